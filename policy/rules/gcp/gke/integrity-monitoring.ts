import { unless } from "../../../problems";
import { allNodeConfigsRule } from "../../../rule";

export default allNodeConfigsRule({
  id: "gcp/gke/integrity-monitoring",
  title: "Changes to a node's start-up are noticed",
  why: "A changed boot is only noticed by comparing it with a good one.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.6"] },
  fix: "Set shieldedInstanceConfig.enableIntegrityMonitoring of the nodes to true.",
  check: ({ shieldedInstanceConfig }) =>
    unless(shieldedInstanceConfig?.enableIntegrityMonitoring === true, "enableIntegrityMonitoring is not true"),
  good: () => [{ shieldedInstanceConfig: { enableIntegrityMonitoring: true } }],
  bad: () => [{}, { shieldedInstanceConfig: { enableSecureBoot: true } }],
});
