import * as keyvault from "@pulumi/azure-native/keyvault";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../../azure/foundation";
import { expiry, keyVault } from "../../azure/key-vault";
import { grant } from "../../azure/roles";
import type { ServiceAccess } from "../../azure/service-access";

export interface EtcdEncryptionArgs {
  readonly foundation: AzureFoundation;
  readonly access: ServiceAccess;
  /** Whether the control plane meets the vault in the network. */
  readonly reachedInside: boolean;
  /** The control plane's identity. */
  readonly principalId: pulumi.Input<string>;
}

export interface EtcdEncryption {
  readonly vault: keyvault.Vault;
  readonly key: keyvault.Key;
  /** How the control plane reaches the vault, in AKS' words. */
  readonly networkAccess: "Private" | "Public";
  /** What the control plane has to have before it uses the key. */
  readonly grants: pulumi.Resource[];
}

/**
 * The key that encrypts Secrets in etcd, in a vault of its own: AKS ties a private endpoint to that vault and so needs a
 * role on it that it must not have on the vault of the Qualys ids.
 */
export function etcdEncryption(
  name: string,
  { foundation, access, reachedInside, principalId }: EtcdEncryptionArgs,
  opts: pulumi.CustomResourceOptions,
): EtcdEncryption {
  const { resourceGroup, tags, protect } = foundation;
  // From outside, AKS comes from addresses that it names nobody, and takes no vault that asks for them.
  const { vault } = keyVault(name, { foundation, access: { ...access, addresses: reachedInside ? [] : "any" } }, opts);
  const key = new keyvault.Key(
    `${name}-etcd`,
    {
      resourceGroupName: resourceGroup.name,
      vaultName: vault.name,
      keyName: "etcd",
      properties: {
        kty: "RSA",
        keySize: 3072,
        keyOps: ["encrypt", "decrypt"],
        attributes: { enabled: true, exportable: false, expires: expiry },
        // A30: AKS goes on with the version it has until a deployment names the new one, and needs the one before it, too, until
        // the deployment after that: three years, and a year's time for it.
        rotationPolicy: {
          attributes: { expiryTime: "P4Y" },
          lifetimeActions: [
            { action: { type: "rotate" }, trigger: { timeAfterCreate: "P18M" } },
            { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
          ],
        },
      },
      tags,
    },
    // Each version that the policy makes has a day of its own.
    { ...opts, protect, deletedWith: vault, ignoreChanges: ["properties.attributes.expires"] },
  );
  const grants = [
    grant(`${name}-use`, { principalId, role: "keyVaultCryptoUser", scope: key.id }, opts),
    ...(reachedInside
      ? [grant(`${name}-connect`, { principalId, role: "keyVaultContributor", scope: vault.id }, opts)]
      : []),
  ];
  return { vault, key, networkAccess: reachedInside ? "Private" : "Public", grants };
}
