import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isStandard } from "../../../views/gke-clusters";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/network-policies-enforced",
  title: "The cluster enforces network policies",
  why: "Without an engine, network policies are accepted and ignored.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["4.3.1"], kubernetes: ["5.3.1"] },
  fix: "Set datapathProvider to ADVANCED_DATAPATH, without networkPolicy.",
  applies: isStandard,
  check: ({ datapathProvider, networkPolicy, addonsConfig }) =>
    unless(
      datapathProvider === "ADVANCED_DATAPATH" ||
        (networkPolicy?.enabled === true && addonsConfig?.networkPolicyConfig?.disabled === false),
      "nothing enforces network policies",
    ),
  good: () => [
    { datapathProvider: "ADVANCED_DATAPATH" },
    { networkPolicy: { enabled: true }, addonsConfig: { networkPolicyConfig: { disabled: false } } },
  ],
  bad: () => [{}, { networkPolicy: { enabled: true } }, { datapathProvider: "LEGACY_DATAPATH" }],
});
