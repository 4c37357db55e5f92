import { text, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Vault", {
  id: "azure/vault/no-public-network",
  title: "Vaults do not answer on the internet",
  why: "What does not answer on the internet cannot be opened there with a stolen identity.",
  severity: "high",
  area: "secrets management",
  controls: { "azure-foundations": ["8.3.7"] },
  fix: "Set properties.publicNetworkAccess to Disabled.",
  check: ({ properties }) =>
    unless(
      text(properties?.publicNetworkAccess).toLowerCase() === "disabled",
      `publicNetworkAccess is ${properties?.publicNetworkAccess ?? "not set"}`,
    ),
  good: () => [{ properties: { publicNetworkAccess: "Disabled" } }],
  bad: () => [{}, { properties: { publicNetworkAccess: "Enabled", networkAcls: { defaultAction: "Deny" } } }],
});
