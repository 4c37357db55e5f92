import { Attestor } from "@pulumi/gcp/binaryauthorization";
import { Note } from "@pulumi/gcp/containeranalysis";
import { CryptoKey, getKMSCryptoKeyVersionOutput, KeyRing } from "@pulumi/gcp/kms";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../gcp/project";

export interface ImageAttestorArgs {
  readonly project: GcpProject;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Vouches for images by signatures that only holders of a KMS key can make. The key never leaves KMS, and the stack
 * gives nobody the right to sign with it: who checks images is for the project's owners to say.
 */
export class ImageAttestor {
  readonly name: pulumi.Output<string>;
  /** `projects/…/cryptoKeyVersions/1`, which signs. */
  readonly keyVersion: pulumi.Output<string>;
  private readonly project: GcpProject;

  constructor(name: string, { project, protect, tags }: ImageAttestorArgs, parent: pulumi.Resource) {
    this.project = project;
    const dependsOn = [...project.apis];
    const ring = new KeyRing(name, { location: project.region }, { parent, protect, dependsOn });
    const key = new CryptoKey(
      name,
      {
        keyRing: ring.id,
        purpose: "ASYMMETRIC_SIGN",
        versionTemplate: { algorithm: "EC_SIGN_P256_SHA256", protectionLevel: "HSM" },
        labels: tags,
      },
      { parent, protect },
    );
    const { id, publicKeys } = getKMSCryptoKeyVersionOutput({ cryptoKey: key.id }, { parent });
    const note = new Note(
      name,
      { attestationAuthority: { hint: { humanReadableName: "Qualys registry sensor" } } },
      { parent, dependsOn },
    );
    const attestor = new Attestor(
      name,
      {
        description: "Vouches for images of the Qualys registry sensor",
        attestationAuthorityNote: {
          noteReference: note.name,
          publicKeys: [
            {
              id,
              pkixPublicKey: publicKeys.apply(([publicKey]) => ({
                publicKeyPem: publicKey?.pem,
                signatureAlgorithm: publicKey?.algorithm,
              })),
            },
          ],
        },
      },
      { parent, dependsOn },
    );
    this.name = attestor.name;
    this.keyVersion = id.apply((version) => version.replace(/^.*?projects\//, "projects/"));
  }

  /** The command that signs an image. */
  signing(image: pulumi.Input<string>): pulumi.Output<string> {
    const { id } = this.project;
    return pulumi.interpolate`gcloud beta container binauthz attestations sign-and-create --project ${id} --artifact-url ${image} --attestor ${this.name} --attestor-project ${id} --keyversion ${this.keyVersion}`;
  }
}
