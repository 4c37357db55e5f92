import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { isForBastion } from "../../../views/bastion-subnets";
import { admitsAnyone, isFor, reachesPort } from "../../../views/network-security-rules";

export default networkSecurityRule({
  id: "azure/network/no-web-from-anywhere",
  title: "Network security groups let nobody on the internet reach a web port",
  why: "What serves the web belongs behind a gateway that filters and terminates TLS, and nothing else is open.",
  severity: "medium",
  area: "network isolation",
  controls: { "azure-foundations": ["7.4"] },
  fix: "Remove the rule, or name the range that clients come from.",
  check: (rule) =>
    [80, 443].flatMap((port) =>
      when(admitsAnyone(rule) && isFor(rule, "tcp") && reachesPort(rule, port), `anybody reaches port ${port}`),
    ),
  isSettled: isForBastion,
  good: () => [
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "Tcp",
      sourceAddressPrefix: "10.0.0.0/8",
      destinationPortRange: "443",
    },
  ],
  bad: () => [
    { access: "Allow", direction: "Inbound", protocol: "Tcp", sourceAddressPrefix: "*", destinationPortRange: "443" },
  ],
});
