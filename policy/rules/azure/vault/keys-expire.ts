import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:keyvault:Key", {
  id: "azure/vault/keys-expire",
  title: "Keys have an end date",
  why: "A key without an end is used until it leaks.",
  severity: "medium",
  area: "encryption at rest",
  controls: { "azure-foundations": ["8.3.1", "8.3.2"] },
  fix: "Set properties.attributes.expires.",
  check: ({ properties }) =>
    unless(isSet(properties?.attributes, "expires"), "properties.attributes.expires is not set"),
  good: () => [{ properties: { attributes: { expires: 2_082_758_400 } } }],
  bad: () => [{}, { properties: { attributes: { enabled: true } } }],
});
