import { text, when } from "../../../problems";
import { rule } from "../../../rule";

const broad: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
};

export default rule("azure-native:authorization:RoleAssignment", {
  id: "azure/identity/no-broad-roles",
  title: "Nobody is made Owner or Contributor",
  why: "Whoever steals such an identity owns the subscription, or all of it but the roles.",
  severity: "high",
  area: "identity",
  controls: { aks: ["5.1.2"] },
  fix: "Assign a role that grants what is needed.",
  check({ roleDefinitionId }) {
    const role = broad[text(roleDefinitionId).split("/").at(-1) ?? ""];
    return when(Boolean(role), `the role is ${role}`);
  },
  good: [
    { roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d" },
  ],
  bad: Object.keys(broad).map((id) => ({
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
  })),
});
