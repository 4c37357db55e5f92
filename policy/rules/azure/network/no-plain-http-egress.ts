import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { isForBastion } from "../../../views/bastion-subnets";
import {
  allowsOut,
  destinationPortsOf,
  destinationsOf,
  isEveryPort,
  isFor,
} from "../../../views/network-security-rules";
import { holdsPort, isAnywhere, portRange } from "../../../views/ports";

export default networkSecurityRule({
  id: "azure/network/no-plain-http-egress",
  title: "Nothing speaks plain HTTP to the internet",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Let out port 443 only.",
  applies: allowsOut,
  check: (rule) => {
    const open = destinationsOf(rule).filter(isAnywhere);
    return when(
      open.length > 0 &&
        isFor(rule, "tcp") &&
        destinationPortsOf(rule).some((range) => !isEveryPort(range) && holdsPort(portRange(range), 80)),
      `port 80 of ${open.join(", ")} can be reached`,
    );
  },
  isSettled: isForBastion,
  good: () => [
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "443",
    },
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "Udp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "80",
    },
  ],
  bad: () => [
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "Tcp",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "80",
    },
    {
      access: "Allow",
      direction: "Outbound",
      protocol: "*",
      destinationAddressPrefixes: ["10.0.0.0/8", "128.0.0.0/1"],
      destinationPortRanges: ["443", "80-81"],
    },
  ],
});
