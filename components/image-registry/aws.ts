import { getAuthorizationTokenOutput, LifecyclePolicy, Repository, RepositoryPolicy } from "@pulumi/aws/ecr";
import { Index } from "@pulumi/docker-build";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../aws/account";
import { CustomerKey } from "../aws/customer-key";
import { policyDocument } from "../aws/policies";
import { type ImageSettings, reference } from "./reference";

export interface AwsImageRegistryArgs {
  readonly image: ImageSettings;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where the sensor image is pulled from: a scanned copy in ECR that nobody can exchange, or its source. */
export class AwsImageRegistry extends pulumi.ComponentResource {
  /** Full reference of the image; of a copy, always with its digest. */
  readonly image: pulumi.Output<string>;
  /** The copy's repository, if there is one. */
  readonly repositoryArn?: pulumi.Output<string>;

  constructor(name: string, args: AwsImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:ImageRegistry", name, {}, opts);
    if (args.image.registry === "private") {
      const repository = this.repository(name, args);
      const { partition, region, id } = awsAccount(this);
      // From the name, so that a policy which names the repository is known in a preview.
      this.repositoryArn = pulumi.interpolate`arn:${partition}:ecr:${region}:${id}:repository/${repository.name}`;
      this.image = this.copy(name, repository, args);
    } else {
      this.image = pulumi.output(reference(args.image.source, args.image));
    }
    this.registerOutputs({ image: this.image });
  }

  private repository(name: string, { protect, tags }: AwsImageRegistryArgs): Repository {
    const account = awsAccount(this);
    const description = "Sensor image";
    const key = new CustomerKey(`${name}-key`, { description, protect, tags }, { parent: this });
    const repository = new Repository(
      `${name}-sensor`,
      {
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }],
        forceDelete: !protect,
        tags,
      },
      { parent: this, protect },
    );
    // A version counts as several images: the one with the tag, one for each processor, and what says where they come from.
    const keepTen = {
      rulePriority: 1,
      description: "Ten versions to go back to",
      selection: { tagStatus: "any" as const, countType: "imageCountMoreThan" as const, countNumber: 40 },
      action: { type: "expire" as const },
    };
    new LifecyclePolicy(
      `${name}-sensor`,
      { repository: repository.name, policy: { rules: [keepTen] } },
      { parent: this },
    );
    const policy = policyDocument([
      {
        Sid: "PullInThisAccount",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:${account.partition}:iam::${account.id}:root` },
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      },
    ]);
    new RepositoryPolicy(`${name}-sensor`, { repository: repository.name, policy }, { parent: this });
    return repository;
  }

  /** From registry to registry, without a Docker daemon. E31: its tag is pushed once, as the repository demands. */
  private copy(name: string, repository: Repository, args: AwsImageRegistryArgs): pulumi.Output<string> {
    const login = getAuthorizationTokenOutput({}, { parent: this });
    const copy = new Index(
      `${name}-sensor`,
      {
        sources: [reference(args.image.source, args.image)],
        tag: pulumi.interpolate`${repository.repositoryUrl}:${args.image.tag}`,
        registry: {
          address: repository.repositoryUrl.apply((url) => url.split("/")[0]),
          username: login.userName,
          password: pulumi.secret(login.password),
        },
      },
      // The login in the state is long over when the copy is to be deleted; the repository takes its images with it.
      { parent: this, retainOnDelete: true },
    );
    return copy.ref;
  }
}
