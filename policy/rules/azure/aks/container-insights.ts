import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/container-insights",
  title: "What containers write is kept outside the cluster",
  why: "Who breaks into a container deletes its log with it.",
  severity: "medium",
  area: "logging",
  controls: {},
  fix: 'Set addonProfiles.omsagent.enabled to true, and useAADAuth to "true" in its config.',
  check: ({ addonProfiles }) => {
    const { enabled, config } = addonProfiles?.omsagent ?? {};
    return enabled === true
      ? // Otherwise the agent shows the workspace's shared key.
        unless(config?.useAADAuth === "true", "useAADAuth is not true")
      : ["the omsagent add-on is off"];
  },
  good: () => [{ addonProfiles: { omsagent: { enabled: true, config: { useAADAuth: "true" } } } }],
  bad: () => [
    {},
    { addonProfiles: { omsagent: { enabled: true } } },
    { addonProfiles: { omsagent: { enabled: false } } },
  ],
});
