/** The providers whose resources the rules know, and others of the same clouds, whose resources they do not. */
export const providers = {
  aws: { judged: "aws", others: ["aws-native", "awscc"] },
  azure: { judged: "azure-native", others: ["azure", "azurerm", "azapi"] },
  gcp: { judged: "gcp", others: ["google-native", "google", "google-beta"] },
} as const;

/** The folder with the rules on a provider's resources, where it is not the provider's own name. */
const folders = new Map<string, string>(
  Object.entries(providers).flatMap(([folder, { judged, others }]) =>
    [judged, ...others].map((provider) => [provider, folder] as const),
  ),
);

export const providerOf = (type: string) => type.split(":", 1).join();
export const rulesFolderOf = (provider: string) => folders.get(provider) ?? provider;
