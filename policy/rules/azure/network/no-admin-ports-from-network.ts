import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { allowsIn, reachesPort, says } from "../../../views/network-security-rules";
import { adminPorts } from "../../../views/ports";

export default networkSecurityRule({
  id: "azure/network/no-admin-ports-from-network",
  title: "Ports of remote administration are closed to the rest of the network",
  why: "From the first machine that is taken over, all others are one sign-in away.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["2.26"] },
  fix: "Name the range that administrators come from.",
  elsewhere: true,
  applies: (rule) => allowsIn(rule) && says(rule.sourceAddressPrefix, "VirtualNetwork"),
  check: (rule) =>
    adminPorts.flatMap((port) => when(reachesPort(rule, port), `the whole network reaches port ${port}`)),
  good: () => [
    {
      name: "https",
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      destinationPortRange: "443",
    },
  ],
  bad: () => [
    {
      name: "ssh",
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      destinationPortRange: "22",
    },
    {
      name: "ssh",
      direction: "inbound",
      access: "allow",
      protocol: "tcp",
      sourceAddressPrefix: "virtualNetwork",
      destinationPortRange: "22",
    },
  ],
});
