import { when } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { containersOf } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/no-windows-host-process",
  title: "No Windows container runs as a process of the node",
  why: "A host process is an administrator of its node.",
  severity: "critical",
  area: "runtime security",
  controls: { kubernetes: ["5.2.10"] },
  fix: "Remove windowsOptions.hostProcess.",
  check: (pod) =>
    problemsIn([{ name: "the pod", item: pod }, ...containersOf(pod)], ({ name, item }) =>
      when(item.securityContext?.windowsOptions?.hostProcess === true, `${name}: hostProcess is true`),
    ),
  good: () => [{}, { containers: [{ name: "app" }] }],
  bad: () => [
    { securityContext: { windowsOptions: { hostProcess: true } } },
    { containers: [{ name: "app", securityContext: { windowsOptions: { hostProcess: true } } }] },
  ],
});
