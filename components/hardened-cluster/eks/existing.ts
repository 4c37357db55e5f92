import { getLogGroups } from "@pulumi/aws/cloudwatch";
import { getInstances, getSubnet } from "@pulumi/aws/ec2";
import {
  getCluster,
  type GetClusterResult,
  getNodeGroup,
  type GetNodeGroupResult,
  getNodeGroups,
} from "@pulumi/aws/eks";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { assertNodesFit, type NodeKind } from "../../qualys-sensor/node-kinds";
import { addresses, type EksAddresses } from "./addresses";

export interface ExistingEksCluster {
  readonly clusterName: string;
  readonly provider: Provider;
  readonly addresses: EksAddresses;
  readonly insights: ContainerInsights;
}

/** What CloudWatch hears of a cluster. */
export interface ContainerInsights {
  readonly hasMetrics: boolean;
  /** Where the pods' output goes, if it is collected. */
  readonly applicationLogGroupName?: string;
}

/** A cluster that exists already and that whoever deploys may administer. */
export async function existingEksCluster(
  name: string,
  clusterName: string,
  nodeSelector: Readonly<Record<string, string>>,
): Promise<ExistingEksCluster> {
  const cluster = await getCluster({ name: clusterName });
  const kinds = await nodeKinds(clusterName);
  assertNodesFit(clusterName, kinds, nodeSelector);
  // Whoever selects nodes knows of some that are still to come.
  if (kinds.length === 0 && Object.keys(nodeSelector).length === 0) await assertInstances(cluster);
  const subnets = await Promise.all(cluster.vpcConfig.subnetIds.map((id) => getSubnet({ id })));
  const cidrs = subnets.map((subnet) => pulumi.output(subnet.cidrBlock));
  return {
    clusterName,
    provider: new Provider(name, { kubeconfig: kubeconfig(cluster) }),
    addresses: addresses(
      { privateCidrs: cidrs, endpointCidrs: cidrs },
      cluster.kubernetesNetworkConfigs[0].serviceIpv4Cidr,
    ),
    insights: await containerInsights(clusterName),
  };
}

/** K16: known by its log groups, whoever installed it and however. Metrics are made of what is in `performance`. */
async function containerInsights(clusterName: string): Promise<ContainerInsights> {
  const prefix = `/aws/containerinsights/${clusterName}/`;
  const { logGroupNames } = await getLogGroups({ logGroupNamePrefix: prefix });
  const group = (kind: string) => logGroupNames.find((name) => name === prefix + kind);
  return { hasMetrics: group("performance") !== undefined, applicationLogGroupName: group("application") };
}

/** Of managed node groups: AWS lists neither self-managed nodes nor Karpenter's. */
async function nodeKinds(clusterName: string): Promise<NodeKind[]> {
  const { names } = await getNodeGroups({ clusterName });
  const groups = await Promise.all(names.map((nodeGroupName) => getNodeGroup({ clusterName, nodeGroupName })));
  return groups.map(nodeKind);
}

/**
 * Pods on Fargate reach no container runtime, and a DaemonSet puts none there: without any other node it would be ready at
 * once. Nodes that are in no managed group carry the cluster's tag, by which EKS lets them in; in Auto Mode, EKS makes
 * nodes as pods ask for them.
 */
async function assertInstances({ name, computeConfigs }: Pick<GetClusterResult, "name" | "computeConfigs">) {
  if (computeConfigs[0]?.enabled) return;
  const { ids } = await getInstances({
    filters: [{ name: "tag-key", values: [`kubernetes.io/cluster/${name}`] }],
    instanceStateNames: ["pending", "running"],
  });
  if (ids.length > 0) return;
  throw new Error(
    `cluster.existing: the sensor cannot run on ${name}: it has no node groups and no instances, and on Fargate no pod ` +
      "reaches the container runtime. Add nodes of linux/amd64; or select those that are still to come with " +
      "sensor.placement.nodeSelector.",
  );
}

export function nodeKind({ nodeGroupName, amiType }: Pick<GetNodeGroupResult, "nodeGroupName" | "amiType">): NodeKind {
  return { name: nodeGroupName, isWindows: amiType.startsWith("WINDOWS_"), isArm: /_arm_/i.test(amiType) };
}

type ClusterAccess = Pick<
  Awaited<ReturnType<typeof getCluster>>,
  "name" | "region" | "endpoint" | "certificateAuthorities"
>;

/** Holds no secret: whoever uses it asks the AWS CLI for a token. */
function kubeconfig({ name, region, endpoint, certificateAuthorities }: ClusterAccess): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: endpoint, "certificate-authority-data": certificateAuthorities[0].data } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
    users: [
      {
        name,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["--region", region, "eks", "get-token", "--cluster-name", name, "--output", "json"],
          },
        },
      },
    ],
  });
}
