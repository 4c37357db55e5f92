import { Repository, RepositoryIamMember, type RepositoryArgs } from "@pulumi/gcp/artifactregistry";
import { SecretIamMember } from "@pulumi/gcp/secretmanager";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../settings";
import { EncryptionKey } from "../gcp/encryption-key";
import type { GcpProject } from "../gcp/project";
import { serviceAgent } from "../gcp/service-agents";
import { ImageAttestor } from "./attestor";
import { admitOnly, type AdmissionArgs } from "./binary-authorization";
import { pushedCopy } from "./pushed-copy";
import { type ImageSettings, parted, reference } from "./reference";

export interface GcpImageRegistryArgs {
  readonly project: GcpProject;
  readonly image: ImageSettings & Pick<Settings<"gcp">["image"], "copy" | "login">;
  /** IAM members that pull the image. */
  readonly readers: pulumi.Output<readonly string[]>;
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
    this.image = image.registry === "private" ? this.copy(name, args) : pulumi.output(reference(image.source, image));
    const attestor = admission?.attestation ? new ImageAttestor(`${name}-attestor`, args, this) : undefined;
    if (admission !== undefined) admitOnly(this.image, admission, attestor, { name, project, parent: this });
    this.signing = attestor?.signing(this.image);
    this.registerOutputs({ image: this.image });
  }

  private copy(name: string, args: GcpImageRegistryArgs): pulumi.Output<string> {
    const { project, image } = args;
    const { path } = parted(image.source);
    const repository = this.repository(name, args);
    const copies = pulumi.interpolate`${project.region}-docker.pkg.dev/${project.id}/${repository.repositoryId}/${path}`;
    const copy =
      image.copy === "pushed"
        ? pushedCopy(name, { image, to: copies, parent: this })
        : copies.apply((repository) => reference(repository, image));
    // Taking the rights in makes whoever runs the image wait for them.
    return pulumi.all([copy, this.mayPull(name, repository, args)]).apply(([pulled]) => pulled);
  }

  /** Whose nodes an existing cluster has is only known once it was looked up. */
  private mayPull(name: string, repository: Repository, { project, readers }: GcpImageRegistryArgs) {
    return readers.apply((members) =>
      pulumi.all(
        members.map((member, index) => {
          const grant = new RepositoryIamMember(
            // Named after the account: pools come and go, and the others keep their right.
            `${name}-reader-${accountOf(member)}`,
            {
              location: project.region,
              repository: repository.repositoryId,
              role: "roles/artifactregistry.reader",
              member: readers.apply((all) => all[index] ?? member),
            },
            { parent: this, aliases: index === 0 ? [{ name: `${name}-reader-0` }] : [] },
          );
          return grant.role;
        }),
      ),
    );
  }

  /** Keeps images, and scans them (G5: not gcr.io). Only the nodes read it. */
  private repository(name: string, args: GcpImageRegistryArgs): Repository {
    const { project, image, protect, tags } = args;
    const agent = serviceAgent(name, "artifactregistry", project, this);
    const key = new EncryptionKey(`${name}-key`, { project, user: agent, protect, tags }, this);
    return new Repository(
      name,
      {
        description: `Copies of the Qualys sensor image from ${parted(image.source).host}`,
        location: project.region,
        // Not auto-named: it is part of the image's name.
        repositoryId: name,
        format: "DOCKER",
        ...(image.copy === "pushed" ? pushedByDeployment : this.fetchedWhenAskedFor(name, args, agent)),
        kmsKeyName: key.name,
        vulnerabilityScanningConfig: { enablementConfig: "INHERITED" },
        cleanupPolicyDryRun: false,
        cleanupPolicies: [
          // An image for several processors is several versions.
          { id: "keep-recent", action: "KEEP", mostRecentVersions: { keepCount: 20 } },
          { id: "delete-old", action: "DELETE", condition: { tagState: "ANY", olderThan: `${90 * 24 * 60 * 60}s` } },
        ],
        labels: tags,
      },
      { parent: this, protect },
    );
  }

  /** Only the repository knows the internet. A login is for sources that ask for one, and for Docker Hub's rate limits. */
  private fetchedWhenAskedFor(name: string, args: GcpImageRegistryArgs, agent: pulumi.Input<string>): Contents {
    const { source, login } = args.image;
    const { host } = parted(source);
    return {
      mode: "REMOTE_REPOSITORY",
      remoteRepositoryConfig: {
        description: host,
        ...(host === "docker.io"
          ? { dockerRepository: { publicRepository: "DOCKER_HUB" } }
          : { commonRepository: { uri: `https://${host}` } }),
        ...(login && { upstreamCredentials: this.upstreamLogin(name, login, agent) }),
      },
    };
  }

  private upstreamLogin(name: string, { user, secretVersion }: Login, agent: pulumi.Input<string>) {
    const [, project, , secretId = ""] = secretVersion.split("/");
    const grant = new SecretIamMember(
      `${name}-login`,
      { project, secretId, role: "roles/secretmanager.secretAccessor", member: agent },
      { parent: this },
    );
    return {
      usernamePasswordCredentials: {
        username: user,
        // Taking the role in makes the repository wait for the grant.
        passwordSecretVersion: grant.role.apply(() => secretVersion),
      },
    };
  }
}

/** `serviceAccount:nodes@project.iam.gserviceaccount.com` → `nodes@project`, the part that tells accounts apart. */
const accountOf = (member: string) =>
  member.replace(/^serviceAccount:/, "").replace(/(\.iam)?\.gserviceaccount\.com$/, "");

type Contents = Pick<RepositoryArgs, "mode" | "remoteRepositoryConfig" | "dockerConfig">;
type Login = NonNullable<GcpImageRegistryArgs["image"]["login"]>;

/** A remote repository has whatever tags its source has; here none ever means another image. */
const pushedByDeployment: Contents = { mode: "STANDARD_REPOSITORY", dockerConfig: { immutableTags: true } };
