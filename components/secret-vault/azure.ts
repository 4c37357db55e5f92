import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../azure/foundation";
import { expiry, keyVault } from "../azure/key-vault";
import { grant } from "../azure/roles";
import type { ServiceAccess } from "../azure/service-access";
import type { CsiSecret } from "../qualys-sensor/credentials";
import * as sensor from "../qualys-sensor/identity";

export interface AzureSecretVaultArgs {
  readonly foundation: AzureFoundation;
  readonly access: ServiceAccess;
  readonly activationId: pulumi.Input<string>;
  readonly customerId: pulumi.Input<string>;
  /** Issuer of the cluster's service account tokens: whom Entra ID believes about the sensor. */
  readonly oidcIssuerUrl: pulumi.Input<string>;
}

/** What the ids are called in the vault. */
const secretNames = { activationId: "activation-id", customerId: "customer-id" } as const;

/** Both Qualys ids in a key vault, and an identity for the sensor's service account that reads these two and nothing else. */
export class AzureSecretVault extends pulumi.ComponentResource {
  readonly vaultId: pulumi.Output<string>;
  readonly vaultName: pulumi.Output<string>;
  readonly credentials: CsiSecret;

  constructor(name: string, args: AzureSecretVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:SecretVault", name, {}, opts);
    const { foundation, access } = args;
    const child = { parent: this };
    const { vault, reachable } = keyVault(name, { foundation, access }, child);
    const reader = createReader(name, args, child);
    const grants = (["activationId", "customerId"] as const).map((id) => {
      const secret = createSecret(`${name}-${secretNames[id]}`, secretNames[id], args[id], vault, foundation, child);
      const { principalId } = reader;
      return grant(
        `${name}-read-${secretNames[id]}`,
        { principalId, role: "keyVaultSecretsUser", scope: secret.id },
        child,
      );
    });
    this.vaultId = vault.id;
    // Known once the sensor can read the vault, so that whoever takes the name waits for it.
    this.vaultName = pulumi
      .all([vault.name, ...[...grants, ...reachable].map(({ id }) => id)])
      .apply(([known]) => known);
    this.credentials = this.#credentials(reader.clientId);
    this.registerOutputs({ vaultId: this.vaultId, vaultName: this.vaultName });
  }

  /** A12: the secrets store add-on, given something to read and someone to read it as. */
  #credentials(clientId: pulumi.Output<string>): CsiSecret {
    return {
      delivery: "csi",
      vault: {
        provider: "azure",
        parameters: {
          clientID: clientId,
          tenantId: authorization.getClientConfigOutput({ parent: this }).tenantId,
          keyvaultName: this.vaultName,
          objects: listObjects(Object.values(secretNames)),
        },
        ...secretNames,
      },
      podLabels: { "azure.workload.identity/use": "true" },
      serviceAccountAnnotations: { "azure.workload.identity/client-id": clientId },
    };
  }
}

/** The list of objects as the Azure provider of the secrets store driver reads it: YAML in YAML. */
function listObjects(names: readonly string[]): string {
  const entries = names.map((name) => `  - |\n    objectName: ${name}\n    objectType: secret\n`);
  return `array:\n${entries.join("")}`;
}

function createReader(
  name: string,
  { foundation, oidcIssuerUrl }: AzureSecretVaultArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { resourceGroup, tags } = foundation;
  const reader = new managedidentity.UserAssignedIdentity(
    `${name}-reader`,
    { resourceGroupName: resourceGroup.name, tags },
    opts,
  );
  new managedidentity.FederatedIdentityCredential(
    `${name}-reader-sensor`,
    {
      resourceGroupName: resourceGroup.name,
      resourceName: reader.name,
      issuer: oidcIssuerUrl,
      subject: `system:serviceaccount:${sensor.namespace}:${sensor.serviceAccount}`,
      audiences: ["api://AzureADTokenExchange"],
    },
    opts,
  );
  return reader;
}

function createSecret(
  name: string,
  secretName: string,
  value: pulumi.Input<string>,
  vault: keyvault.Vault,
  { resourceGroup, tags }: AzureFoundation,
  opts: pulumi.CustomResourceOptions,
) {
  return new keyvault.Secret(
    name,
    {
      resourceGroupName: resourceGroup.name,
      vaultName: vault.name,
      secretName,
      properties: {
        value: pulumi.secret(value),
        contentType: "text/plain",
        attributes: { enabled: true, expires: expiry },
      },
      tags,
    },
    // Pulumi deletes secrets through the vault's own address, which this deployment need not reach; they go with the vault.
    { ...opts, deletedWith: vault },
  );
}
