import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/deletion-protection",
  title: "Clusters are not deleted by a slip",
  why: "With its cluster goes all that runs on it, and what watched it.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["1.38"] },
  fix: "Set deletionProtection to true.",
  check: ({ deletionProtection }) => unless(deletionProtection === true, "deletionProtection is not true"),
  good: () => [{ deletionProtection: true }],
  bad: () => [{}, { deletionProtection: false }],
});
