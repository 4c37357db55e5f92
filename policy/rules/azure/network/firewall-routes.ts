import { resource } from "../../../examples";
import { list } from "../../../problems";
import { stackRule } from "../../../rule";
import { isAnywhere } from "../../../views/ports";

const firewall = resource("azure-native:network:AzureFirewall", "firewall", {});

export default stackRule("azure-native:network:RouteTable", {
  id: "azure/network/firewall-routes",
  title: "Nothing gets past the firewall",
  why: "A route around the firewall makes all that it forbids possible.",
  severity: "high",
  area: "network isolation",
  controls: {},
  fix: "Lead 0.0.0.0/0 to the firewall: nextHopType VirtualAppliance.",
  elsewhere: true,
  applies: (_, stack) => stack.all("azure-native:network:AzureFirewall").length > 0,
  check: ({ properties: { routes } }) =>
    list(routes)
      .filter(({ addressPrefix, nextHopType }) => isAnywhere(addressPrefix) && nextHopType !== "VirtualAppliance")
      .map(({ addressPrefix, nextHopType }) => `${addressPrefix} leads to ${nextHopType}`),
  good: () => [
    [
      firewall,
      resource("azure-native:network:RouteTable", "routes", {
        routes: [{ addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" }],
      }),
    ],
  ],
  bad: () => [
    [
      firewall,
      resource("azure-native:network:RouteTable", "routes", {
        routes: [{ addressPrefix: "0.0.0.0/0", nextHopType: "Internet" }],
      }),
    ],
  ],
});
