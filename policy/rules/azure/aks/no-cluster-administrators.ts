import { when } from "../../../problems";
import { rule } from "../../../rule";
import { roleIdOf } from "../../../views/azure-roles";

/** What cluster-admin is inside the cluster, and who fetches its certificate. */
const administrators: Readonly<Record<string, string>> = {
  "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Azure Kubernetes Service RBAC Cluster Admin",
  "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8": "Azure Kubernetes Service Cluster Admin Role",
};
const definition = (id: string) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;

export default rule("azure-native:authorization:RoleAssignment", {
  id: "azure/aks/no-cluster-administrators",
  title: "No role makes administrators of the cluster",
  why: "Whoever steals the identity of one of them owns the cluster.",
  severity: "high",
  area: "identity",
  controls: { aks: ["4.1.1"] },
  fix: "Assign Azure Kubernetes Service RBAC Writer or Reader, for the namespaces that are needed.",
  check({ roleDefinitionId }) {
    const role = administrators[roleIdOf(roleDefinitionId)];
    return when(role !== undefined, () => `the role is ${role}`);
  },
  good: () => [{ roleDefinitionId: definition("a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb") }],
  bad: () => Object.keys(administrators).map((id) => ({ roleDefinitionId: definition(id) })),
});
