import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import type * as pulumi from "@pulumi/pulumi";
import { diagnostics } from "./diagnostics";
import type { AzureFoundation } from "./foundation";
import { lock } from "./lock";
import { serviceEndpoint, type ServiceAccess } from "./service-access";
import { uniqueName } from "./unique-name";

export interface KeyVaultArgs {
  readonly foundation: AzureFoundation;
  readonly access: Pick<ServiceAccess, "privateEndpoints"> & {
    /** Public addresses that may ask; roles decide what they get. */
    readonly addresses: ServiceAccess["addresses"] | "any";
  };
}

export interface KeyVault {
  readonly vault: keyvault.Vault;
  /** Resolves the vault's name to its private endpoint. */
  readonly reachable: pulumi.CustomResource[];
}

/**
 * Expiry of secrets without a day of their own and of the first version of keys, in seconds since 1970. The ids that Qualys issues do not expire and
 * Key Vault goes on serving an expired secret; the benchmark asks for a date, and an alert goes out 30 days before it.
 * The date is written down, not counted from today: the same program gives the same vault every day.
 */
export const expiry = Date.UTC(2036, 0, 1) / 1000;

/** A key vault that only roles open, and that only the network reaches unless `access` says otherwise. */
export function keyVault(
  name: string,
  { foundation, access }: KeyVaultArgs,
  opts: pulumi.CustomResourceOptions,
): KeyVault {
  const { resourceGroup, tags, protect } = foundation;
  const { privateEndpoints, addresses } = access;
  const vault = new keyvault.Vault(
    name,
    {
      resourceGroupName: resourceGroup.name,
      // Global, 24 characters.
      vaultName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 24, separator: "-" })),
      properties: {
        tenantId: authorization.getClientConfigOutput({ parent: opts.parent }).tenantId,
        sku: { family: "A", name: "standard" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        enablePurgeProtection: true,
        // Nothing can purge the vault before; the name is freed with it, and no new vault asks for the same name.
        softDeleteRetentionInDays: protect ? 90 : 7,
        publicNetworkAccess: addresses.length === 0 ? "Disabled" : "Enabled",
        networkAcls: {
          defaultAction: addresses === "any" ? "Allow" : "Deny",
          // Secrets and keys are written through Azure Resource Manager, a trusted service.
          bypass: "AzureServices",
          ipRules: addresses === "any" ? [] : addresses.map((value) => ({ value })),
        },
      },
      tags,
    },
    // A31: Azure takes the retention once, and refuses the vault's next change with another.
    { ...opts, protect, ignoreChanges: ["properties.softDeleteRetentionInDays"] },
  );
  diagnostics(`${name}-logs`, { foundation, resourceId: vault.id, ownTables: true }, opts);
  if (protect) lock(`${name}-lock`, vault.id, opts);
  const reachable = serviceEndpoint(
    `${name}-endpoint`,
    { foundation, privateEndpoints, service: "vault", resourceId: vault.id },
    opts,
  );
  return { vault, reachable };
}
