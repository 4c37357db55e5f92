import { unless } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { allContainersOf, contextOf, isForLinux } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/seccomp",
  title: "System calls are filtered by seccomp",
  why: "Hundreds of system calls that no program needs are where the kernel is attacked.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.6.2"], gke: ["4.6.2"] },
  fix: "Set securityContext.seccompProfile.type to RuntimeDefault on the pod.",
  applies: isForLinux,
  check: (pod) =>
    problemsIn(allContainersOf(pod), ({ name, item }) => {
      const profile = contextOf(pod, item, "seccompProfile");
      const filtered = ["RuntimeDefault", "Localhost"].includes(profile?.type ?? "");
      return unless(filtered, `${name}: seccomp is ${profile?.type ?? "not set"}`);
    }),
  good: () => [
    { securityContext: { seccompProfile: { type: "RuntimeDefault" } }, containers: [{ name: "app" }] },
    { containers: [{ name: "app", securityContext: { seccompProfile: { type: "Localhost" } } }] },
  ],
  bad: () => [
    { containers: [{ name: "app" }] },
    { securityContext: { seccompProfile: { type: "Unconfined" } }, containers: [{ name: "app" }] },
    {
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
      containers: [{ name: "app", securityContext: { seccompProfile: { type: "Unconfined" } } }],
    },
  ],
});
