import * as authorization from "@pulumi/azure-native/authorization";
import * as containerservice from "@pulumi/azure-native/containerservice";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import type * as monitor from "@pulumi/azure-native/monitor";
import type { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import { lock } from "../../azure/lock";
import type { AzureNetwork } from "../../azure/network";
import { grant } from "../../azure/roles";
import { uniqueName } from "../../azure/unique-name";
import { dnsServiceAddress } from "../../secure-vpc/azure/address-plan";
import { kubernetesProvider } from "./access";
import { addressesOf } from "./addresses";
import { etcdEncryption, type EtcdEncryption } from "./encryption";
import { maintenanceConfigurations, weeklyWindow } from "./maintenance";
import { monitoring } from "./monitoring";
import { hardenedNodes } from "./nodes";
import { assignPodSecurity } from "./pod-security";

export interface AksHardenedClusterArgs {
  readonly foundation: AzureFoundation;
  readonly network: AzureNetwork;
  readonly settings: Settings<"azure">["cluster"];
  readonly ranges: Settings<"azure">["kubernetes"];
  readonly zones: number;
}

/** A2: system pods want four cores, two nodes and a size outside of the B series. */
const systemPool = { vmSize: "Standard_D4ds_v5", min: 2, max: 3, diskGiB: 128 } as const;

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
  /** Pulls images for the nodes. */
  readonly kubeletPrincipalId: pulumi.Output<string>;
  /** Workspace of the cluster's Prometheus metrics. */
  readonly metrics: monitor.AzureMonitorWorkspace;
  readonly provider: Provider;
  readonly addresses: ReturnType<typeof addressesOf>;
  readonly placement = sensorPlacement;

  readonly #name: string;
  readonly #args: AksHardenedClusterArgs;
  readonly #child: pulumi.CustomResourceOptions = { parent: this };

  constructor(name: string, args: AksHardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:HardenedCluster", name, {}, opts);
    this.#name = name;
    this.#args = args;

    const controlPlane = this.#createIdentity("control-plane");
    const kubelet = this.#createIdentity("kubelet");
    const encryption = this.#createEncryption(controlPlane);
    const grants = this.#grantControlPlane(controlPlane, kubelet);
    const cluster = this.#createCluster(controlPlane, kubelet, encryption, grants);
    const sensorPool = this.#createSensorPool(cluster);
    this.#createMaintenance(cluster, sensorPool);
    const podSecurity = assignPodSecurity(`${name}-pod-security`, cluster.id, this.#child);
    this.metrics = monitoring(name, { foundation: args.foundation, cluster }, this.#child);

    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
    this.oidcIssuerUrl = cluster.oidcIssuerProfile.apply((profile) => profile?.issuerURL ?? "");
    this.kubeletPrincipalId = kubelet.principalId;
    this.provider = kubernetesProvider(
      `${name}-kubernetes`,
      { resourceGroupName: args.foundation.resourceGroup.name, clusterName: cluster.name, clusterId: cluster.id },
      { ...this.#child, dependsOn: [sensorPool, podSecurity] },
    );
    this.addresses = addressesOf(args.network.subnets);
    this.registerOutputs({ clusterId: this.clusterId, clusterName: this.clusterName });
  }

  #createIdentity(role: string) {
    const { resourceGroup, tags } = this.#args.foundation;
    return new managedidentity.UserAssignedIdentity(
      `${this.#name}-${role}`,
      { resourceGroupName: resourceGroup.name, tags },
      this.#child,
    );
  }

  #createEncryption({ principalId }: managedidentity.UserAssignedIdentity) {
    const { foundation, network } = this.#args;
    return etcdEncryption(`${this.#name}-keys`, { foundation, access: network.services, principalId }, this.#child);
  }

  // A16: an identity that exists, with its roles, before the cluster does.
  #grantControlPlane(
    { principalId }: managedidentity.UserAssignedIdentity,
    kubelet: managedidentity.UserAssignedIdentity,
  ) {
    const { nodes, apiServer } = this.#args.network.subnets;
    return [
      grant(`${this.#name}-join-nodes`, { principalId, role: "networkContributor", scope: nodes.id }, this.#child),
      grant(
        `${this.#name}-join-api-server`,
        { principalId, role: "networkContributor", scope: apiServer.id },
        this.#child,
      ),
      grant(
        `${this.#name}-use-kubelet`,
        { principalId, role: "managedIdentityOperator", scope: kubelet.id },
        this.#child,
      ),
    ];
  }

  #createCluster(
    controlPlane: managedidentity.UserAssignedIdentity,
    kubelet: managedidentity.UserAssignedIdentity,
    encryption: EtcdEncryption,
    grants: pulumi.Resource[],
  ) {
    const { foundation, network, settings, ranges, zones } = this.#args;
    const { resourceGroup, workspace, tags } = foundation;
    const protect = settings.deletionProtection ?? foundation.protect;
    const cluster = new containerservice.ManagedCluster(
      this.#name,
      {
        resourceGroupName: resourceGroup.name,
        dnsPrefix: this.#name,
        // Its default name outgrows the 80 characters that a group may have.
        nodeResourceGroup: resourceGroup.id.apply((id) =>
          uniqueName(`${this.#name}-nodes`, id, { maxLength: 80, separator: "-" }),
        ),
        nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
        kubernetesVersion: settings.version,
        // A15: a tier with an uptime agreement, upgrades on their own, in a window.
        sku: { name: "Base", tier: "Standard" },
        autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
        identity: { type: "UserAssigned", userAssignedIdentities: [controlPlane.id] },
        identityProfile: {
          kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
        },
        // A9: local accounts go only because Entra ID comes.
        aadProfile: {
          managed: true,
          enableAzureRBAC: true,
          adminGroupObjectIDs: settings.admins,
          tenantID: authorization.getClientConfigOutput(this.#child).tenantId,
        },
        disableLocalAccounts: true,
        enableRBAC: true,
        apiServerAccessProfile: apiServerAccess(settings.api, network),
        networkProfile: {
          networkPlugin: "azure",
          networkPluginMode: "overlay",
          networkDataplane: "cilium",
          networkPolicy: "cilium",
          outboundType: network.outboundType,
          loadBalancerSku: "standard",
          podCidr: ranges.podCidr,
          serviceCidr: ranges.serviceCidr,
          dnsServiceIP: dnsServiceAddress(ranges.serviceCidr),
        },
        agentPoolProfiles: [
          {
            ...hardenedNodes({ ...systemPool, version: settings.version, zones }),
            name: "system",
            mode: "System",
            vnetSubnetID: network.subnets.nodes.id,
            nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
            tags,
          },
        ],
        oidcIssuerProfile: { enabled: true },
        securityProfile: {
          azureKeyVaultKms: {
            enabled: true,
            keyId: encryption.key.keyUriWithVersion,
            keyVaultNetworkAccess: "Private",
            keyVaultResourceId: encryption.vault.id,
          },
          defender: { logAnalyticsWorkspaceResourceId: workspace.id, securityMonitoring: { enabled: true } },
          imageCleaner: { enabled: true, intervalHours: 48 },
          workloadIdentity: { enabled: true },
        },
        azureMonitorProfile: { metrics: { enabled: true } },
        addonProfiles: {
          azureKeyvaultSecretsProvider: {
            enabled: true,
            config: { enableSecretRotation: "true", rotationPollInterval: "2m" },
          },
          azurepolicy: { enabled: true, config: { version: "v2" } },
          omsagent: {
            enabled: true,
            config: { logAnalyticsWorkspaceResourceID: workspace.id, useAADAuth: "true" },
          },
        },
        tags,
      },
      {
        ...this.#child,
        protect,
        dependsOn: [...grants, ...encryption.grants],
        // The autoscaler's.
        ignoreChanges: ["agentPoolProfiles[0].count"],
      },
    );
    if (protect) lock(`${this.#name}-lock`, cluster.id, this.#child);
    return cluster;
  }

  #createSensorPool(cluster: containerservice.ManagedCluster) {
    const { foundation, network, settings, zones } = this.#args;
    const { type: vmSize, ...size } = settings.nodes;
    return new containerservice.AgentPool(
      `${this.#name}-sensor`,
      {
        ...hardenedNodes({ vmSize, ...size, version: settings.version, zones }),
        resourceGroupName: foundation.resourceGroup.name,
        resourceName: cluster.name,
        agentPoolName: "sensor",
        mode: "User",
        vnetSubnetID: network.subnets.nodes.id,
        nodeLabels: sensorPlacement.nodeSelector,
        nodeTaints: sensorPlacement.tolerations.map(({ key, value, effect }) => `${key}=${value}:${effect}`),
        tags: foundation.tags,
      },
      // The count is the autoscaler's. The pool goes with the cluster, whose lock would keep it.
      { ...this.#child, ignoreChanges: ["count"], deletedWith: cluster },
    );
  }

  #createMaintenance(cluster: containerservice.ManagedCluster, after: pulumi.Resource) {
    for (const configName of maintenanceConfigurations) {
      new containerservice.MaintenanceConfiguration(
        `${this.#name}-${configName}`,
        {
          resourceGroupName: this.#args.foundation.resourceGroup.name,
          resourceName: cluster.name,
          configName,
          maintenanceWindow: weeklyWindow(this.#args.settings.maintenanceWindow),
        },
        { ...this.#child, dependsOn: [after], deletedWith: cluster },
      );
    }
  }
}

/**
 * A10: never open to everyone. The API server answers inside the network, through its own subnet, where nodes and the key
 * vault meet it; outside, it answers named ranges or nobody.
 */
function apiServerAccess({ access, authorizedCidrs }: Settings<"azure">["cluster"]["api"], network: AzureNetwork) {
  const inside = { enableVnetIntegration: true, subnetId: network.subnets.apiServer.id, disableRunCommand: true };
  if (access === "private") {
    return { ...inside, enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false, privateDNSZone: "system" };
  }
  // A11: Azure adds the addresses of its load balancers by itself, but not a NAT gateway's.
  const natRanges = network.publicAddresses.map((address) => pulumi.interpolate`${address}/32`);
  return { ...inside, enablePrivateCluster: false, authorizedIPRanges: [...authorizedCidrs, ...natRanges] };
}
