import { text, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:authorization:RoleAssignment", {
  id: "azure/identity/no-user-access-administrators",
  title: "Nobody is made User Access Administrator",
  why: "Who may grant roles can become anything.",
  severity: "high",
  area: "identity",
  controls: { "azure-foundations": ["5.3.3"] },
  fix: "Assign a role that grants what is needed.",
  check: ({ roleDefinitionId }) =>
    when(
      text(roleDefinitionId).endsWith("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"),
      "the role is User Access Administrator",
    ),
  good: () => [
    { roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d" },
  ],
  bad: () => [
    { roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/18d7d88d-d35e-4fb5-a5c3-7773c20a72d9" },
  ],
});
