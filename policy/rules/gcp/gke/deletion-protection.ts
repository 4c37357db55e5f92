import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/deletion-protection",
  title: "Clusters are not deleted by a slip",
  why: "With its cluster goes all that runs on it, and what watched it.",
  severity: "low",
  area: "runtime security",
  controls: {},
  fix: "Leave deletionProtection on.",
  check: ({ deletionProtection }) => when(deletionProtection === false, "deletionProtection is false"),
  good: () => [{}, { deletionProtection: true }],
  bad: () => [{ deletionProtection: false }],
});
