import { when } from "../../../problems";
import { rule } from "../../../rule";
import { roleIdOf } from "../../../views/azure-roles";

const administrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";
const definition = (id: string) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;

export default rule("azure-native:authorization:RoleAssignment", {
  id: "azure/identity/no-user-access-administrators",
  title: "Nobody is made User Access Administrator",
  why: "Who may grant roles can become anything.",
  severity: "high",
  area: "identity",
  controls: { "azure-foundations": ["5.3.3"] },
  fix: "Assign a role that grants what is needed.",
  check: ({ roleDefinitionId }) =>
    when(roleIdOf(roleDefinitionId) === administrator, "the role is User Access Administrator"),
  good: () => [{ roleDefinitionId: definition("7f951dda-4ed3-4680-a7ca-43fe172d538d") }],
  bad: () => [
    { roleDefinitionId: definition(administrator) },
    { roleDefinitionId: definition(administrator.toUpperCase()) },
  ],
});
