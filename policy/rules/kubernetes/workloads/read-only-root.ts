import { unless } from "../../../problems";
import { linuxContainerRule } from "../../../rule";

export default linuxContainerRule({
  id: "kubernetes/workloads/read-only-root",
  title: "Containers cannot write to their own image",
  why: "An intruder who cannot write cannot leave a tool behind.",
  severity: "medium",
  area: "runtime security",
  controls: { kubernetes: ["5.6.3"], aks: ["4.6.2"], gke: ["4.6.3"], peers: ["4.8"] },
  fix: "Set securityContext.readOnlyRootFilesystem, and mount an emptyDir where the container writes.",
  check: ({ securityContext }) =>
    unless(securityContext?.readOnlyRootFilesystem === true, "readOnlyRootFilesystem is not true"),
  good: () => [{ securityContext: { readOnlyRootFilesystem: true } }],
  bad: () => [{}, { securityContext: { readOnlyRootFilesystem: false } }],
});
