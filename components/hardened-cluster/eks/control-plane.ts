import { LogGroup } from "@pulumi/aws/cloudwatch";
import type { SecurityGroup } from "@pulumi/aws/ec2";
import { Cluster } from "@pulumi/eks/cluster";
import type * as pulumi from "@pulumi/pulumi";
import type { EksParts } from "./arguments";
import { clusterRole } from "./roles";

/** The log group of the control plane, which EKS finds by the cluster's name and would otherwise make without a key. */
export function controlPlaneLogs({ name, logs, protect, tags }: EksParts, parent: pulumi.Resource): LogGroup {
  return new LogGroup(
    `${name}-control-plane`,
    { name: `/aws/eks/${name}/cluster`, kmsKeyId: logs.keyArn, retentionInDays: logs.retentionDays, tags },
    { parent, protect },
  );
}

/** The control plane, without anything that eks.Cluster adds of its own accord: nodes, security groups, add-ons. */
export function controlPlane(
  parts: EksParts,
  securityGroup: SecurityGroup,
  logGroup: LogGroup,
  parent: pulumi.Resource,
): Cluster {
  const { name, network, publicApiCidrs, keyArn, tags } = parts;
  const { role, policies } = clusterRole(parts, parent);
  return new Cluster(
    name,
    {
      // Fixed, because the log group has to exist before the cluster.
      name,
      version: parts.version,
      upgradePolicy: { supportType: "STANDARD" },
      deletionProtection: parts.deletionProtection,
      vpcId: network.vpcId,
      privateSubnetIds: network.privateSubnetIds,
      kubernetesServiceIpAddressRange: parts.serviceCidr,
      // Always on: nodes join through it, whoever else may reach the API server.
      endpointPrivateAccess: true,
      ...publicEndpoint(publicApiCidrs),
      skipDefaultSecurityGroups: true,
      clusterSecurityGroup: securityGroup,
      serviceRole: role,
      authenticationMode: "API",
      encryptionConfigKeyArn: keyArn,
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      skipDefaultNodeGroup: true,
      bootstrapSelfManagedAddons: false,
      useDefaultVpcCni: true,
      kubeProxyAddonOptions: { enabled: false },
      corednsAddonOptions: { enabled: false },
      tags,
    },
    { parent, dependsOn: [logGroup, ...policies], transforms: [clusterItself(parts)] },
  );
}

function publicEndpoint(cidrs: readonly string[]) {
  return cidrs.length > 0
    ? { endpointPublicAccess: true, publicAccessCidrs: [...cidrs] }
    : { endpointPublicAccess: false };
}

/**
 * What eks.Cluster has no argument for. K7: it makes whoever creates the cluster its administrator for ever. And
 * protecting the component would protect all that it consists of, which is to change with the settings.
 */
function clusterItself({ account, protect }: EksParts): pulumi.ResourceTransform {
  const zonalShiftConfig = account.partition.apply(zonalShift);
  return ({ type, props, opts }) => {
    if (type !== "aws:eks/cluster:Cluster") return undefined;
    const accessConfig = { ...props.accessConfig, bootstrapClusterCreatorAdminPermissions: false };
    return { props: { ...props, accessConfig, zonalShiftConfig }, opts: { ...opts, protect } };
  };
}

/**
 * K19: lets operators take the cluster out of a zone that is ill: new nodes come up elsewhere, and DNS is asked elsewhere.
 * It costs nothing and does nothing by itself. GovCloud does not offer it.
 */
const zonalShift = (partition: string) => (partition === "aws-us-gov" ? undefined : { enabled: true });
