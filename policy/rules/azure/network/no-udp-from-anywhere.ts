import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { admitsAnyone, isFor } from "../../../views/network-security-rules";

export default networkSecurityRule({
  id: "azure/network/no-udp-from-anywhere",
  title: "Network security groups let nobody on the internet send UDP",
  why: "Open UDP services are used to flood others, with forged senders.",
  severity: "high",
  area: "network isolation",
  controls: { "azure-foundations": ["7.3"] },
  fix: "Remove the rule, or name the range that clients come from.",
  check: (rule) => when(admitsAnyone(rule) && isFor(rule, "udp"), "anybody can send UDP"),
  good: () => [
    { access: "Allow", direction: "Inbound", protocol: "Tcp", sourceAddressPrefix: "*", destinationPortRange: "8443" },
  ],
  bad: () => [
    { access: "Allow", direction: "Inbound", protocol: "Udp", sourceAddressPrefix: "*", destinationPortRange: "53" },
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "*",
      sourceAddressPrefix: "0.0.0.0/0",
      destinationPortRange: "443",
    },
  ],
});
