import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { nodeManagement } from "../../../views/node-configs";

export default ruleOn(nodeManagement, {
  id: "gcp/gke/auto-repair",
  title: "Broken nodes are replaced",
  why: "A node that failed its checks is half monitored and half patched.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.2"] },
  fix: "Set management.autoRepair to true, or leave it out.",
  check: ({ autoRepair }) => when(autoRepair === false, "autoRepair is false"),
  good: () => [{}, { autoRepair: true }],
  bad: () => [{ autoRepair: false }],
});
