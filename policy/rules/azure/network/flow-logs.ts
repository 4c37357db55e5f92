import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("azure-native:network:VirtualNetwork", {
  id: "azure/network/flow-logs",
  title: "Every virtual network records its flows",
  why: "Without them, nobody can say where data went after a break-in.",
  severity: "high",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.6"] },
  fix: "Add a FlowLog for the network, enabled.",
  // Azure takes no new flow logs of network security groups.
  check(network, stack) {
    const logs = stack.pointingAt(network, "azure-native:network:FlowLog", "targetResourceId");
    return unless(
      logs.some(({ properties: { enabled } }) => enabled === true),
      logs.length > 0 ? "its flow log is off" : "no flow log",
    );
  },
  good: () => [
    [
      resource("azure-native:network:VirtualNetwork", "network", {}),
      resource("azure-native:network:FlowLog", "flows", { enabled: true }, { targetResourceId: "network" }),
    ],
  ],
  bad: () => [
    [resource("azure-native:network:VirtualNetwork", "network", {})],
    [
      resource("azure-native:network:VirtualNetwork", "network", {}),
      resource("azure-native:network:FlowLog", "flows", { enabled: false }, { targetResourceId: "network" }),
    ],
  ],
});
