import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:network:FirewallPolicy", {
  id: "azure/network/firewall-threats",
  title: "Firewalls stop what talks to known attackers",
  why: "What was broken into calls home to addresses that are known; it need not get through.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Set threatIntelMode to Deny.",
  elsewhere: true,
  // Left out, it is Alert: the traffic passes.
  check: ({ threatIntelMode }) =>
    unless(threatIntelMode === "Deny", `threatIntelMode is ${threatIntelMode ?? "not set"}`),
  good: () => [{ threatIntelMode: "Deny" }],
  bad: () => [{}, { threatIntelMode: "Alert" }, { threatIntelMode: "Off" }],
});
