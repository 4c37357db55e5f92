import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/nodePool:NodePool", {
  id: "gcp/gke/auto-repair",
  title: "Broken nodes are replaced",
  why: "A node that failed its checks is half monitored and half patched.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.2"] },
  fix: "Set management.autoRepair to true, or leave it out.",
  check: ({ management }) => when(management?.autoRepair === false, "autoRepair is false"),
  good: () => [{}, { management: { autoRepair: true } }],
  bad: () => [{ management: { autoRepair: false } }],
});
