import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:network:VirtualNetwork", {
  id: "azure/network/two-name-servers",
  title: "Networks with name servers of their own have two",
  why: "Without a second one, all names are gone with the first.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["2.23"] },
  fix: "Name two servers in dhcpOptions.dnsServers.",
  elsewhere: true,
  applies: ({ dhcpOptions }) => list(dhcpOptions?.dnsServers).length > 0,
  check: ({ dhcpOptions }) => unless(list(dhcpOptions?.dnsServers).length > 1, "it has one name server"),
  good: () => [{ dhcpOptions: { dnsServers: ["10.0.0.4", "10.0.0.5"] } }],
  bad: () => [{ dhcpOptions: { dnsServers: ["10.0.0.4"] } }],
});
