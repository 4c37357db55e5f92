import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("azure-native:compute:VirtualMachine", {
  id: "azure/network/bastion",
  title: "Machines are reached through a bastion host",
  why: "Without one, the way to a machine is a public address with an open port.",
  severity: "low",
  area: "network isolation",
  controls: { "azure-foundations": ["8.4.1"] },
  fix: "Add a BastionHost to the machines' network, if no other stack has one.",
  elsewhere: true,
  check: (_, stack) =>
    unless(stack.all("azure-native:network:BastionHost").length > 0, "the stack has no bastion host"),
  good: () => [
    [
      resource("azure-native:compute:VirtualMachine", "machine", {}),
      resource("azure-native:network:BastionHost", "bastion", {}),
    ],
  ],
  bad: () => [[resource("azure-native:compute:VirtualMachine", "machine", {})]],
});
