import { none, text, unless } from "../../../problems";
import { rule } from "../../../rule";
import { problemsOf } from "../../../unknown";
import { isClosed } from "../../../views/storage-accounts";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/network-default-deny",
  title: "Storage refuses networks that nobody named",
  why: "A stolen key or link is worth less where it only works inside the network.",
  severity: "high",
  area: "network isolation",
  controls: { "azure-foundations": ["9.3.2.3", "9.3.5"] },
  fix: "Set networkRuleSet.defaultAction to Deny and bypass to AzureServices.",
  // Left out, bypass lets Azure's own services in. Behind a perimeter, its rules hold and not the account's.
  check: (account) =>
    isClosed(account)
      ? none
      : problemsOf(
          () => unless(account.networkRuleSet?.defaultAction === "Deny", "networkRuleSet.defaultAction is not Deny"),
          () =>
            unless(
              text(account.networkRuleSet?.bypass ?? "AzureServices").includes("AzureServices"),
              "Azure's own services are not let in",
            ),
        ),
  good: () => [
    { networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" } },
    { networkRuleSet: { defaultAction: "Deny" } },
    { publicNetworkAccess: "Disabled" },
    { publicNetworkAccess: "SecuredByPerimeter" },
  ],
  bad: () => [
    {},
    { networkRuleSet: { defaultAction: "Allow" } },
    { networkRuleSet: { defaultAction: "Deny", bypass: "None" } },
  ],
});
