import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:network:VirtualNetwork", {
  id: "azure/network/ddos-protection",
  title: "Virtual networks are under a DDoS protection plan",
  why: "A flood of traffic to one public address takes all behind it down.",
  severity: "low",
  area: "network isolation",
  controls: { "azure-foundations": ["8.5"] },
  fix: "Set enableDdosProtection and ddosProtectionPlan.",
  // A plan costs about 2,900 USD a month, for all networks of the tenant.
  check: ({ enableDdosProtection, ddosProtectionPlan }) =>
    unless(enableDdosProtection === true && isSet(ddosProtectionPlan, "id"), "no plan protects it"),
  good: () => [{ enableDdosProtection: true, ddosProtectionPlan: { id: "/subscriptions/…/ddosProtectionPlans/all" } }],
  bad: () => [{}, { enableDdosProtection: true }],
});
