import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:network:FlowLog", {
  id: "azure/network/flow-logs-analysed",
  title: "Flow logs go to Log Analytics",
  why: "Files in a storage account are looked at by nobody until it is too late.",
  severity: "medium",
  area: "logging",
  controls: { "azure-foundations": ["6.1.1.5", "6.1.1.6"] },
  fix: "Set flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.enabled to true, and workspaceResourceId.",
  check({ flowAnalyticsConfiguration }) {
    const analytics = flowAnalyticsConfiguration?.networkWatcherFlowAnalyticsConfiguration;
    return [
      ...unless(analytics?.enabled === true, "traffic analytics is off"),
      ...unless(isSet(analytics, "workspaceResourceId"), "no workspace is named"),
    ];
  },
  good: () => [
    {
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: { enabled: true, workspaceResourceId: "/subscriptions/…" },
      },
    },
  ],
  bad: () => [
    {},
    {
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: { enabled: false, workspaceResourceId: "/subscriptions/…" },
      },
    },
    { flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { enabled: true } } },
  ],
});
