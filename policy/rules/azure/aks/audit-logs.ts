import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { hasLogs } from "../../../views/diagnostic-settings";

export default stackRule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/audit-logs",
  title: "Every request to the AKS API server is logged",
  why: "Who did what in the cluster is only known if it was written down at the time.",
  severity: "high",
  area: "logging",
  controls: { aks: ["2.1.1"] },
  fix: "Add a DiagnosticSetting for the cluster with category kube-audit or kube-audit-admin.",
  check: (cluster, stack) =>
    unless(hasLogs(cluster, stack, ["kube-audit", "kube-audit-admin"]), "its audit log goes nowhere"),
  good: () => [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "logs",
        { logs: [{ category: "kube-audit-admin", enabled: true }] },
        { resourceUri: "cluster", workspaceId: "workspace" },
      ),
    ],
  ],
  bad: () => [
    [resource("azure-native:containerservice:ManagedCluster", "cluster", {})],
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
      resource(
        "azure-native:monitor:DiagnosticSetting",
        "logs",
        { logs: [{ category: "kube-scheduler", enabled: true }] },
        { resourceUri: "cluster", workspaceId: "workspace" },
      ),
    ],
  ],
});
