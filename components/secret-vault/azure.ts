import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AzureEnvironment } from "../../settings/azure-environments";
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
  /** Day on which the ids have to be renewed, as YYYY-MM-DD; default: one that is years away. */
  readonly dueOn?: string | undefined;
  /** Issuer of the cluster's service account tokens: whom Entra ID believes about the sensor. */
  readonly oidcIssuerUrl: pulumi.Input<string>;
}

/** What the ids are called in the vault. */
const secretNames = { activationId: "activation-id", customerId: "customer-id" } as const;

/** Both Qualys ids in a key vault, and an identity for the sensor's service account that reads these two and nothing else. */
export class AzureSecretVault extends pulumi.ComponentResource {
  readonly vaultId: pulumi.Output<string>;
  readonly vaultName: pulumi.Output<string>;
  /** Client id of the identity that the sensor reads the ids as. */
  readonly readerClientId: pulumi.Output<string>;
  readonly credentials: CsiSecret;

  constructor(name: string, args: AzureSecretVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:SecretVault", name, {}, opts);
    const { foundation, access } = args;
    const child = { parent: this };
    const { vault, reachable } = keyVault(name, { foundation, access }, child);
    const { reader, trust } = createReader(name, args, child);
    const ids = (["activationId", "customerId"] as const).map((id) => {
      const secretName = secretNames[id];
      const secret = createSecret(`${name}-${secretName}`, { ...args, secretName, value: args[id], vault }, child);
      const access = { principalId: reader.principalId, role: "keyVaultSecretsUser", scope: secret.id } as const;
      return { secret, grant: grant(`${name}-read-${secretName}`, access, child) };
    });
    const ready = [trust, ...reachable, ...ids.map((id) => id.grant)].map(({ id }) => id);
    this.vaultId = vault.id;
    this.readerClientId = reader.clientId;
    // Known once the sensor can read the vault, so that whoever takes the name waits for it.
    this.vaultName = pulumi.all([vault.name, ...ready]).apply(([known]) => known);
    this.credentials = this.#credentials(
      foundation.environment,
      reader.clientId,
      ids.map(({ secret }) => versionOf(secret)),
    );
    this.registerOutputs({ vaultId: this.vaultId, vaultName: this.vaultName });
  }

  /** A12: the secrets store add-on, given something to read and someone to read it as. */
  #credentials(
    environment: AzureEnvironment,
    clientId: pulumi.Output<string>,
    versions: pulumi.Output<string>[],
  ): CsiSecret {
    return {
      delivery: "csi",
      vault: {
        provider: "azure",
        parameters: {
          cloudName: environment.sdk,
          clientID: clientId,
          tenantId: authorization.getClientConfigOutput({ parent: this }).tenantId,
          keyvaultName: this.vaultName,
          objects: listObjects(Object.values(secretNames)),
        },
        ...secretNames,
        versions,
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
  const trust = new managedidentity.FederatedIdentityCredential(
    `${name}-reader-sensor`,
    {
      resourceGroupName: resourceGroup.name,
      resourceName: reader.name,
      issuer: oidcIssuerUrl,
      subject: `system:serviceaccount:${sensor.namespace}:${sensor.serviceAccount}`,
      // What the secrets store driver asks for, in every cloud.
      audiences: ["api://AzureADTokenExchange"],
    },
    opts,
  );
  return { reader, trust };
}

interface SecretArgs extends Pick<AzureSecretVaultArgs, "foundation" | "dueOn"> {
  readonly secretName: string;
  readonly value: pulumi.Input<string>;
  readonly vault: keyvault.Vault;
}

function createSecret(
  name: string,
  { foundation: { resourceGroup, tags }, secretName, value, vault, dueOn }: SecretArgs,
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
        attributes: { enabled: true, expires: dueOn === undefined ? expiry : Date.parse(dueOn) / 1000 },
      },
      tags,
    },
    // Pulumi deletes secrets through the vault's own address, which this deployment need not reach; they go with the vault.
    { ...opts, deletedWith: vault },
  );
}

/** The address of the secret's present version, which is no secret. A preview has no version before the secret has an id. */
function versionOf({ id, properties }: keyvault.Secret): pulumi.Output<string> {
  return pulumi.unsecret(pulumi.all([id, properties]).apply(([, { secretUriWithVersion }]) => secretUriWithVersion));
}
