import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/managed-identity",
  title: "The cluster has an identity without a password",
  why: "A service principal's password expires at a bad time and lies in too many places.",
  severity: "high",
  area: "identity",
  controls: {},
  fix: "Set identity.type to UserAssigned, and leave servicePrincipalProfile out.",
  check: (cluster) => [
    ...unless(/Assigned$/.test(cluster.identity?.type ?? ""), "it has no managed identity"),
    ...when(isSet(cluster, "servicePrincipalProfile"), "it has a service principal"),
  ],
  good: () => [{ identity: { type: "UserAssigned" } }],
  bad: () => [{}, { identity: { type: "UserAssigned" }, servicePrincipalProfile: { clientId: "…" } }],
});
