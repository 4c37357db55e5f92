import { LaunchTemplate } from "@pulumi/aws/ec2";
import { getParameterOutput } from "@pulumi/aws/ssm";
import type { Cluster } from "@pulumi/eks/cluster";
import { ManagedNodeGroup } from "@pulumi/eks/managedNodeGroup";
import type * as pulumi from "@pulumi/pulumi";
import { instanceTemplate } from "../../aws/instance-template";
import type { EksParts } from "./arguments";
import { nodeRole } from "./roles";
import type { EksSecurityGroups } from "./security-groups";
import { userData } from "./user-data";

/** Managed nodes in the private subnets, replaced one by one when a new image is out or a node is broken. */
export function nodeGroup(
  parts: EksParts,
  cluster: Cluster,
  groups: EksSecurityGroups,
  networking: pulumi.Resource[],
  parent: pulumi.Resource,
): ManagedNodeGroup {
  const { version, network, nodes, host, keyArn, tags } = parts;
  const name = `${parts.name}-nodes`;
  const { role, policies } = nodeRole(parts, parent);
  const template = new LaunchTemplate(
    name,
    {
      ...instanceTemplate({ name, diskGiB: nodes.diskGiB, keyArn, securityGroup: groups.nodes, tags }),
      userData: userData(host),
    },
    { parent },
  );
  return new ManagedNodeGroup(
    name,
    {
      cluster,
      nodeRole: role,
      subnetIds: network.privateSubnetIds,
      instanceTypes: [nodes.type],
      capacityType: "ON_DEMAND",
      amiType: "AL2023_x86_64_STANDARD",
      version,
      releaseVersion: newestRelease(version, parent),
      scalingConfig: { minSize: nodes.min, desiredSize: nodes.min, maxSize: nodes.max },
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      tags,
    },
    {
      parent,
      dependsOn: [...policies, ...networking, ...groups.rules, ...network.ready],
      transforms: [withRepair],
    },
  );
}

/** K12: the newest Amazon Linux 2023 image for this Kubernetes version, so that a deployment brings its patches. */
function newestRelease(version: string, parent: pulumi.Resource): pulumi.Output<string> {
  const images = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard`;
  return getParameterOutput({ name: `${images}/recommended/release_version` }, { parent }).insecureValue;
}

/** What eks.ManagedNodeGroup has no argument for. */
const withRepair: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type === "aws:eks/nodeGroup:NodeGroup"
    ? { props: { ...props, nodeRepairConfig: { enabled: true }, updateConfig: { maxUnavailable: 1 } }, opts }
    : undefined;
