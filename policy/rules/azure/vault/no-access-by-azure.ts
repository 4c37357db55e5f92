import { when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsIn } from "../../../unknown";

const doors = ["enabledForDeployment", "enabledForDiskEncryption", "enabledForTemplateDeployment"] as const;

export default rule("azure-native:keyvault:Vault", {
  id: "azure/vault/no-access-by-azure",
  title: "Only who has a role reads what is in a vault",
  why: "Otherwise whoever may deploy a template or a machine reads secrets by it, without a right of their own to any.",
  severity: "medium",
  area: "secrets management",
  controls: {},
  fix: `Leave properties.${doors.join(", ")} off.`,
  check: ({ properties }) => problemsIn(doors, (door) => when(properties?.[door] === true, `${door} is true`)),
  good: () => [{}, { properties: Object.fromEntries(doors.map((door) => [door, false])) }],
  bad: () => doors.map((door) => ({ properties: { [door]: true } })),
});
