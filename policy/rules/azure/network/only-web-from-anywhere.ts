import { when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { adminPorts, holdsPort, portRange } from "../../../views/ports";
import { admitsAnyone, destinationPortsOf, isFor } from "../../../views/network-security-rules";

const isWeb = (range: string) => {
  const { from, to } = portRange(range) ?? {};
  return from === to && (from === 80 || from === 443);
};

/** What opens these is told by the rule about them. */
const isAdministrative = (range: string) => adminPorts.some((port) => holdsPort(portRange(range), port));

const inbound = { access: "Allow", direction: "Inbound", protocol: "Tcp", sourceAddressPrefix: "*" };

export default networkSecurityRule({
  id: "azure/network/only-web-from-anywhere",
  title: "Network security groups let the internet reach nothing but the web's ports",
  why: "Every other port belongs to something that was never meant to talk to strangers.",
  severity: "high",
  area: "network isolation",
  controls: {},
  fix: "Name the ranges that traffic comes from.",
  applies: (rule) => isFor(rule, "tcp"),
  check(rule) {
    const others = destinationPortsOf(rule).filter((range) => !isWeb(range) && !isAdministrative(range));
    return when(admitsAnyone(rule) && others.length > 0, () => `anybody reaches ${others.join(", ")}`);
  },
  good: () => [
    { ...inbound, destinationPortRange: "443" },
    { ...inbound, destinationPortRanges: ["80", "443"] },
    { ...inbound, sourceAddressPrefix: "GatewayManager", destinationPortRange: "65200-65535" },
  ],
  bad: () => [
    { ...inbound, destinationPortRange: "5432" },
    { ...inbound, sourceAddressPrefix: "Internet", destinationPortRange: "8443" },
    { ...inbound, protocol: "*", destinationPortRanges: ["443", "6379"] },
    { ...inbound, destinationPortRange: "8000-9000" },
  ],
});
