import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../settings";
import { awsAccount } from "../aws/account";
import { policyDocument } from "../aws/policies";

type Connector = NonNullable<Settings<"aws-ecs" | "aws-eks">["ecrConnector"]>;

/** A role by which Qualys pulls what the sensor is to scan from this account's ECR: it holds no credentials for that. */
export class EcrConnectorRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(
    name: string,
    args: Connector & { readonly tags: Readonly<Record<string, string>> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("qualys:aws:EcrConnector", name, {}, opts);
    const { accountId, externalId, repositories, tags } = args;
    const { partition, region, id } = awsAccount(this);
    const role = new Role(
      name,
      {
        assumeRolePolicy: policyDocument([
          {
            Effect: "Allow",
            Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${accountId}:root` },
            Action: "sts:AssumeRole",
            // E27
            Condition: { StringEquals: { "sts:ExternalId": externalId } },
          },
        ]),
        tags,
      },
      { parent: this },
    );
    const policy = policyDocument([
      // Neither a token for the registry nor the list of its repositories can be narrowed.
      {
        Sid: "Registry",
        Effect: "Allow",
        Action: ["ecr:GetAuthorizationToken", "ecr:DescribeRepositories"],
        Resource: "*",
      },
      {
        Sid: "Repositories",
        Effect: "Allow",
        Action: [
          ...["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages"],
          ...["ecr:GetDownloadUrlForLayer", "ecr:ListImages"],
        ],
        Resource: repositories.map(
          (repository) => pulumi.interpolate`arn:${partition}:ecr:${region}:${id}:repository/${repository}`,
        ),
      },
    ]);
    new RolePolicy(name, { role: role.name, policy }, { parent: this });
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
