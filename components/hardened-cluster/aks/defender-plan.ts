import * as resources from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../../azure/foundation";
import { uniqueName } from "../../azure/unique-name";

/** A template of a subscription, in which the plan is set whether it was on before or not. */
const template = {
  $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
  contentVersion: "1.0.0.0",
  resources: [
    {
      type: "Microsoft.Security/pricings",
      apiVersion: "2024-01-01",
      name: "Containers",
      properties: {
        pricingTier: "Standard",
        extensions: [{ name: "ContainerRegistriesVulnerabilityAssessments", isEnabled: "True" }],
      },
    },
  ],
};

/**
 * A28: the subscription has the plan at all times, off or on, so a resource could neither create it nor delete it. What is
 * deleted with the stack is the deployment alone.
 */
export function switchOnDefender(name: string, foundation: AzureFoundation, opts: pulumi.CustomResourceOptions) {
  const { resourceGroup, tags } = foundation;
  return new resources.DeploymentAtSubscriptionScope(
    name,
    {
      // A19: deployments of a subscription are told apart by their names.
      deploymentName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 64, separator: "-" })),
      location: resourceGroup.location,
      properties: { mode: "Incremental", template },
      tags,
    },
    opts,
  );
}
