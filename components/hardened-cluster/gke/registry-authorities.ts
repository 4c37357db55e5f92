import { Secret, SecretIamMember, SecretVersion } from "@pulumi/gcp/secretmanager";
import * as pulumi from "@pulumi/pulumi";
import type { EncryptionKey } from "../../gcp/encryption-key";
import type { GcpProject } from "../../gcp/project";
import { serviceAgent } from "../../gcp/service-agents";
import { writeVersion } from "../../secret-vault/write-only";
import type { NodeIdentity } from "./nodes";

export interface RegistryAuthoritiesArgs {
  readonly project: GcpProject;
  /** Certificates of private registries' own authorities, by registry. */
  readonly certificates: Readonly<Record<string, string>>;
  readonly identity: NodeIdentity;
  readonly key: EncryptionKey;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * S29: what nodes' containerd believes registries by, which a node fetches from Secret Manager as it starts: a change makes
 * GKE replace the nodes. Nothing is lost with these secrets, which the settings have too, so they are not protected.
 *
 * For a proxy of the nodes, GKE has nothing of the kind: they pull the sensor's image without one, as Artifact Registry
 * fetches it.
 */
export function registryAuthorities(
  name: string,
  { project, certificates, identity, key, tags }: RegistryAuthoritiesArgs,
  parent: pulumi.Resource,
) {
  const registries = Object.entries(certificates);
  if (registries.length === 0) return undefined;
  const kmsKeyName = key.lend(`${name}-authorities`, serviceAgent(name, "secretmanager", project, parent), parent);

  const secretUri = (registry: string, certificate: string) => {
    const what = `${name}-authority-${registry.replace(/\W/g, "-")}`;
    const secret = new Secret(
      what,
      {
        replication: {
          userManaged: { replicas: [{ location: project.region, customerManagedEncryption: { kmsKeyName } }] },
        },
        deletionProtection: false,
        labels: tags,
      },
      { parent },
    );
    // Write-only, though no secret: the provider reads what it keeps, for which a preview's roles have no right.
    const value = pulumi.output(certificate);
    const { version } = new SecretVersion(
      what,
      { secret: secret.id, secretDataWo: value, secretDataWoVersion: writeVersion(value) },
      { parent },
    );
    const { role } = new SecretIamMember(
      what,
      { secretId: secret.secretId, role: "roles/secretmanager.secretAccessor", member: identity.member },
      { parent },
    );
    return pulumi
      .all([project.number, secret.secretId, version, role])
      .apply(([number, id, latest]) => `projects/${number}/secrets/${id}/versions/${latest}`);
  };
  return {
    privateRegistryAccessConfig: {
      enabled: true,
      certificateAuthorityDomainConfigs: registries.map(([registry, certificate]) => ({
        fqdns: [registry],
        gcpSecretManagerCertificateConfig: { secretUri: secretUri(registry, certificate) },
      })),
    },
  };
}
