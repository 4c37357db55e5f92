import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Key", {
  id: "azure/vault/keys-rotate",
  title: "Keys rotate by themselves",
  why: "The less one key encrypted, the less its loss reveals.",
  severity: "medium",
  area: "encryption at rest",
  controls: { "azure-foundations": ["8.3.9"] },
  fix: "Add a lifetime action of type rotate to properties.rotationPolicy.",
  check: ({ properties }) =>
    unless(
      list(properties?.rotationPolicy?.lifetimeActions).some(
        ({ action }) => String(action?.type).toLowerCase() === "rotate",
      ),
      "no lifetime action rotates it",
    ),
  good: () => [
    {
      properties: {
        rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }] },
      },
    },
  ],
  bad: () => [{}, { properties: { rotationPolicy: { lifetimeActions: [{ action: { type: "notify" } }] } } }],
});
