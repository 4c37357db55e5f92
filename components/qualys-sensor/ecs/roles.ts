import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import { policyDocument, type PolicyStatement, trustService } from "../../aws/policies";
import type { ShellRecord } from "../../aws/shell-record";
import type { EcsQualysSensorArgs } from ".";

export interface TaskRoles {
  /** ECS takes it on to start the task. */
  readonly execution: Role;
  /** The sensor itself takes it on. It may do nothing, but for shells: Qualys holds the credentials of the registries. */
  readonly task: Role;
  /** The rights of both: a task that starts before them fails, or takes no shell. */
  readonly rights: RolePolicy[];
}

export function createRoles(
  name: string,
  args: EcsQualysSensorArgs,
  logGroup: pulumi.Input<string>,
  account: AwsAccount,
  parent: pulumi.Resource,
): TaskRoles {
  const { tags } = args;
  const { id, region, partition } = account;
  // E15
  const assumeRolePolicy = trustService(
    "ecs-tasks.amazonaws.com",
    account,
    pulumi.interpolate`arn:${partition}:ecs:${region}:${id}:*`,
  );
  const execution = new Role(`${name}-execution`, { assumeRolePolicy, tags }, { parent });
  const task = new Role(`${name}-task`, { assumeRolePolicy, tags }, { parent });

  const allow = (role: Role, policy: string, statements: PolicyStatement[]) =>
    new RolePolicy(`${name}-${policy}`, { role: role.name, policy: policyDocument(statements) }, { parent });
  const grant = (purpose: string, statements: PolicyStatement[]) =>
    allow(execution, `execution-${purpose}`, statements);
  return {
    execution,
    task,
    rights: [
      ...(args.repositoryArn === undefined ? [] : [grant("image", pullImage(args.repositoryArn))]),
      grant("logs", [writeLogs(logGroup, account)]),
      grant("secrets", [readSecrets(args, account)]),
      // By itself, because an ARN of a key is not known before the key exists, and would hide the others in a preview.
      grant("key", [useKey(args.credentials.keyArn, account)]),
      ...(args.shells === undefined
        ? []
        : [
            allow(task, "task-shells", recordedShells(args.shells, account)),
            allow(task, "task-shells-key", [
              { Sid: "Key", Effect: "Allow", Action: "kms:Decrypt", Resource: args.shells.keyArn },
            ]),
          ]),
    ],
  };
}

/** E14: from the one repository. A token for the registry is the account's, so it cannot be narrowed. */
function pullImage(repositoryArn: pulumi.Input<string>): PolicyStatement[] {
  return [
    { Sid: "Registry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "Repository",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: repositoryArn,
    },
  ];
}

function writeLogs(group: pulumi.Input<string>, { id, region, partition }: AwsAccount): PolicyStatement {
  return {
    Sid: "Logs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${id}:log-group:${group}:*`,
  };
}

/** What ECS Exec does with the task's own role: it has no other. Neither a channel nor the list of groups has an ARN. */
function recordedShells({ logGroupName }: ShellRecord, { id, region, partition }: AwsAccount): PolicyStatement[] {
  const channels = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"];
  return [
    {
      Sid: "Shells",
      Effect: "Allow",
      Action: [...channels.map((action) => `ssmmessages:${action}`), "logs:DescribeLogGroups"],
      Resource: "*",
    },
    {
      Sid: "ShellRecord",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${id}:log-group:${logGroupName}:*`,
    },
  ];
}

function readSecrets({ credentials, pullSecret }: EcsQualysSensorArgs, account: AwsAccount): PolicyStatement {
  const { activationId, customerId } = credentials;
  return {
    Sid: "Secrets",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: [
      secretArn(activationId.name, account),
      secretArn(customerId.name, account),
      ...(pullSecret === undefined ? [] : [pullSecret]),
    ],
  };
}

/** Secrets Manager adds six characters of its own to a name. */
function secretArn(name: pulumi.Input<string>, { id, region, partition }: AwsAccount) {
  return pulumi.interpolate`arn:${partition}:secretsmanager:${region}:${id}:secret:${name}-??????`;
}

function useKey(keyArn: pulumi.Input<string>, { region, dnsSuffix }: AwsAccount): PolicyStatement {
  return {
    Sid: "Key",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": pulumi.interpolate`secretsmanager.${region}.${dnsSuffix}` } },
  };
}
