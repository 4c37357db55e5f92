import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { awsAccount } from "../../aws/account";
import { CustomerKey } from "../../aws/customer-key";
import { instanceDisks } from "../../aws/key-uses";
import { addOn } from "./add-ons";
import { addresses, type EksAddresses } from "./addresses";
import { administrators } from "./administrators";
import type { EksHardenedClusterArgs } from "./arguments";
import { controlPlane, controlPlaneLogs } from "./control-plane";
import { insights } from "./insights";
import { nodeGroup } from "./nodes";
import { networkPluginRoleArn } from "./roles";
import { securityGroups } from "./security-groups";
import { encryptedVolumes, volumeDriver } from "./volumes";

export type { EksHardenedClusterArgs, EksNodes } from "./arguments";

/** A Kubernetes cluster on EKS with one group of managed nodes, for the sensor alone. */
export class EksHardenedCluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly nodeGroupName: pulumi.Output<string>;
  readonly controlPlaneLogGroupName: pulumi.Output<string>;
  /** Where the pods' output goes. */
  readonly applicationLogGroupName: pulumi.Output<string>;
  readonly provider: Provider;
  /** Class of the volumes that pods ask for, if they do. */
  readonly storageClass?: pulumi.Output<string>;
  readonly addresses: EksAddresses;

  constructor(name: string, args: EksHardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:aws:HardenedCluster", name, {}, opts);
    const parts = { ...args, name, account: awsAccount(this), keyArn: this.key(name, args).arn };

    const groups = securityGroups(parts, this);
    const logGroup = controlPlaneLogs(parts, this);
    const cluster = controlPlane(parts, groups.controlPlane, logGroup, this);
    const running = { ...parts, clusterName: cluster.eksCluster.name };
    const admins = administrators(running, this);

    // K4: nodes get ready only with these three; made after the nodes, each would wait for the other.
    const networkPlugin = {
      serviceAccountRoleArn: networkPluginRoleArn(parts, cluster.eksCluster, this),
      // K3: without it no NetworkPolicy of the cluster is enforced.
      values: { enableNetworkPolicy: "true" },
    };
    const networking = [
      addOn(running, "vpc-cni", networkPlugin, this),
      addOn(running, "kube-proxy", {}, this),
      addOn(running, "eks-pod-identity-agent", {}, this),
    ];
    const nodes = nodeGroup(parts, cluster, groups, networking, this);
    const dns = addOn(running, "coredns", {}, this, nodes);
    const metrics = addOn(running, "metrics-server", {}, this, nodes);
    const containerInsights = insights(running, nodes, this);
    const driver = args.volumes ? [volumeDriver(running, nodes, this)] : [];

    this.clusterName = running.clusterName;
    this.nodeGroupName = nodes.nodeGroup.nodeGroupName;
    this.controlPlaneLogGroupName = logGroup.name;
    this.applicationLogGroupName = containerInsights.applicationLogGroupName;
    this.addresses = addresses(args.network, args.serviceCidr);
    this.provider = new Provider(
      `${name}-kubernetes`,
      // Holds no secret: whoever uses it asks the AWS CLI for a token.
      { kubeconfig: cluster.kubeconfigJson },
      { parent: this, dependsOn: [...admins, nodes, dns, metrics, containerInsights.addOn, ...driver] },
    );
    this.storageClass = args.volumes ? encryptedVolumes(parts, this.provider, this) : undefined;
    this.registerOutputs({ clusterName: this.clusterName });
  }

  private key(name: string, { protect, tags }: EksHardenedClusterArgs): CustomerKey {
    const description = "Data of the Kubernetes API and disks of the nodes";
    return new CustomerKey(`${name}-key`, { description, uses: [instanceDisks], protect, tags }, { parent: this });
  }
}
