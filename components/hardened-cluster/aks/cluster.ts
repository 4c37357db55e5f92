import * as authorization from "@pulumi/azure-native/authorization";
import * as containerservice from "@pulumi/azure-native/containerservice";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import type { AzureNetwork } from "../../azure/network";
import { uniqueName } from "../../azure/unique-name";
import { dnsServiceAddress } from "../../secure-vpc/azure/address-plan";
import type { Bootstrap } from "./bootstrap";
import type { EtcdEncryption } from "./encryption";
import { fixedOnPools, hardenedNodes, zonesOf } from "./nodes";
import { directTargets, nodeProxy } from "./proxy";

export interface ClusterArgs {
  readonly foundation: AzureFoundation;
  readonly network: AzureNetwork;
  readonly settings: Settings<"azure">["cluster"];
  readonly ranges: Settings<"azure">["kubernetes"];
  /** Number of zones that each pool is spread over. */
  readonly zones: number;
  /** The disks that the machines of each pool bring along. */
  readonly localDiskGiB: Readonly<Record<"sensor" | "system", number>>;
  /** Certificates of private registries' own authorities, by registry. */
  readonly registryCertificates: Readonly<Record<string, string>>;
  /** Dynamic scans start pods of the images that they scan. */
  readonly runsScannedImages: boolean;
  /** Network policies may name hosts. */
  readonly namesHosts: boolean;
}

/** What exists, with its roles, before the cluster does. */
export interface Prerequisites {
  readonly controlPlane: managedidentity.UserAssignedIdentity;
  readonly kubelet: managedidentity.UserAssignedIdentity;
  readonly encryption: EtcdEncryption;
  readonly grants: pulumi.Resource[];
  /** Absent where nodes have a way out. */
  readonly bootstrap: Bootstrap | undefined;
}

export function createCluster(
  name: string,
  args: ClusterArgs,
  before: Prerequisites,
  opts: pulumi.CustomResourceOptions,
) {
  const { foundation, network, settings, ranges, zones, localDiskGiB, registryCertificates } = args;
  const { type: systemType, zones: systemZones, ...systemSize } = settings.systemNodes;
  const { controlPlane, kubelet, encryption, grants, bootstrap } = before;
  const { resourceGroup, workspace, tags } = foundation;
  const profiles = {
    securityProfile: { ...securityProfile(encryption, workspace.id), ...trust(registryCertificates) },
    ...(bootstrap && { bootstrapProfile: { artifactSource: "Cache", containerRegistryId: bootstrap.registryId } }),
  };
  return new containerservice.ManagedCluster(
    name,
    {
      resourceGroupName: resourceGroup.name,
      dnsPrefix: name,
      // Its default name outgrows the 80 characters that a group may have.
      nodeResourceGroup: resourceGroup.id.apply((id) =>
        uniqueName(`${name}-nodes`, id, { maxLength: 80, separator: "-" }),
      ),
      nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
      kubernetesVersion: settings.version,
      // A15: a tier with an uptime agreement, upgrades on their own, in a window.
      sku: { name: "Base", tier: "Standard" },
      autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
      // A16: not an identity that is only there once the cluster is.
      identity: { type: "UserAssigned", userAssignedIdentities: [controlPlane.id] },
      identityProfile: {
        kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
      },
      // A9: local accounts go only because Entra ID comes.
      aadProfile: {
        managed: true,
        enableAzureRBAC: true,
        adminGroupObjectIDs: settings.admins,
        tenantID: authorization.getClientConfigOutput({ parent: opts.parent }).tenantId,
      },
      disableLocalAccounts: true,
      enableRBAC: true,
      apiServerAccessProfile: apiServerAccess(settings.api, network),
      networkProfile: {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        ...(args.namesHosts && {
          advancedNetworking: {
            enabled: true,
            observability: { enabled: false },
            security: { enabled: true, advancedNetworkPolicies: "FQDN" },
          },
        }),
        outboundType: network.outboundType,
        loadBalancerSku: "standard",
        podCidr: ranges.podCidr,
        serviceCidr: ranges.serviceCidr,
        dnsServiceIP: dnsServiceAddress(ranges.serviceCidr),
      },
      agentPoolProfiles: [
        {
          ...hardenedNodes({
            vmSize: systemType,
            ...systemSize,
            localDiskGiB: localDiskGiB.system,
            version: settings.version,
            zones: zonesOf(systemZones, zones),
            fips: settings.fips,
          }),
          name: "system",
          mode: "System",
          vnetSubnetID: network.subnets.nodes.id,
          nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
          tags,
        },
      ],
      ...(settings.proxy && { httpProxyConfig: nodeProxy(settings.proxy, directTargets(args)) }),
      oidcIssuerProfile: { enabled: true },
      ...profiles,
      azureMonitorProfile: { metrics: { enabled: true } },
      addonProfiles: addOns(workspace.id),
      tags,
    },
    {
      ...opts,
      protect: isProtected(args),
      dependsOn: [...grants, ...encryption.grants, ...(bootstrap?.ready ?? [])],
      transforms: [keepVisible(profiles)],
      // The autoscaler's; and A22: what would stop every later change of the cluster.
      ignoreChanges: ["count", ...fixedOnPools].map((property) => `agentPoolProfiles[0].${property}`),
    },
  );
}

