import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:containerservice:ManagedCluster", {
  id: "azure/aks/secrets-rotate",
  title: "Secrets come from Key Vault, and follow it when it changes (proxy)",
  why: "A value that changed in the vault and not in the pod is either an outage or a leaked one still in use.",
  severity: "medium",
  area: "secrets management",
  controls: { aks: ["4.5.2"], peers: ["2.10"] },
  fix: "Enable addonProfiles.azureKeyvaultSecretsProvider with config.enableSecretRotation true.",
  check({ addonProfiles }) {
    const provider = addonProfiles?.azureKeyvaultSecretsProvider;
    return [
      ...unless(provider?.enabled === true, "the azureKeyvaultSecretsProvider add-on is off"),
      ...unless(provider?.config?.enableSecretRotation === "true", "enableSecretRotation is not true"),
    ];
  },
  good: () => [
    { addonProfiles: { azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } } } },
  ],
  bad: () => [{}, { addonProfiles: { azureKeyvaultSecretsProvider: { enabled: true } } }],
});
