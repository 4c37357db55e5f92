import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:authorization:RoleDefinition", {
  id: "azure/identity/no-custom-owners",
  title: "Custom roles name what they grant",
  why: "A custom role with all actions is an owner whom no list of owners shows.",
  severity: "critical",
  area: "identity",
  controls: { "azure-foundations": ["5.4"] },
  fix: "Name the actions.",
  elsewhere: true,
  check: ({ permissions }) =>
    when(
      list(permissions).some(({ actions }) => list(actions).includes("*")),
      "its actions are *",
    ),
  good: () => [{ permissions: [{ actions: ["Microsoft.ContainerRegistry/registries/pull/read"] }] }],
  bad: () => [{ permissions: [{ actions: ["*"] }] }],
});
