import { none, when } from "../../../problems";
import { networkSecurityRule } from "../../../rule";
import { adminPorts } from "../../../views/ports";
import { admitsAnyCustomer, admitsAnyone, isFor, reachesPort } from "../../../views/network-security-rules";

export default networkSecurityRule({
  id: "azure/network/no-admin-ports-from-anywhere",
  title: "Network security groups let nobody on the internet reach SSH or RDP",
  why: "SSH and RDP on the internet are tried with stolen passwords around the clock.",
  severity: "critical",
  area: "network isolation",
  controls: { "azure-foundations": ["7.1", "7.2"] },
  fix: "Remove the rule, or name the range that administrators come from.",
  check: (rule) =>
    adminPorts.flatMap((port) => {
      if (!isFor(rule, "tcp") || !reachesPort(rule, port)) return none;
      if (admitsAnyone(rule)) return [`anybody reaches port ${port}`];
      return when(admitsAnyCustomer(rule), `every machine in Azure reaches port ${port}`);
    }),
  good: () => [
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "Tcp",
      sourceAddressPrefix: "10.0.0.0/8",
      destinationPortRange: "22",
    },
    { access: "Deny", direction: "Inbound", protocol: "*", sourceAddressPrefix: "*", destinationPortRange: "*" },
    { access: "Allow", direction: "Inbound", protocol: "Tcp", sourceAddressPrefix: "*", destinationPortRange: "8443" },
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "Tcp",
      sourceAddressPrefix: "AzureCloud",
      destinationPortRange: "443",
    },
  ],
  bad: () => [
    { access: "Allow", direction: "Inbound", protocol: "Tcp", sourceAddressPrefix: "*", destinationPortRange: "22" },
    { access: "allow", direction: "inbound", protocol: "tcp", sourceAddressPrefix: "*", destinationPortRange: "22" },
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "*",
      sourceAddressPrefix: "Internet",
      destinationPortRange: "3000-4000",
    },
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "Tcp",
      sourceAddressPrefixes: ["10.0.0.0/8", "0.0.0.0/0"],
      destinationPortRanges: ["443", "3389"],
    },
    {
      access: "Allow",
      direction: "Inbound",
      protocol: "Tcp",
      sourceAddressPrefixes: ["10.0.0.0/8", "AzureCloud.westeurope"],
      destinationPortRange: "22",
    },
  ],
});
