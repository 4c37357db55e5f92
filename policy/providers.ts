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

export const providerOf = (type: string) => upTo(":", type);
export const rulesFolderOf = (provider: string) => folders.get(provider) ?? provider;

/** Of a type such as `aws:ecs/cluster:Cluster`, `aws:ecs`. */
export const serviceOf = (type: string) => upTo("/", type);

function upTo(end: string, text: string): string {
  const index = text.indexOf(end);
  return index < 0 ? text : text.slice(0, index);
}

/** Services with a folder of rules that are about their resources alone. */
export const servicesWithRules: readonly string[] = [
  "aws:cloudfront",
  "aws:ecs",
  "aws:efs",
  "aws:eks",
  "aws:kms",
  "aws:lambda",
  "aws:rds",
  "aws:s3",
  "aws:sns",
  "gcp:dns",
  "gcp:kms",
  "gcp:logging",
  "gcp:monitoring",
  "gcp:pubsub",
  "gcp:storage",
];
