import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/not-alpha",
  title: "The cluster is made for production",
  why: "Alpha clusters are neither upgraded nor repaired, and are deleted after 30 days.",
  severity: "high",
  area: "node security",
  controls: { gke: ["5.10.2"] },
  fix: "Leave enableKubernetesAlpha off.",
  check: ({ enableKubernetesAlpha }) => when(enableKubernetesAlpha === true, "enableKubernetesAlpha is true"),
  good: () => [{}, { enableKubernetesAlpha: false }],
  bad: () => [{ enableKubernetesAlpha: true }],
});
