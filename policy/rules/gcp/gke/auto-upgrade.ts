import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { nodeManagement } from "../../../views/node-configs";

export default ruleOn(nodeManagement, {
  id: "gcp/gke/auto-upgrade",
  title: "Nodes get security updates by themselves",
  why: "Known holes stay open until somebody finds time.",
  severity: "high",
  area: "node security",
  controls: { gke: ["5.5.3"] },
  fix: "Set management.autoUpgrade to true, or leave it out.",
  check: ({ autoUpgrade }) => when(autoUpgrade === false, "autoUpgrade is false"),
  good: () => [{}, { autoUpgrade: true }],
  bad: () => [{ autoUpgrade: false }],
});
