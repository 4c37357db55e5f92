import { unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/integrity-monitoring",
  title: "Changes to a node's start-up are noticed",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.6"] },
  fix: "Set nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring to true.",
  check: ({ shieldedInstanceConfig }) =>
    unless(shieldedInstanceConfig?.enableIntegrityMonitoring === true, "enableIntegrityMonitoring is not true"),
  good: [{ shieldedInstanceConfig: { enableIntegrityMonitoring: true } }],
  bad: [{}, { shieldedInstanceConfig: { enableSecureBoot: true } }],
});