/** Whether the cluster refuses to be deleted, by Pulumi and by anyone else. */
export const isProtected = ({ settings, foundation }: ClusterArgs) => settings.deletionProtection ?? foundation.protect;

const securityProfile = (encryption: EtcdEncryption, workspaceId: pulumi.Input<string>) => ({
  // A13: where the control plane meets the vault inside the network, AKS wants to know which one to tie it to.
  azureKeyVaultKms: {
    enabled: true,
    keyId: encryption.key.keyUriWithVersion,
    keyVaultNetworkAccess: encryption.networkAccess,
    ...(encryption.networkAccess === "Private" && { keyVaultResourceId: encryption.vault.id }),
  },
  defender: { logAnalyticsWorkspaceResourceId: workspaceId, securityMonitoring: { enabled: true } },
  imageCleaner: { enabled: true, intervalHours: 48 },
  workloadIdentity: { enabled: true },
});

/** S29: nodes pull what is scanned, so they have to believe the registries too. AKS takes each authority once, without CRs. */
function trust(registryCertificates: ClusterArgs["registryCertificates"]) {
  const authorities = Object.values(registryCertificates).map((pem) => `${pem.replaceAll("\r", "").trim()}\n`);
  if (authorities.length === 0) return {};
  return { customCATrustCertificates: [...new Set(authorities)].map((pem) => Buffer.from(pem).toString("base64")) };
}

/**
 * The SDK fills defaults into these profiles once it knows every id in them, so a preview would not know any of it, and
 * policies could judge nothing before the deployment. Handed over a second time behind the SDK's back, only the ids stay unknown.
 */
const keepVisible =
  (
    profiles: Pick<containerservice.ManagedClusterArgs, "securityProfile" | "bootstrapProfile">,
  ): pulumi.ResourceTransform =>
  ({ props, opts }) => ({ props: { ...props, ...profiles }, opts });

/** A12: each of them has its counterpart: a vault, an assignment, a data collection rule. */
const addOns = (workspaceId: pulumi.Input<string>) => ({
  azureKeyvaultSecretsProvider: {
    enabled: true,
    config: { enableSecretRotation: "true", rotationPollInterval: "2m" },
  },
  azurepolicy: { enabled: true, config: { version: "v2" } },
  omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceId, useAADAuth: "true" } },
});

/**
 * A10: never open to everyone. With VNet integration the API server answers inside the network, through a subnet of its
 * own, where nodes and the key vault meet it; outside, it answers named ranges or nobody.
 */
function apiServerAccess({ access, authorizedCidrs }: Settings<"azure">["cluster"]["api"], network: AzureNetwork) {
  const { apiServer } = network.subnets;
  const inside = {
    ...(apiServer !== undefined && { enableVnetIntegration: true, subnetId: apiServer.id }),
    disableRunCommand: true,
  };
  if (access === "private") {
    return { ...inside, enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false, privateDNSZone: "system" };
  }
  // A11: Azure adds the addresses of its load balancers by itself, but not a NAT gateway's.
  const natRanges = network.publicAddresses.map((address) => pulumi.interpolate`${address}/32`);
  return { ...inside, enablePrivateCluster: false, authorizedIPRanges: [...authorizedCidrs, ...natRanges] };
}
