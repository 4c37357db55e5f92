import { Group, type GroupArgs } from "@pulumi/aws/autoscaling";
import { LaunchTemplate, SecurityGroup } from "@pulumi/aws/ec2";
import { InstanceProfile } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { instanceTemplate } from "../../aws/instance-template";
import { securityRules } from "../../aws/security-rules";
import type { EcsHardenedClusterArgs } from "./index";
import { instanceRole } from "./instance-role";
import { userData } from "./user-data";

interface InstanceNeeds extends EcsHardenedClusterArgs {
  readonly name: string;
  readonly clusterName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
}

/** E5: the image of Amazon Linux 2023 that is newest when an instance starts, so that every replacement is patched. */
const newestImage = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

const month = 30 * 24 * 60 * 60;

/** Instances in the private subnets, replaced one by one every month and whenever their template changes (E12). */
export function instanceGroup(needs: InstanceNeeds, parent: pulumi.Resource): Group {
  const { name: cluster, network, nodes, egress, protect, tags } = needs;
  const name = `${cluster}-instances`;
  const description = "Container instances";
  const securityGroup = new SecurityGroup(name, { vpcId: network.vpcId, description, tags }, { parent });
  const rules = securityRules(name, securityGroup, { egress, tags }, parent);
  const template = launchTemplate(name, securityGroup, needs, parent);
  return new Group(
    name,
    {
      vpcZoneIdentifiers: network.privateSubnetIds,
      minSize: nodes.min,
      desiredCapacity: nodes.min,
      maxSize: nodes.max,
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      maxInstanceLifetime: month,
      defaultInstanceWarmup: 120,
      instanceMaintenancePolicy: oneMore,
      instanceRefresh: { strategy: "Rolling", preferences: oneMore },
      terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
      healthCheckType: "EC2",
      enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances"],
      metricsGranularity: "1Minute",
      forceDelete: !protect,
      tags: launchTags({ Name: name, ...tags }),
    },
    { parent, dependsOn: [...rules, ...network.ready] },
  );
}

/** A new instance is in service before an old one leaves. */
const oneMore = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };

function launchTemplate(
  name: string,
  securityGroup: SecurityGroup,
  needs: InstanceNeeds,
  parent: pulumi.Resource,
): LaunchTemplate {
  const { name: cluster, clusterName, nodes, keyArn, tags } = needs;
  const profile = new InstanceProfile(name, { role: instanceRole(cluster, tags, parent), tags }, { parent });
  return new LaunchTemplate(
    name,
    {
      ...instanceTemplate({ name, diskGiB: nodes.diskGiB, keyArn, securityGroup, tags }),
      imageId: newestImage,
      instanceType: nodes.type,
      iamInstanceProfile: { arn: profile.arn },
      userData: clusterName.apply((ecsCluster) => userData({ ...needs, ecsCluster })),
    },
    { parent },
  );
}

/** ECS puts a tag of its own on the group of a capacity provider; unsaid here, every deployment would take it off. */
function launchTags(tags: Readonly<Record<string, string>>): GroupArgs["tags"] {
  const all = { ...tags, AmazonECSManaged: "true" };
  return Object.entries(all).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
}
