import { LogGroup } from "@pulumi/aws/cloudwatch";
import { OpenIdConnectProvider } from "@pulumi/aws/iam";
import { Cluster } from "@pulumi/eks/cluster";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../../aws/account";
import { CustomerKey } from "../../aws/customer-key";
import { instanceDisks } from "../../aws/key-uses";
import type { LogStorage } from "../../aws/logs";
import type { Traffic } from "../../aws/security-rules";
import type { AwsNetwork } from "../../secure-vpc/aws/network";
import { addOn } from "./add-ons";
import { addresses, type EksAddresses } from "./addresses";
import { administrators } from "./administrators";
import { insights } from "./insights";
import { nodeGroup } from "./nodes";
import { clusterRole, networkPluginRole } from "./roles";
import { securityGroups } from "./security-groups";

export interface EksHardenedClusterArgs {
  readonly network: AwsNetwork;
  readonly version: string;
  readonly serviceCidr: string;
  /** Public ranges that may reach the API server; none: it answers inside the network only. */
  readonly publicApiCidrs: readonly string[];
  /** Ranges of connected networks that may reach the API server's private address. */
  readonly peers: readonly string[];
  /** ARNs of the IAM principals that administer the cluster; whoever deploys is one of them. */
  readonly admins: readonly string[];
  readonly nodes: EksNodes;
  /** What nodes and pods may reach outside the cluster. */
  readonly egress: Readonly<Record<string, Traffic>>;
  readonly logs: LogStorage;
  readonly deletionProtection: boolean;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface EksNodes {
  readonly type: string;
  readonly min: number;
  /** Room for rolling updates. K11: nothing scales by load, because a sensor's work comes from registries. */
  readonly max: number;
  readonly diskGiB: number;
}

/** A Kubernetes cluster on EKS with one group of managed nodes, for the sensor alone. */
export class EksHardenedCluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly nodeGroupName: pulumi.Output<string>;
  readonly controlPlaneLogGroupName: pulumi.Output<string>;
  /** Where the pods' output goes. */
  readonly applicationLogGroupName: pulumi.Output<string>;
  readonly provider: Provider;
  readonly addresses: EksAddresses;

  constructor(name: string, args: EksHardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:HardenedCluster", name, {}, opts);
    const account = awsAccount(this);
    const key = this.key(name, args);
    const groups = securityGroups(name, args, this);
    const logGroup = this.controlPlaneLogs(name, args);

    const role = clusterRole(name, { account, keyArn: key.arn, tags: args.tags }, this);
    const cluster = new Cluster(
      name,
      {
        // The log group has to exist before the cluster, and EKS finds it by the cluster's name.
        name,
        version: args.version,
        upgradePolicy: { supportType: "STANDARD" },
        deletionProtection: args.deletionProtection,
        vpcId: args.network.vpcId,
        privateSubnetIds: args.network.privateSubnetIds,
        kubernetesServiceIpAddressRange: args.serviceCidr,
        // Always on: nodes join through it, whoever else may reach the API server.
        endpointPrivateAccess: true,
        endpointPublicAccess: args.publicApiCidrs.length > 0,
        publicAccessCidrs: args.publicApiCidrs.length > 0 ? [...args.publicApiCidrs] : undefined,
        skipDefaultSecurityGroups: true,
        clusterSecurityGroup: groups.controlPlane,
        serviceRole: role.role,
        authenticationMode: "API",
        encryptionConfigKeyArn: key.arn,
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        skipDefaultNodeGroup: true,
        bootstrapSelfManagedAddons: false,
        useDefaultVpcCni: true,
        kubeProxyAddonOptions: { enabled: false },
        corednsAddonOptions: { enabled: false },
        tags: args.tags,
      },
      {
        parent: this,
        dependsOn: [logGroup, ...role.policies],
        transforms: [clusterItself(args)],
      },
    );
    const { eksCluster } = cluster;
    const identities = this.identityProvider(name, eksCluster.identities[0].oidcs[0].issuer, args.tags);

    const parts = { name, clusterName: eksCluster.name, account, ...args };
    const pluginRole = networkPluginRole(parts, identities, this);
    // K4: nodes get ready only with these three; made after the nodes, each would wait for the other.
    const beforeNodes = [
      // K3: without this value no NetworkPolicy of the cluster is enforced.
      addOn(parts, "vpc-cni", { serviceAccountRoleArn: pluginRole.arn, values: { enableNetworkPolicy: "true" } }, this),
      addOn(parts, "kube-proxy", {}, this),
      addOn(parts, "eks-pod-identity-agent", {}, this),
    ];
    const nodes = nodeGroup(parts, { cluster, keyArn: key.arn, securityGroup: groups.nodes }, beforeNodes, this);
    const logsAndMetrics = insights(parts, nodes, this);
    const afterNodes = [
      addOn(parts, "coredns", {}, this, nodes),
      addOn(parts, "metrics-server", {}, this, nodes),
      logsAndMetrics.addOn,
    ];

    this.clusterName = eksCluster.name;
    this.nodeGroupName = nodes.nodeGroup.nodeGroupName;
    this.controlPlaneLogGroupName = logGroup.name;
    this.applicationLogGroupName = logsAndMetrics.applicationLogGroupName;
    this.addresses = addresses(args.network, args.serviceCidr);
    this.provider = new Provider(
      `${name}-kubernetes`,
      // Holds no secret: whoever uses it asks the AWS CLI for a token.
      { kubeconfig: cluster.kubeconfigJson },
      { parent: this, dependsOn: [nodes, ...afterNodes, ...administrators(name, parts, this)] },
    );
    this.registerOutputs({ clusterName: this.clusterName });
  }

  private key(name: string, { protect, tags }: EksHardenedClusterArgs) {
    const description = "Data of the Kubernetes API and disks of the nodes";
    return new CustomerKey(`${name}-key`, { description, uses: [instanceDisks], protect, tags }, { parent: this });
  }

  private controlPlaneLogs(name: string, { logs, protect, tags }: EksHardenedClusterArgs) {
    return new LogGroup(
      `${name}-control-plane`,
      { name: `/aws/eks/${name}/cluster`, kmsKeyId: logs.keyArn, retentionInDays: logs.retentionDays, tags },
      { parent: this, protect },
    );
  }

  /** Made here because eks.Cluster would fetch the issuer's certificate, in previews too. */
  private identityProvider(name: string, url: pulumi.Output<string>, tags: Record<string, string>) {
    return new OpenIdConnectProvider(
      `${name}-oidc`,
      { url, clientIdLists: ["sts.amazonaws.com"], tags },
      { parent: this },
    );
  }
}

/**
 * What eks.Cluster has no argument for. K7: it makes whoever creates the cluster its administrator for ever. And
 * protecting the component would protect all that it consists of, which is to change with the settings.
 */
function clusterItself({ protect }: EksHardenedClusterArgs): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    if (type !== "aws:eks/cluster:Cluster") return undefined;
    const accessConfig = { ...props.accessConfig, bootstrapClusterCreatorAdminPermissions: false };
    return { props: { ...props, accessConfig }, opts: { ...opts, protect } };
  };
}
