import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { allowsOut, destinationPortsOf, destinationsOf, isEveryPort } from "../../../views/network-security-rules";
import { isAnywhere } from "../../../views/ports";

export default networkSecurityRule({
  id: "azure/network/no-open-egress",
  title: "Security groups name the ports that lead to the internet",
  why: "Stolen data leaves by whatever port is open.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["2.25"] },
  fix: "Name destinationPortRanges.",
  applies: allowsOut,
  check: (rule) =>
    when(
      destinationsOf(rule).some(isAnywhere) && destinationPortsOf(rule).some(isEveryPort),
      "every port leads to the internet",
    ),
  good: () => [
    {
      name: "https",
      direction: "Outbound",
      access: "Allow",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "443",
    },
  ],
  bad: () => [
    {
      name: "all",
      direction: "Outbound",
      access: "Allow",
      protocol: "*",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "*",
    },
    {
      name: "all",
      direction: "outbound",
      access: "allow",
      protocol: "*",
      destinationAddressPrefixes: ["0.0.0.0/0"],
      destinationPortRanges: ["0-65535"],
    },
  ],
});
