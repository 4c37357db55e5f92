import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("azure-native:keyvault:Secret", {
  id: "azure/vault/secrets-expire",
  title: "Secrets have an end date",
  why: "A secret without an end is used until it leaks.",
  severity: "medium",
  area: "secrets management",
  controls: { "azure-foundations": ["8.3.3", "8.3.4"] },
  fix: "Set properties.attributes.expires.",
  check: ({ properties }) =>
    unless(isSet(properties?.attributes, "expires"), "properties.attributes.expires is not set"),
  good: () => [{ properties: { attributes: { expires: 2_082_758_400 } } }],
  bad: () => [{}, { properties: { attributes: { enabled: true } } }],
});
