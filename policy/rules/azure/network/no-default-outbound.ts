import { unless } from "../../../problems";
import { subnetRule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isForMachines } from "../../../views/subnets";

export default subnetRule({
  id: "azure/network/no-default-outbound",
  title: "Subnets reach the internet by a way that somebody chose",
  why: "An address that Azure lends can change, is shared, and no log or rule is in its way.",
  severity: "medium",
  area: "network isolation",
  controls: {},
  fix: "Set defaultOutboundAccess to false, and give the subnet a NAT gateway or a route where it needs one.",
  applies: isForMachines,
  // Otherwise Azure lends an address of its own, which belongs to nobody and can change.
  check: ({ defaultOutboundAccess, natGateway }) =>
    unless(defaultOutboundAccess === false || isSet(natGateway, "id"), "Azure's default outbound access is on"),
  good: () => [{ defaultOutboundAccess: false }, { natGateway: { id: "/subscriptions/…/natGateways/out" } }],
  bad: () => [{}, { defaultOutboundAccess: true }],
});
