import { unless, when } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn, problemsOf } from "../../../unknown";
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
    problemsIn([{ name: "the pod", item: pod }, ...containersOf(pod)], ({ name, item }) => {
      const options = item.securityContext?.seLinuxOptions;
      return problemsOf(
        () => unless(harmless.includes(options?.type ?? ""), `${name} has the type ${options?.type}`),
        () => when(Boolean(options?.user), () => `${name} has the user ${options?.user}`),
        () => when(Boolean(options?.role), () => `${name} has the role ${options?.role}`),
      );
    }),
  good: () => [
    { containers: [{ name: "app" }] },
    { containers: [], securityContext: { seLinuxOptions: { type: "container_t" } } },
  ],
  bad: () => [
    { containers: [{ name: "app", securityContext: { seLinuxOptions: { type: "spc_t" } } }] },
    { containers: [], securityContext: { seLinuxOptions: { user: "system_u" } } },
    { containers: [], securityContext: { seLinuxOptions: { role: "system_r" } } },
  ],
});
