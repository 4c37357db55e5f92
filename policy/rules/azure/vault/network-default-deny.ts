import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:keyvault:Vault", {
  id: "azure/vault/network-default-deny",
  title: "Vaults refuse networks that nobody named",
  why: "A stolen identity is worth less where it only works inside the network.",
  severity: "high",
  area: "secrets management",
  controls: {},
  fix: "Set properties.networkAcls.defaultAction to Deny.",
  check: ({ properties }) =>
    unless(properties?.networkAcls?.defaultAction === "Deny", "networkAcls.defaultAction is not Deny"),
  good: () => [{ properties: { networkAcls: { defaultAction: "Deny" } } }],
  bad: () => [{}, { properties: { networkAcls: { defaultAction: "Allow" } } }],
});
