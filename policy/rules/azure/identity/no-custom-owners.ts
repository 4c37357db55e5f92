import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:authorization:RoleDefinition", {
  id: "azure/identity/no-custom-owners",
  title: "Custom roles name what they grant",
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
  good: [{ permissions: [{ actions: ["Microsoft.ContainerRegistry/registries/pull/read"] }] }],
  bad: [{ permissions: [{ actions: ["*"] }] }],
});
