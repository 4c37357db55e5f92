import { LogGroup } from "@pulumi/aws/cloudwatch";
import { FlowLog } from "@pulumi/aws/ec2";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../../aws/account";
import type { LogStorage } from "../../aws/logs";
import { policyDocument, trustService } from "../../aws/policies";

interface FlowLogArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly logs: LogStorage;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Records every flow of a network, accepted and rejected, and gives the name of the log group. */
export function recordFlows(network: string, args: FlowLogArgs, parent: pulumi.Resource): pulumi.Output<string> {
  const { vpcId, logs, protect, tags } = args;
  const account = awsAccount(parent);
  const name = `${network}-flow-logs`;

  const group = new LogGroup(
    name,
    { kmsKeyId: logs.keyArn, retentionInDays: logs.retentionDays, tags },
    { parent, protect },
  );
  const source = pulumi.interpolate`arn:${account.partition}:ec2:${account.region}:${account.id}:vpc-flow-log/*`;
  const role = new Role(
    name,
    { assumeRolePolicy: trustService("vpc-flow-logs.amazonaws.com", account, source), tags },
    { parent },
  );
  const policy = new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
          Resource: pulumi.interpolate`arn:${account.partition}:logs:${account.region}:${account.id}:log-group:${group.name}:*`,
        },
      ]),
    },
    { parent },
  );
  new FlowLog(
    name,
    {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      tags,
    },
    { parent, dependsOn: policy },
  );
  return group.name;
}
