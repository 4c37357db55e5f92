import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isStandard } from "../../../views/gke-clusters";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/workload-identity",
  title: "Workloads have identities of their own",
  why: "Without one, pods share the node's identity, or carry keys.",
  severity: "high",
  area: "identity",
  controls: { gke: ["5.2.2"] },
  fix: "Set workloadIdentityConfig.workloadPool to PROJECT.svc.id.goog.",
  applies: isStandard,
  check: ({ workloadIdentityConfig }) =>
    unless(isSet(workloadIdentityConfig, "workloadPool"), "workloadIdentityConfig is not set"),
  good: () => [{ workloadIdentityConfig: { workloadPool: "project.svc.id.goog" } }],
  bad: () => [{}],
});
