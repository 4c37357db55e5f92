import type { CloudConfig } from "./answers";

/** The stand-in account, in the place that the stack's provider configuration names. */
export function cloudConfig(values: Readonly<Record<string, string>>): CloudConfig {
  const region = values["aws:region"] ?? values["gcp:region"] ?? values["azure-native:location"] ?? "unknown-region";
  return {
    accountId: "123456789012",
    partition: partitionOf(region),
    region,
    project: values["gcp:project"] ?? "example-project",
    subscriptionId: values["azure-native:subscriptionId"] ?? "00000000-0000-4000-8000-000000000001",
    tenantId: values["azure-native:tenantId"] ?? "00000000-0000-4000-8000-000000000002",
  };
}

function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}
