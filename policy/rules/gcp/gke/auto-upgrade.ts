import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/nodePool:NodePool", {
  id: "gcp/gke/auto-upgrade",
  title: "Nodes get security updates by themselves",
  why: "Known holes stay open until somebody finds time.",
  severity: "high",
  area: "node security",
  controls: { gke: ["5.5.3"] },
  fix: "Set management.autoUpgrade to true, or leave it out.",
  check: ({ management }) => when(management?.autoUpgrade === false, "autoUpgrade is false"),
  good: () => [{}, { management: { autoUpgrade: true } }],
  bad: () => [{ management: { autoUpgrade: false } }],
});
