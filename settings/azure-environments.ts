/** Azure's separate clouds, by what `azure-native:environment` calls them. */
export type AzureEnvironmentName = "public" | "usgovernment" | "china";

/** What is called otherwise in each of Azure's clouds. */
export interface AzureEnvironment {
  /** The Azure CLI's name for it. */
  readonly cli: string;
  /** The name that kubelogin and the Azure provider of the secrets store driver take. */
  readonly sdk: string;
  /** Private DNS zones: Azure looks for these very names. */
  readonly privateDnsZones: Readonly<Record<"vault" | "registry", string>>;
  /** Domains of the same services' public names. */
  readonly domains: Readonly<Record<"vault" | "registry", string>>;
  /** Hosts that AKS' add-ons call: metrics and logs, policies, threat detection. */
  readonly addOnHosts: readonly string[];
}

/** As Microsoft lists them for add-ons: learn.microsoft.com/azure/aks/outbound-rules-control-egress. */
const addOnHosts = (country: "com" | "us" | "cn", policies: string) => [
  `dc.services.visualstudio.${country}`,
  ...["ods.opinsights", "oms.opinsights", "monitoring", "ingest.monitor", "handler.control.monitor"].map(
    (service) => `*.${service}.azure.${country}`,
  ),
  ...["data", "store"].map((service) => `${service}.${policies}`),
];

export const azureEnvironments: Readonly<Record<AzureEnvironmentName, AzureEnvironment>> = {
  public: {
    cli: "AzureCloud",
    sdk: "AzurePublicCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.azure.net", registry: "privatelink.azurecr.io" },
    domains: { vault: "vault.azure.net", registry: "azurecr.io" },
    // Defender's own domain; of the other clouds', Microsoft names none.
    addOnHosts: [...addOnHosts("com", "policy.core.windows.net"), "*.cloud.defender.microsoft.com"],
  },
  usgovernment: {
    cli: "AzureUSGovernment",
    sdk: "AzureUSGovernmentCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.usgovcloudapi.net", registry: "privatelink.azurecr.us" },
    domains: { vault: "vault.usgovcloudapi.net", registry: "azurecr.us" },
    addOnHosts: addOnHosts("us", "policy.azure.us"),
  },
  china: {
    cli: "AzureChinaCloud",
    sdk: "AzureChinaCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.azure.cn", registry: "privatelink.azurecr.cn" },
    domains: { vault: "vault.azure.cn", registry: "azurecr.cn" },
    addOnHosts: addOnHosts("cn", "policy.azure.cn"),
  },
};
