import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere } from "../../../views/ports";

export default networkSecurityRule({
  id: "azure/network/no-open-egress",
  title: "Security groups name the ports that lead to the internet",
  why: "Stolen data leaves by whatever port is open.",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["2.25"] },
  fix: "Name destinationPortRanges.",
  applies: ({ direction, access }) => direction === "Outbound" && access === "Allow",
  check(rule) {
    const targets = [...strings(rule.destinationAddressPrefix), ...strings(rule.destinationAddressPrefixes)];
    const ports = [...strings(rule.destinationPortRange), ...strings(rule.destinationPortRanges)];
    return when(
      targets.some(isAnywhere) && ports.some((range) => ["*", "0-65535"].includes(range)),
      "every port leads to the internet",
    );
  },
  good: [
    {
      name: "https",
      direction: "Outbound",
      access: "Allow",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "443",
    },
  ],
  bad: [
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
      direction: "Outbound",
      access: "Allow",
      protocol: "*",
      destinationAddressPrefixes: ["0.0.0.0/0"],
      destinationPortRanges: ["0-65535"],
    },
  ],
});
