import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { instancesAndTemplates } from "../../../views/instance-metadata";

export default rule(instancesAndTemplates, {
  id: "gcp/compute/confidential",
  title: "Memory of instances is encrypted",
  why: "What a program works on is readable in memory for whoever controls the host.",
  severity: "low",
  area: "node security",
  controls: { "gcp-foundations": ["4.11"] },
  fix: "Set confidentialInstanceConfig.enableConfidentialCompute to true.",
  elsewhere: true,

  check: ({ confidentialInstanceConfig }) =>
    unless(
      confidentialInstanceConfig?.enableConfidentialCompute === true ||
        isSet(confidentialInstanceConfig, "confidentialInstanceType"),
      "confidentialInstanceConfig is off",
    ),
  good: () => [
    { confidentialInstanceConfig: { enableConfidentialCompute: true } },
    { confidentialInstanceConfig: { confidentialInstanceType: "TDX" } },
  ],
  bad: () => [{}],
});
