import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { privateLinksTo } from "../../../views/private-links";

export default stackRule("azure-native:keyvault:Vault", {
  id: "azure/vault/private-endpoint",
  title: "Vaults have a private endpoint",
  why: "Secrets then travel inside the network, and the vault can be closed to all others.",
  severity: "medium",
  area: "network isolation",
  controls: { "azure-foundations": ["8.3.8"], peers: ["2.22"] },
  fix: "Add a PrivateEndpoint for the vault, group vault.",
  check: (vault, stack) => unless(privateLinksTo(vault, stack).includes("vault"), "no private endpoint leads to it"),
  good: () => [
    [
      resource("azure-native:keyvault:Vault", "vault", {}),
      resource(
        "azure-native:network:PrivateEndpoint",
        "endpoint",
        { privateLinkServiceConnections: [{ groupIds: ["vault"] }] },
        { privateLinkServiceConnections: "vault" },
      ),
    ],
  ],
  bad: () => [[resource("azure-native:keyvault:Vault", "vault", {})]],
});
