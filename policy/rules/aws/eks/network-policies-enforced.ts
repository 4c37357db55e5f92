import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { oncePerStack, type Stack, type Typed } from "../../../stack";
import { allHold, problemsOf, someIs } from "../../../unknown";
import { isObject, parsed } from "../../../views/json";

type Cluster = Typed<"aws:eks/cluster:Cluster">;

const switchName = "enable-network-policy-controller";

/** EKS Auto Mode has an agent of its own on each node, and a ConfigMap as its switch. */
const isOnInAutoMode = oncePerStack((stack) =>
  someIs(stack.all("kubernetes:core/v1:ConfigMap"), ({ properties: { metadata, data } }) =>
    allHold(
      () => metadata?.name === "amazon-vpc-cni",
      () => metadata?.namespace === "kube-system",
      () => data?.[switchName] === "true",
    ),
  ),
);

/** The VPC CNI ignores NetworkPolicies until it is told otherwise. */
function ofVpcCni(cluster: Cluster, stack: Stack) {
  const addons = stack.pointingAt(cluster, "aws:eks/addon:Addon", "clusterName");
  const networking = addons.find(({ properties }) => properties.addonName === "vpc-cni");
  const values = parsed(networking?.properties.configurationValues);
  return unless(
    isObject(values) && String(values.enableNetworkPolicy) === "true",
    networking ? "enableNetworkPolicy is not set on vpc-cni" : "no vpc-cni add-on",
  );
}

const hasOtherNodes = (cluster: Cluster, stack: Stack) =>
  stack.pointingAt(cluster, "aws:eks/nodeGroup:NodeGroup", "clusterName").length > 0;

const automatic = resource("aws:eks/cluster:Cluster", "cluster", { computeConfig: { enabled: true } });

const switchedTo = (value: string) =>
  resource("kubernetes:core/v1:ConfigMap", "switch", {
    metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
    data: { [switchName]: value },
  });

const enforcing = resource(
  "aws:eks/addon:Addon",
  "cni",
  { addonName: "vpc-cni", configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }) },
  { clusterName: "cluster" },
);

export default stackRule("aws:eks/cluster:Cluster", {
  id: "aws/eks/network-policies-enforced",
  title: "The cluster enforces network policies",
  why: "Without an enforcing agent, network policies are accepted and ignored.",
  severity: "high",
  area: "network isolation",
  controls: { eks: ["4.3.1"], kubernetes: ["5.3.1"] },
  fix: `Add the vpc-cni add-on with configurationValues {"enableNetworkPolicy": "true"}, or in Auto Mode the ConfigMap amazon-vpc-cni in kube-system with ${switchName} "true".`,
  check(cluster, stack) {
    if (cluster.properties.computeConfig?.enabled !== true) return ofVpcCni(cluster, stack);
    return problemsOf(
      () => unless(isOnInAutoMode(stack), `no ConfigMap amazon-vpc-cni sets ${switchName}`),
      () => (hasOtherNodes(cluster, stack) ? ofVpcCni(cluster, stack) : []),
    );
  },
  good: () => [
    [resource("aws:eks/cluster:Cluster", "cluster", {}), enforcing],
    [automatic, switchedTo("true")],
  ],
  bad: () => [
    [resource("aws:eks/cluster:Cluster", "cluster", {})],
    [
      resource("aws:eks/cluster:Cluster", "cluster", {}),
      resource("aws:eks/addon:Addon", "cni", { addonName: "vpc-cni" }, { clusterName: "cluster" }),
    ],
    [automatic],
    [automatic, enforcing],
    [automatic, switchedTo("false")],
  ],
});
