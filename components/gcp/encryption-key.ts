import { CryptoKey, CryptoKeyIAMMember, KeyRing } from "@pulumi/gcp/kms";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "./project";

export interface EncryptionKeyArgs {
  readonly project: GcpProject;
  /** IAM member that encrypts and decrypts with the key: a service agent of Google's. */
  readonly user: pulumi.Input<string>;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** As long as CIS lets a key live: 90 days. */
const rotationPeriod = `${90 * 24 * 60 * 60}s`;

/**
 * A key that rotates, on a ring of its own, and the grant to the service that uses it.
 *
 * Google Cloud never deletes rings and keys. A destroy lets go of the ring and schedules the key's versions for
 * destruction; auto-naming gives the next deployment names that are still free.
 */
export class EncryptionKey {
  /** `projects/…/cryptoKeys/…`: known in a preview, and there once the user may use the key. */
  readonly name: pulumi.Output<string>;
  /** Short name, unique in the project. */
  readonly shortName: pulumi.Output<string>;
  private readonly project: GcpProject;
  private readonly ring: KeyRing;
  private readonly key: CryptoKey;

  constructor(name: string, args: EncryptionKeyArgs, parent: pulumi.Resource) {
    const { project, protect } = args;
    const ring = new KeyRing(name, { location: project.region }, { parent, protect, dependsOn: [...project.apis] });
    const key = new CryptoKey(
      name,
      { keyRing: ring.id, purpose: "ENCRYPT_DECRYPT", rotationPeriod, labels: args.tags },
      { parent, protect },
    );
    this.project = project;
    this.ring = ring;
    this.key = key;
    this.shortName = key.name;
    this.name = this.lend(name, args.user, parent);
  }

  /** Lets another service use the key, and answers its name, as `name` is. */
  lend(name: string, user: pulumi.Input<string>, parent: pulumi.Resource): pulumi.Output<string> {
    const { id, region } = this.project;
    const grant = new CryptoKeyIAMMember(
      name,
      { cryptoKeyId: this.key.id, role: "roles/cloudkms.cryptoKeyEncrypterDecrypter", member: user },
      { parent },
    );
    // The role is not needed for the name; taking it in makes whoever uses the name wait for the grant.
    return pulumi
      .all([this.ring.name, this.key.name, grant.role])
      .apply(([ring, key]) => `projects/${id}/locations/${region}/keyRings/${ring}/cryptoKeys/${key}`);
  }
}
