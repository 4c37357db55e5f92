import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isStandard } from "../../../views/gke-clusters";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/own-node-pools",
  title: "Nodes are in pools of their own, not in the cluster's first one",
  why: "The first pool has the defaults of its day, and cannot be changed without the cluster.",
  severity: "low",
  area: "node security",
  controls: { peers: ["3.2"] },
  fix: "Set removeDefaultNodePool, and add gcp.container.NodePool.",
  // The default pool cannot be changed without replacing the cluster.
  applies: isStandard,
  check: ({ removeDefaultNodePool }) => unless(removeDefaultNodePool === true, "removeDefaultNodePool is not true"),
  good: () => [{ removeDefaultNodePool: true }],
  bad: () => [{}, { removeDefaultNodePool: false }],
});
