import { Repository, RepositoryIamMember } from "@pulumi/gcp/artifactregistry";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../gcp/encryption-key";
import type { GcpProject } from "../gcp/project";
import { serviceAgent } from "../gcp/service-agents";
import { ImageAttestor } from "./attestor";
import { admitOnly, type AdmissionArgs } from "./binary-authorization";
import { type ImageSettings, parted, reference } from "./reference";

export interface GcpImageRegistryArgs {
  readonly project: GcpProject;
  readonly image: ImageSettings;
  /** IAM members that pull the image. */
  readonly readers: readonly pulumi.Input<string>[];
  /** Which cluster is to run this image and no other. */
  readonly admission?: AdmissionArgs;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where the sensor image is pulled from, and that its cluster runs no other. */
export class GcpImageRegistry extends pulumi.ComponentResource {
  /** Full reference of the image, by digest if it is known. */
  readonly image: pulumi.Output<string>;
  /** The command that signs the image, if the cluster asks for a signature. */
  readonly signing?: pulumi.Output<string>;

  constructor(name: string, args: GcpImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:gcp:ImageRegistry", name, {}, opts);
    const { project, image, admission } = args;
    const { host, path } = parted(image.source);

    const repository = image.registry === "private" ? this.pullThrough(name, host, args) : pulumi.output(host);
    this.image = repository.apply((copies) => reference(`${copies}/${path}`, image));
    const attestor = admission?.attestation ? new ImageAttestor(`${name}-attestor`, args, this) : undefined;
    if (admission !== undefined) admitOnly(this.image, admission, attestor, { name, project, parent: this });
    this.signing = attestor?.signing(this.image);
    this.registerOutputs({ image: this.image });
  }

  /**
   * A repository that fetches an image when it is first asked for, keeps it and scans it (G5: not gcr.io). Only the
   * nodes read it, and only it knows the internet.
   */
  private pullThrough(name: string, host: string, args: GcpImageRegistryArgs): pulumi.Output<string> {
    const { project, readers, protect, tags } = args;
    const user = serviceAgent(name, "artifactregistry", project, this);
    const key = new EncryptionKey(`${name}-key`, { project, user, protect, tags }, this);
    const repository = new Repository(
      name,
      {
        description: `Copies of the Qualys sensor image from ${host}`,
        location: project.region,
        // Not auto-named: it is part of the image's name.
        repositoryId: name,
        format: "DOCKER",
        mode: "REMOTE_REPOSITORY",
        remoteRepositoryConfig: { description: host, dockerRepository: upstream(host) },
        kmsKeyName: key.name,
        vulnerabilityScanningConfig: { enablementConfig: "INHERITED" },
        cleanupPolicyDryRun: false,
        cleanupPolicies: [
          { id: "keep-recent", action: "KEEP", mostRecentVersions: { keepCount: 5 } },
          { id: "delete-old", action: "DELETE", condition: { tagState: "ANY", olderThan: `${90 * 24 * 60 * 60}s` } },
        ],
        labels: tags,
      },
      { parent: this, protect },
    );
    readers.forEach(
      (member, index) =>
        new RepositoryIamMember(
          `${name}-reader-${index}`,
          {
            location: project.region,
            repository: repository.repositoryId,
            role: "roles/artifactregistry.reader",
            member,
          },
          { parent: this },
        ),
    );
    return pulumi.interpolate`${project.region}-docker.pkg.dev/${project.id}/${repository.repositoryId}`;
  }
}

function upstream(host: string) {
  return host === "docker.io" ? { publicRepository: "DOCKER_HUB" } : { customRepository: { uri: `https://${host}` } };
}
