import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default stackRule("azure-native:network:VirtualNetwork", {
  id: "azure/network/flow-logs",
  title: "Every virtual network records its flows in Log Analytics",
  why: "Without them, nobody can say where data went after a break-in.",
  severity: "high",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.6"] },
  fix: "Add a FlowLog for the network with traffic analytics and a workspace.",
  // Azure takes no new flow logs of network security groups.
  check(network, stack) {
    const logs = stack.pointingAt(network, "azure-native:network:FlowLog", "targetResourceId");
    const analysed = logs.some(({ properties: { enabled, flowAnalyticsConfiguration } }) => {
      const analytics = flowAnalyticsConfiguration?.networkWatcherFlowAnalyticsConfiguration;
      return enabled === true && analytics?.enabled === true && isSet(analytics, "workspaceResourceId");
    });
    return unless(analysed, logs.length > 0 ? "its flow log does not go to a workspace" : "no flow log");
  },
  good: [
    [
      resource("azure-native:network:VirtualNetwork", "network", {}),
      resource(
        "azure-native:network:FlowLog",
        "flows",
        {
          enabled: true,
          flowAnalyticsConfiguration: {
            networkWatcherFlowAnalyticsConfiguration: { enabled: true, workspaceResourceId: "/subscriptions/…" },
          },
        },
        { targetResourceId: "network" },
      ),
    ],
  ],
  bad: [
    [resource("azure-native:network:VirtualNetwork", "network", {})],
    [
      resource("azure-native:network:VirtualNetwork", "network", {}),
      resource("azure-native:network:FlowLog", "flows", { enabled: true }, { targetResourceId: "network" }),
    ],
  ],
});
