import * as containerservice from "@pulumi/azure-native/containerservice";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as monitor from "@pulumi/azure-native/monitor";
import type { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { lock } from "../../azure/lock";
import { grant } from "../../azure/roles";
import { kubernetesProvider } from "./access";
import { addressesOf } from "./addresses";
import { bootstrapRegistry } from "./bootstrap";
import { createCluster, type ClusterArgs, isProtected } from "./cluster";
import { switchOnDefender } from "./defender-plan";
import { etcdEncryption } from "./encryption";
import { maintenanceConfigurations, weeklyWindow } from "./maintenance";
import { monitoring } from "./monitoring";
import { fixedOnPools, hardenedNodes, zonesOf } from "./nodes";
import { withoutNodeProxy } from "./proxy";
import { assignPodSecurity } from "./pod-security";

export { type ExistingAksCluster, existingAksCluster } from "./existing";

/** The sensor's nodes are labelled for it, and keep other pods away from the runtime's socket. */
const sensorPlacement = {
  nodeSelector: { "qualys.com/registry-sensor": "true" },
  tolerations: [{ key: "qualys.com/registry-sensor", operator: "Equal", value: "true", effect: "NoSchedule" }],
} as const;

/** AKS with Cilium, private nodes, Entra ID as the only way in, and one pool for the sensor. */
export class AksHardenedCluster extends pulumi.ComponentResource {
  readonly clusterId: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  readonly oidcIssuerUrl: pulumi.Output<string>;
  /** Where the key is that encrypts Secrets, known once it has its first version, which is no news. */
  readonly keyVaultId: pulumi.Output<string>;
  /** Pulls images for the nodes. */
  readonly kubeletPrincipalId: pulumi.Output<string>;
  /** Workspace of the cluster's Prometheus metrics. */
  readonly metrics: monitor.AzureMonitorWorkspace;
  readonly provider: Provider;
  readonly addresses: ReturnType<typeof addressesOf>;
  readonly placement = sensorPlacement;
  readonly policiesByName = "cilium";
  readonly podAnnotations: Readonly<Record<string, string>>;

  readonly #name: string;
  readonly #args: ClusterArgs;
  readonly #child: pulumi.CustomResourceOptions = { parent: this };

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:HardenedCluster", name, {}, opts);
    this.#name = name;
    this.#args = args;
    const { foundation, network } = args;

    const controlPlane = this.#createIdentity("control-plane");
    const kubelet = this.#createIdentity("kubelet");
    const grants = this.#grantControlPlane(controlPlane.principalId, kubelet);
    const encryption = etcdEncryption(
      `${name}-keys`,
      {
        foundation,
        access: network.services,
        reachedInside: network.subnets.apiServer !== undefined,
        principalId: controlPlane.principalId,
      },
      this.#child,
    );
    const bootstrap = this.#createBootstrap(kubelet.principalId);
    const cluster = createCluster(name, args, { controlPlane, kubelet, grants, encryption, bootstrap }, this.#child);
    const sensorPool = this.#createSensorPool(cluster);
    if (isProtected(args)) this.#lock(cluster, sensorPool);
    this.#createMaintenance(cluster, sensorPool);
    const podSecurity = assignPodSecurity(`${name}-pod-security`, cluster.id, this.#child);
    if (args.settings.defenderPlan) switchOnDefender(`${name}-defender-plan`, foundation, this.#child);
    this.metrics = monitoring(name, { foundation, cluster }, this.#child);

    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
    this.oidcIssuerUrl = issuerOf(cluster);
    this.keyVaultId = pulumi.all([encryption.vault.id, encryption.key.id]).apply(([vault]) => vault);
    this.kubeletPrincipalId = kubelet.principalId;
    this.addresses = addressesOf(network.subnets);
    this.podAnnotations = args.settings.proxy === undefined ? {} : withoutNodeProxy;
    this.provider = kubernetesProvider(
      `${name}-kubernetes`,
      {
        resourceGroupName: foundation.resourceGroup.name,
        clusterName: cluster.name,
        clusterId: cluster.id,
        environment: foundation.environment,
      },
      { ...this.#child, dependsOn: [sensorPool, podSecurity] },
    );
    this.registerOutputs({ clusterId: this.clusterId, clusterName: this.clusterName });
  }

  #createBootstrap(kubeletPrincipalId: pulumi.Output<string>) {
    const { foundation, network } = this.#args;
    if (!network.isolated) return undefined;
    const { services: access } = network;
    return bootstrapRegistry(`${this.#name}-bootstrap`, { foundation, access, kubeletPrincipalId }, this.#child);
  }

  #createIdentity(role: string) {
    const { resourceGroup, tags } = this.#args.foundation;
    return new managedidentity.UserAssignedIdentity(
      `${this.#name}-${role}`,
      { resourceGroupName: resourceGroup.name, tags },
      this.#child,
    );
  }

  /** A16: what the control plane does in subnets and with an identity that are not its own. */
  #grantControlPlane(principalId: pulumi.Output<string>, kubelet: managedidentity.UserAssignedIdentity) {
    const { nodes, apiServer } = this.#args.network.subnets;
    const scopes = [
      { task: "join-nodes", role: "networkContributor", scope: nodes.id },
      ...(apiServer === undefined
        ? []
        : ([{ task: "join-api-server", role: "networkContributor", scope: apiServer.id }] as const)),
      { task: "use-kubelet", role: "managedIdentityOperator", scope: kubelet.id },
    ] as const;
    return scopes.map(({ task, role, scope }) =>
      grant(`${this.#name}-${task}`, { principalId, role, scope }, this.#child),
    );
  }

  #createSensorPool(cluster: containerservice.ManagedCluster) {
    const { foundation, network, settings, localDiskGiB, runsScannedImages } = this.#args;
    const { version, fips, nodes } = settings;
    const { type: vmSize, zones: named, ...size } = nodes;
    const zones = zonesOf(named, this.#args.zones);
    const { nodeSelector, tolerations } = sensorPlacement;
    return new containerservice.AgentPool(
      `${this.#name}-sensor`,
      {
        ...hardenedNodes({ vmSize, ...size, localDiskGiB: localDiskGiB.sensor, version, zones, fips }),
        resourceGroupName: foundation.resourceGroup.name,
        resourceName: cluster.name,
        // Twelve letters at most.
        agentPoolName: "sensor",
        mode: "User",
        vnetSubnetID: network.subnets.nodes.id,
        nodeLabels: nodeSelector,
        // A21: scan pods tolerate no taint, and the system's pool has one.
        nodeTaints: runsScannedImages ? [] : tolerations.map(({ key, value, effect }) => `${key}=${value}:${effect}`),
        tags: foundation.tags,
      },
      {
        ...this.#child,
        // The autoscaler's.
        ignoreChanges: ["count"],
        // A20: the provider knows of the first alone that AKS does not change it. The new pool has the old one's name.
        replaceOnChanges: [...fixedOnPools, "vnetSubnetID"],
        deleteBeforeReplace: true,
        deletedWith: cluster,
      },
    );
  }

  /**
   * A20: a lock holds for all that is in the cluster, its pools too. Its scope comes from the pool as well as from the
   * cluster, so Pulumi takes it off before it replaces the pool and puts it back afterwards, as one would by hand.
   */
  #lock({ id }: containerservice.ManagedCluster, sensorPool: containerservice.AgentPool) {
    const scope = pulumi.all([id, sensorPool.id]).apply(([cluster]) => cluster);
    lock(`${this.#name}-lock`, scope, this.#child);
  }

  #createMaintenance(cluster: containerservice.ManagedCluster, sensorPool: containerservice.AgentPool) {
    for (const configName of maintenanceConfigurations) {
      new containerservice.MaintenanceConfiguration(
        `${this.#name}-${configName}`,
        {
          resourceGroupName: this.#args.foundation.resourceGroup.name,
          resourceName: cluster.name,
          configName,
          maintenanceWindow: weeklyWindow(this.#args.settings.maintenanceWindow),
        },
        // AKS does one thing at a time to a cluster.
        { ...this.#child, dependsOn: [sensorPool], deletedWith: cluster },
      );
    }
  }
}

/** Waits for the cluster's id: a preview takes the profile that was asked for as the one that Azure answers, without a URL. */
function issuerOf({ id, oidcIssuerProfile }: containerservice.ManagedCluster): pulumi.Output<string> {
  return pulumi.all([id, oidcIssuerProfile]).apply(([cluster, profile]) => {
    if (profile === undefined) throw new Error(`${cluster} has no OIDC issuer.`);
    return profile.issuerURL;
  });
}
