import { unless, when } from "../../../problems";
import { podRule } from "../../../rule";
import { containersOf } from "../../../views/containers";

/** Those that the Baseline standard of Kubernetes lets through. */
const harmless = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

export default podRule({
  id: "kubernetes/workloads/se-linux",
  title: "Containers have no other SELinux label than the runtime's",
  why: "A label such as spc_t lets a container do to the node whatever it likes.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.12"] },
  fix: "Leave seLinuxOptions.type, user and role out.",
  check: (pod) =>
    [{ name: "the pod", item: pod }, ...containersOf(pod)].flatMap(({ name, item }) => {
      const { type, user, role } = item.securityContext?.seLinuxOptions ?? {};
      return [
        ...unless(harmless.includes(type ?? ""), `${name} has the type ${type}`),
        ...when(Boolean(user), `${name} has the user ${user}`),
        ...when(Boolean(role), `${name} has the role ${role}`),
      ];
    }),
  good: [
    { containers: [{ name: "app" }] },
    { containers: [], securityContext: { seLinuxOptions: { type: "container_t" } } },
  ],
  bad: [
    { containers: [{ name: "app", securityContext: { seLinuxOptions: { type: "spc_t" } } }] },
    { containers: [], securityContext: { seLinuxOptions: { user: "system_u" } } },
    { containers: [], securityContext: { seLinuxOptions: { role: "system_r" } } },
  ],
});
