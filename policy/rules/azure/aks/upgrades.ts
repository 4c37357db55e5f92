import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { isBase } from "../../../views/aks-clusters";

const byDefault = { upgradeChannel: "none", nodeOSUpgradeChannel: "NodeImage" };

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/upgrades",
  title: "The cluster and its nodes get security updates by themselves",
  why: "Known holes stay open until somebody finds time.",
  severity: "medium",
  area: "node security",
  controls: { peers: ["2.9"] },
  fix: "Set autoUpgradeProfile.upgradeChannel, and leave nodeOSUpgradeChannel out or set it to NodeImage.",
  applies: isBase,
  check: ({ autoUpgradeProfile }) =>
    (["upgradeChannel", "nodeOSUpgradeChannel"] as const).flatMap((key) => {
      const channel = autoUpgradeProfile?.[key];
      return when(
        ["none", "unmanaged"].includes(text(channel ?? byDefault[key]).toLowerCase()),
        `${key} is ${channel ?? "not set"}`,
      );
    }),
  good: () => [
    { autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" } },
    { autoUpgradeProfile: { upgradeChannel: "patch" } },
  ],
  bad: () => [
    {},
    { autoUpgradeProfile: { upgradeChannel: "none", nodeOSUpgradeChannel: "NodeImage" } },
    { autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "None" } },
    { autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "Unmanaged" } },
  ],
});
