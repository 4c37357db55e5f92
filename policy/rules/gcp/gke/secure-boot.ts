import { unless } from "../../../problems";
import { allNodeConfigsRule } from "../../../rule";

export default allNodeConfigsRule({
  id: "gcp/gke/secure-boot",
  title: "Nodes start only what is signed",
  why: "A changed boot loader is below everything that could notice it.",
  severity: "high",
  area: "node security",
  controls: { gke: ["5.5.7"] },
  fix: "Set shieldedInstanceConfig.enableSecureBoot of the nodes to true.",
  check: ({ shieldedInstanceConfig }) =>
    unless(shieldedInstanceConfig?.enableSecureBoot === true, "enableSecureBoot is not true"),
  good: () => [{ shieldedInstanceConfig: { enableSecureBoot: true } }],
  bad: () => [{}, { shieldedInstanceConfig: { enableIntegrityMonitoring: true } }],
});
