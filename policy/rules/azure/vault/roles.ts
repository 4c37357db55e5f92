import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Vault", {
  id: "azure/vault/roles",
  title: "Vaults are opened by Azure roles",
  why: "Access policies are rights on the whole vault that no list of roles shows.",
  severity: "high",
  area: "identity",
  controls: { "azure-foundations": ["8.3.6"] },
  fix: "Set properties.enableRbacAuthorization to true.",
  // Whoever may change a vault can give himself an access policy.
  check: ({ properties }) =>
    unless(properties?.enableRbacAuthorization === true, "enableRbacAuthorization is not true"),
  good: () => [{ properties: { enableRbacAuthorization: true } }],
  bad: () => [{}, { properties: { enableRbacAuthorization: false } }],
});
