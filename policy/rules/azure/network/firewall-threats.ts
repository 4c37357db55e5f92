import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule(["azure-native:network:FirewallPolicy", "azure-native:network:AzureFirewall"], {
  id: "azure/network/firewall-threats",
  title: "Firewalls stop what talks to known attackers",
  why: "What was broken into calls home to addresses that are known; it need not get through.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Set threatIntelMode to Deny.",
  elsewhere: true,
  // The policy of a firewall says it, if there is one.
  applies: (firewall: { readonly threatIntelMode?: string; readonly firewallPolicy?: unknown }) =>
    !isSet(firewall, "firewallPolicy"),
  // Left out, it is Alert: the traffic passes. The plan Basic has no more than that.
  check: ({ threatIntelMode, sku }) =>
    unless(
      threatIntelMode === "Deny" || (threatIntelMode !== "Off" && sku?.tier === "Basic"),
      `threatIntelMode is ${threatIntelMode ?? "not set"}`,
    ),
  good: () => [{ threatIntelMode: "Deny" }, { sku: { tier: "Basic" } }],
  bad: () => [{}, { threatIntelMode: "Alert" }, { threatIntelMode: "Off", sku: { tier: "Basic" } }],
});
