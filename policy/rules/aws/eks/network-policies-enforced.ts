import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isObject, parsed } from "../../../views/json";

export default stackRule("aws:eks/cluster:Cluster", {
  id: "aws/eks/network-policies-enforced",
  title: "The cluster enforces network policies",
  why: "Without an enforcing agent, network policies are accepted and ignored.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["4.3.1"], kubernetes: ["5.3.1"] },
  fix: 'Add the vpc-cni add-on with configurationValues {"enableNetworkPolicy": "true"}.',
  // The VPC CNI ignores NetworkPolicies until it is told otherwise.
  check(cluster, stack) {
    const addons = stack.pointingAt(cluster, "aws:eks/addon:Addon", "clusterName");
    const networking = addons.find(({ properties }) => properties.addonName === "vpc-cni");
    const values = parsed(networking?.properties.configurationValues);
    return unless(
      isObject(values) && String(values.enableNetworkPolicy) === "true",
      networking ? "enableNetworkPolicy is not set on vpc-cni" : "no vpc-cni add-on",
    );
  },
  good: [
    [
      resource("aws:eks/cluster:Cluster", "cluster", {}),
      resource(
        "aws:eks/addon:Addon",
        "cni",
        { addonName: "vpc-cni", configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }) },
        { clusterName: "cluster" },
      ),
    ],
  ],
  bad: [
    [resource("aws:eks/cluster:Cluster", "cluster", {})],
    [
      resource("aws:eks/cluster:Cluster", "cluster", {}),
      resource("aws:eks/addon:Addon", "cni", { addonName: "vpc-cni" }, { clusterName: "cluster" }),
    ],
  ],
});
