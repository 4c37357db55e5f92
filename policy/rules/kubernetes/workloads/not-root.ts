import { isPart } from "../../../declared-objects";
import { when } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn, someIs } from "../../../unknown";
import { allContainersOf, contextOf, isForLinux } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/not-root",
  title: "Containers do not run as root",
  why: "A flaw in the runtime is worth most to a process that is root already.",
  severity: "medium",
  area: "runtime security",
  controls: { kubernetes: ["5.2.7", "5.6.3"], aks: ["4.6.2"], gke: ["4.6.3"], peers: ["4.11"] },
  fix: "Set securityContext.runAsNonRoot, or a runAsUser above 0, on the pod or the container.",
  applies: isForLinux,
  check: (pod) =>
    problemsIn(allContainersOf(pod), ({ name, item }) => {
      const nonRoot = () => contextOf(pod, item, "runAsNonRoot");
      const isRoot = () => {
        const user = contextOf(pod, item, "runAsUser");
        return user === undefined ? nonRoot() !== true : !(user > 0);
      };
      // Whether a user is named beside it, a patch does not always say.
      const isUnguarded = () => isPart(pod) && nonRoot() === false;
      return when(
        someIs([isRoot, isUnguarded], (holds) => holds()),
        `${name}: may run as root`,
      );
    }),
  good: () => [
    { containers: [{ name: "app", securityContext: { runAsNonRoot: true } }] },
    { containers: [{ name: "app", securityContext: { runAsUser: 1000 } }] },
    { securityContext: { runAsNonRoot: true }, containers: [{ name: "app" }], initContainers: [{ name: "init" }] },
  ],
  bad: () => [
    { containers: [{ name: "app" }] },
    { containers: [{ name: "app", securityContext: { runAsUser: 0 } }] },
    {
      securityContext: { runAsNonRoot: true },
      containers: [{ name: "app", securityContext: { runAsNonRoot: false } }],
    },
    { containers: [], initContainers: [{ name: "init" }] },
  ],
});
