import { when } from "../../../problems";
import { rule } from "../../../rule";
import { known } from "../../../unknown";
import { bindings } from "../../../views/bindings";

export default rule(bindings, {
  id: "kubernetes/rbac/no-cluster-admin",
  title: "Nobody is bound to cluster-admin",
  why: "Whoever steals such a token owns the cluster.",
  severity: "critical",
  area: "identity",
  controls: { kubernetes: ["5.1.1"], eks: ["4.1.1"], aks: ["4.1.1"], gke: ["4.1.1"] },
  fix: "Bind a role that grants what is needed.",
  // A Role of that name in a namespace is another.
  check: ({ roleRef }) =>
    when(roleRef?.name === "cluster-admin" && known(roleRef, "kind") !== "Role", "binds cluster-admin"),
  good: () => [{ roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "sensor" } }],
  bad: () => [{ roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" } }],
});
