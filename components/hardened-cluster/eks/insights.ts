import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, withRights } from "../../aws/policies";
import { addOn } from "./add-ons";
import type { EksParts, RunningEksParts } from "./arguments";
import { trustPods } from "./roles";

const agent = { namespace: "amazon-cloudwatch", serviceAccount: "cloudwatch-agent" };

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
    {
      values,
      podIdentityAssociations: [{ serviceAccount: agent.serviceAccount, roleArn: agentRoleArn(parts, parent) }],
    },
    parent,
    [nodes, ...groups],
  );
  return { addOn: agents, applicationLogGroupName: groups[0].name };
}

/** Writes metrics, and these log groups; the managed policy for it would write any. */
function agentRoleArn({ name, account, tags }: EksParts, parent: pulumi.Resource): pulumi.Output<string> {
  const { partition, region, id } = account;
  const role = new Role(`${name}-insights`, { assumeRolePolicy: trustPods(name, account, agent), tags }, { parent });
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
