import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Secret", {
  id: "azure/vault/content-types",
  title: "Secrets say what kind of thing they are",
  why: "Nobody renews what nobody knows the kind of.",
  severity: "low",
  area: "secrets management",
  controls: { peers: ["2.21"] },
  fix: "Set properties.contentType.",
  check: ({ properties }) => unless(Boolean(properties?.contentType), "contentType is not set"),
  good: () => [{ properties: { contentType: "text/plain" } }],
  bad: () => [{}, { properties: { contentType: "" } }],
});
