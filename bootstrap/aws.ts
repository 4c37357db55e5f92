import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Environment, Pipelines } from "./trust";

const audience = "sts.amazonaws.com";
/** What the jobs ask for: a cluster alone takes a quarter of an hour. */
const twoHours = 7200;

/** What the stacks are made of, as the guides in docs/deploy say; to know the account needs no right. */
const services = [
  "autoscaling",
  "cloudwatch",
  "ec2",
  "ecr",
  "ecs",
  "eks",
  "events",
  "iam",
  "kms",
  "logs",
  "route53resolver",
  "secretsmanager",
  "sns",
];

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: pulumi.Input<string> | readonly string[];
  readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
  readonly NotResource?: pulumi.Input<string>;
}

export default function trust(pipelines: Pipelines) {
  const { platform, issuer } = pipelines;
  const provider = new iam.OpenIdConnectProvider(platform, { url: issuer, clientIdLists: [audience] });
  const partition = getPartitionOutput().partition;
  // Among them the stacks look the newest image up.
  const publicParameters = pulumi.interpolate`arn:${partition}:ssm:*::parameter/aws/service/*`;

  const preview = role("preview", pipelines, provider);
  new iam.RolePolicyAttachment("preview-read", {
    role: preview.name,
    policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
  });
  policy("preview-no-secrets", preview, [
    {
      Effect: "Deny",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
      Resource: "*",
    },
    {
      Effect: "Deny",
      Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
      NotResource: publicParameters,
    },
  ]);

  const production = role("production", pipelines, provider);
  policy("production-deploy", production, [
    { Effect: "Allow", Action: services.map((service) => `${service}:*`), Resource: "*" },
    { Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters"], Resource: publicParameters },
    { Effect: "Deny", Action: "iam:*", Resource: [preview.arn, production.arn, provider.arn] },
  ]);

  return { preview: variables(preview), production: variables(production) };
}

function role(environment: Environment, pipelines: Pipelines, provider: iam.OpenIdConnectProvider): iam.Role {
  const { issuer, repository, subjects } = pipelines;
  const host = new URL(issuer).host;
  const isPattern = subjects[environment].includes("*");
  const subject = { [`${host}:sub`]: subjects[environment] };
  return new iam.Role(environment, {
    description: `The pipelines of ${repository} in the environment ${environment}`,
    maxSessionDuration: twoHours,
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: provider.arn },
          Condition: {
            StringEquals: { [`${host}:aud`]: audience, ...(isPattern ? {} : subject) },
            ...(isPattern && { StringLike: subject }),
          },
        },
      ],
    }),
  });
}

function policy(name: string, { name: role }: iam.Role, statements: readonly Statement[]): void {
  new iam.RolePolicy(name, {
    role,
    policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }),
  });
}

function variables({ arn }: iam.Role) {
  return { AWS_ROLE: arn, AWS_REGION: getRegionOutput().region };
}
