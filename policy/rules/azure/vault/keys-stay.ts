import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Key", {
  id: "azure/vault/keys-stay",
  title: "Keys never leave their vault",
  why: "Of a key that was exported, nobody knows who has a copy.",
  severity: "medium",
  area: "encryption at rest",
  controls: {},
  fix: "Leave properties.attributes.exportable off.",
  check: ({ properties }) => when(properties?.attributes?.exportable === true, "exportable is true"),
  good: () => [{}, { properties: { attributes: { exportable: false } } }],
  bad: () => [{ properties: { attributes: { exportable: true } } }],
});
