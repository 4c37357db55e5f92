import { text, when } from "../../../problems";
import { rule } from "../../../rule";

const asClusterRole = (name: string) => ({
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
});

// In one namespace, by a RoleBinding, they are what Kubernetes has for the team that it belongs to.
export default rule("kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding", {
  id: "kubernetes/rbac/no-admin-everywhere",
  title: "Nobody is bound to admin or edit in all namespaces",
  why: "Both read every Secret and start pods under every service account, those of the cluster's own namespaces too.",
  severity: "high",
  area: "identity",
  controls: {
    kubernetes: ["5.1.2", "5.1.4"],
    eks: ["4.1.2", "4.1.4"],
    aks: ["4.1.2", "4.1.4"],
    gke: ["4.1.2"],
  },
  fix: "Bind it by a RoleBinding in the namespaces that need it, or bind a role that grants what is needed.",
  check: ({ roleRef }) => when(["admin", "edit"].includes(text(roleRef?.name)), () => `binds ${roleRef?.name}`),
  good: () => [asClusterRole("view"), asClusterRole("sensor")],
  bad: () => [asClusterRole("admin"), asClusterRole("edit")],
});
