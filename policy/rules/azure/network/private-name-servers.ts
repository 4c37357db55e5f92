import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

/** 168.63.129.16 is Azure's own, inside of every network. */
const isPrivate = (address: string) =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/.test(address) ||
  address === "168.63.129.16";

export default rule("azure-native:network:VirtualNetwork", {
  id: "azure/network/private-name-servers",
  title: "Networks ask name servers of their own",
  why: "A server on the internet hears of every name that is looked up, and may answer what it likes.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["2.24"] },
  fix: "Name servers with private addresses in dhcpOptions.dnsServers, or none.",
  elsewhere: true,
  applies: ({ dhcpOptions }) => list(dhcpOptions?.dnsServers).length > 0,
  check: ({ dhcpOptions }) =>
    list(dhcpOptions?.dnsServers).flatMap((server) => unless(isPrivate(server), `${server} is on the internet`)),
  good: () => [{ dhcpOptions: { dnsServers: ["10.0.0.4", "168.63.129.16"] } }],
  bad: () => [{ dhcpOptions: { dnsServers: ["10.0.0.4", "8.8.8.8"] } }],
});
