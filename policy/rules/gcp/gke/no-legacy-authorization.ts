import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-legacy-authorization",
  title: "Rights inside the cluster are RBAC and nothing else",
  why: "Legacy authorization gives every credential of the cluster all rights.",
  severity: "critical",
  area: "identity",
  controls: { gke: ["5.8.3"] },
  fix: "Leave enableLegacyAbac off.",
  check: ({ enableLegacyAbac }) => when(enableLegacyAbac === true, "enableLegacyAbac is true"),
  good: () => [{}, { enableLegacyAbac: false }],
  bad: () => [{ enableLegacyAbac: true }],
});
