import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/private-nodes",
  title: "Nodes have no public address",
  why: "A node with an address on the internet offers the kubelet and every host port to scanners.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["5.6.5"] },
  fix: "Set privateClusterConfig.enablePrivateNodes to true.",
  check: ({ privateClusterConfig }) =>
    unless(privateClusterConfig?.enablePrivateNodes === true, "enablePrivateNodes is not true"),
  good: () => [{ privateClusterConfig: { enablePrivateNodes: true } }],
  bad: () => [{}, { privateClusterConfig: { enablePrivateNodes: false } }],
});
