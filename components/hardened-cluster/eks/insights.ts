import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAccount } from "../../aws/account";
import { policyDocument, withRights } from "../../aws/policies";
import { addOn } from "./add-ons";
import type { EksParts, RunningEksParts } from "./arguments";
import { clusterArn } from "./roles";

const serviceAccount = "cloudwatch-agent";

/** Metrics of nodes and pods, and the output of pods, by CloudWatch's own agents; the log groups are made first, encrypted. */
export function insights(parts: RunningEksParts, nodes: pulumi.Resource, parent: pulumi.Resource) {
  const { name, logs, protect, tags } = parts;
  const groups = ["application", "dataplane", "host", "performance"].map(
    (kind) =>
      new LogGroup(
        `${name}-${kind}`,
        // The agents find them by the cluster's name.
        {
          name: `/aws/containerinsights/${name}/${kind}`,
          kmsKeyId: logs.keyArn,
          retentionInDays: logs.retentionDays,
          tags,
        },
        { parent, protect },
      ),
  );
  const values = {
    containerLogs: { enabled: true },
    agent: { config: { logs: { metrics_collected: { kubernetes: { enhanced_container_insights: true } } } } },
  };
  const agents = addOn(
    parts,
    "amazon-cloudwatch-observability",
    { values, podIdentityAssociations: [{ serviceAccount, roleArn: agentRoleArn(parts, parent) }] },
    parent,
    [nodes, ...groups],
  );
  return { addOn: agents, applicationLogGroupName: groups[0].name };
}

/** Writes metrics, and these log groups; the managed policy for it would write any. */
function agentRoleArn({ name, account, tags }: EksParts, parent: pulumi.Resource): pulumi.Output<string> {
  const { partition, region, id } = account;
  const role = new Role(`${name}-insights`, { assumeRolePolicy: trustPods(name, account), tags }, { parent });
  const rights = new RolePolicy(
    `${name}-insights`,
    {
      role: role.name,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${id}:log-group:/aws/containerinsights/${name}/*`,
        },
        {
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": ["ContainerInsights", "CWAgent"] } },
        },
        { Effect: "Allow", Action: ["ec2:DescribeTags", "ec2:DescribeVolumes"], Resource: "*" },
      ]),
    },
    { parent },
  );
  return withRights(role.arn, [rights]);
}

/** EKS Pod Identity, for one service account of this cluster. */
function trustPods(cluster: string, account: AwsAccount) {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": account.id,
          "aws:RequestTag/kubernetes-namespace": "amazon-cloudwatch",
          "aws:RequestTag/kubernetes-service-account": serviceAccount,
        },
        ArnEquals: { "aws:SourceArn": clusterArn(cluster, account) },
      },
    },
  ]);
}
