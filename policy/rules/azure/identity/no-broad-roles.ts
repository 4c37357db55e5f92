import { when } from "../../../problems";
import { rule } from "../../../rule";
import { roleIdOf } from "../../../views/azure-roles";

const broad: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
};
/** Images are what pipelines push: a person's could come from anywhere. */
const acrPush = "8311e382-0749-4cb8-b61a-304f252e45ec";

export default rule("azure-native:authorization:RoleAssignment", {
  id: "azure/identity/no-broad-roles",
  title: "Nobody is made Owner or Contributor, and no person may push images",
  why: "Whoever steals such an identity owns the subscription, or all of it but the roles.",
  severity: "high",
  area: "identity",
  controls: { aks: ["5.1.2"] },
  fix: "Assign a role that grants what is needed.",
  check({ roleDefinitionId, principalType }) {
    const id = roleIdOf(roleDefinitionId);
    const role = broad[id];
    if (id === acrPush) return when(principalType === "User", "a person has the role AcrPush");
    return when(Boolean(role), `the role is ${role}`);
  },
  good: () => [
    { roleDefinitionId: definition("7f951dda-4ed3-4680-a7ca-43fe172d538d") },
    { roleDefinitionId: definition(acrPush), principalType: "ServicePrincipal" },
  ],
  bad: () => [
    ...Object.keys(broad).map((id) => ({ roleDefinitionId: definition(id) })),
    { roleDefinitionId: definition("8E3AF657-A8FF-443C-A75C-2FE8C4BCB635") },
    { roleDefinitionId: definition(acrPush), principalType: "User" },
  ],
});

function definition(id: string): string {
  return `/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}
