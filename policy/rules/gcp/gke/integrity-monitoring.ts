import { unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/integrity-monitoring",
  title: "Changes to a node's start-up are noticed",
  why: "A changed boot is only noticed by comparing it with a good one.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.6"] },
  fix: "Set nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring to true.",
  check: ({ shieldedInstanceConfig }) =>
    unless(shieldedInstanceConfig?.enableIntegrityMonitoring === true, "enableIntegrityMonitoring is not true"),
  good: () => [{ shieldedInstanceConfig: { enableIntegrityMonitoring: true } }],
  bad: () => [{}, { shieldedInstanceConfig: { enableSecureBoot: true } }],
});
