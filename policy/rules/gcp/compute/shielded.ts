import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isObject } from "../../../views/json";
import { instancesAndTemplates } from "../../../views/instance-metadata";

export default rule(instancesAndTemplates, {
  id: "gcp/compute/shielded",
  title: "Instances know when their boot was tampered with",
  why: "A changed boot loader is below everything that could notice it.",
  severity: "medium",
  area: "node security",
  controls: { "gcp-foundations": ["4.8"] },
  fix: "Set shieldedInstanceConfig, with enableVtpm and enableIntegrityMonitoring left on.",
  elsewhere: true,

  check: ({ shieldedInstanceConfig }) => [
    ...unless(isObject(shieldedInstanceConfig), "shieldedInstanceConfig is not set"),
    ...when(shieldedInstanceConfig?.enableVtpm === false, "enableVtpm is false"),
    ...when(shieldedInstanceConfig?.enableIntegrityMonitoring === false, "enableIntegrityMonitoring is false"),
  ],
  good: () => [{ shieldedInstanceConfig: { enableSecureBoot: true } }],
  bad: () => [
    {},
    { shieldedInstanceConfig: { enableVtpm: false } },
    { shieldedInstanceConfig: { enableIntegrityMonitoring: false } },
  ],
});
