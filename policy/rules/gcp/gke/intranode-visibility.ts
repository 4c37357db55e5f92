import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isStandard } from "../../../views/gke-clusters";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/intranode-visibility",
  title: "Flow logs also see traffic that stays on a node",
  why: "Pods on the same node would talk past every flow log.",
  severity: "medium",
  area: "logging",
  controls: { gke: ["5.6.1"] },
  fix: "Set enableIntranodeVisibility to true.",
  applies: isStandard,
  check: ({ enableIntranodeVisibility }) =>
    unless(enableIntranodeVisibility === true, "enableIntranodeVisibility is not true"),
  good: () => [{ enableIntranodeVisibility: true }],
  bad: () => [{}, { enableIntranodeVisibility: false }],
});
