import * as containerregistry from "@pulumi/azure-native/containerregistry";
import type * as pulumi from "@pulumi/pulumi";
import { diagnostics } from "./diagnostics";
import type { AzureFoundation } from "./foundation";
import { lock } from "./lock";
import type { ServiceAccess } from "./service-access";
import { uniqueName } from "./unique-name";

export interface PremiumRegistryArgs {
  readonly foundation: AzureFoundation;
  readonly access: ServiceAccess;
  /** Let whoever reaches the registry pull, without asking who it is. */
  readonly anonymousPull?: boolean;
}

/** A14: the premium tier, for a registry without a public side. */
export function premiumRegistry(
  name: string,
  { foundation, access, anonymousPull = false }: PremiumRegistryArgs,
  opts: pulumi.CustomResourceOptions,
): containerregistry.Registry {
  const { resourceGroup, zonal, tags, protect } = foundation;
  const registry = new containerregistry.Registry(
    name,
    {
      resourceGroupName: resourceGroup.name,
      // A4: global, letters and digits; nobody else has it.
      registryName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 50, separator: "" })),
      sku: { name: "Premium" },
      adminUserEnabled: false,
      anonymousPullEnabled: anonymousPull,
      dataEndpointEnabled: true,
      publicNetworkAccess: access.addresses.length === 0 ? "Disabled" : "Enabled",
      networkRuleSet: {
        defaultAction: "Deny",
        ipRules: access.addresses.map((address) => ({ action: "Allow", iPAddressOrRange: address })),
      },
      // Imports come from the registry service itself.
      networkRuleBypassOptions: "AzureServices",
      zoneRedundancy: zonal ? "Enabled" : "Disabled",
      policies: {
        // Azure allows it only while the public side is off.
        exportPolicy: { status: access.addresses.length === 0 ? "disabled" : "enabled" },
        retentionPolicy: { status: "enabled", days: 30 },
        // Nothing here would let an image out of quarantine; where the subscription has Defender for Containers (`cluster.defenderPlan`), it is scanned all the same.
        quarantinePolicy: { status: "disabled" },
      },
      tags,
    },
    { ...opts, protect },
  );
  diagnostics(`${name}-logs`, { foundation, resourceId: registry.id }, opts);
  if (protect) lock(`${name}-lock`, registry.id, opts);
  return registry;
}
