import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:eks/cluster:Cluster", {
  id: "aws/eks/container-insights",
  title: "Container Insights watches nodes and pods",
  why: "Without figures of nodes and pods, an outage or a miner shows first on the bill.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Add the amazon-cloudwatch-observability add-on.",
  check(cluster, stack) {
    const addons = stack.pointingAt(cluster, "aws:eks/addon:Addon", "clusterName");
    return unless(
      addons.some(({ properties }) => properties.addonName === "amazon-cloudwatch-observability"),
      "no amazon-cloudwatch-observability add-on",
    );
  },
  good: () => [
    [
      resource("aws:eks/cluster:Cluster", "cluster", {}),
      resource(
        "aws:eks/addon:Addon",
        "insights",
        { addonName: "amazon-cloudwatch-observability" },
        { clusterName: "cluster" },
      ),
    ],
  ],
  bad: () => [
    [resource("aws:eks/cluster:Cluster", "cluster", {})],
    [
      resource("aws:eks/cluster:Cluster", "cluster", {}),
      resource("aws:eks/addon:Addon", "dns", { addonName: "coredns" }, { clusterName: "cluster" }),
    ],
  ],
});
