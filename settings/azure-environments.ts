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
}

export const azureEnvironments: Readonly<Record<AzureEnvironmentName, AzureEnvironment>> = {
  public: {
    cli: "AzureCloud",
    sdk: "AzurePublicCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.azure.net", registry: "privatelink.azurecr.io" },
    domains: { vault: "vault.azure.net", registry: "azurecr.io" },
  },
  usgovernment: {
    cli: "AzureUSGovernment",
    sdk: "AzureUSGovernmentCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.usgovcloudapi.net", registry: "privatelink.azurecr.us" },
    domains: { vault: "vault.usgovcloudapi.net", registry: "azurecr.us" },
  },
  china: {
    cli: "AzureChinaCloud",
    sdk: "AzureChinaCloud",
    privateDnsZones: { vault: "privatelink.vaultcore.azure.cn", registry: "privatelink.azurecr.cn" },
    domains: { vault: "vault.azure.cn", registry: "azurecr.cn" },
  },
};
