import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import { AgentPool, ManagedCluster } from "@pulumi/azure-native/containerservice";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { NatGateway, NetworkSecurityGroup, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import { Workspace } from "@pulumi/azure-native/operationalinsights";
import { ResourceGroup } from "@pulumi/azure-native/resources";

/** A shop's cluster behind a private endpoint, in a network that a route server joins to the company's. */
export = () => {
  const { name: resourceGroupName } = new ResourceGroup("shop");
  const workspace = new Workspace("shop", {
    resourceGroupName,
    sku: { name: "PerGB2018" },
    retentionInDays: 365,
  });
  const network = new VirtualNetwork("shop", {
    resourceGroupName,
    addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
    dhcpOptions: { dnsServers: ["10.0.0.4", "10.0.0.5"] },
  });
  const securityGroup = new NetworkSecurityGroup("nodes", {
    resourceGroupName,
    securityRules: [
      rule("https-from-company", 100, "Allow", "Inbound", { from: "10.0.0.0/16", port: "443", protocol: "Tcp" }),
      rule("nodes", 110, "Allow", "Inbound", { from: "10.1.0.0/20", port: "*", protocol: "*" }),
      rule("rest", 4096, "Deny", "Inbound", { from: "*", port: "*", protocol: "*" }),
    ],
  });
  const natGateway = new NatGateway("out", { resourceGroupName, sku: { name: "Standard" } });
  const subnet = new Subnet("nodes", {
    resourceGroupName,
    virtualNetworkName: network.name,
    addressPrefix: "10.1.0.0/20",
    networkSecurityGroup: { id: securityGroup.id },
    natGateway: { id: natGateway.id },
    defaultOutboundAccess: false,
  });
  new Subnet("route-server", {
    resourceGroupName,
    virtualNetworkName: network.name,
    subnetName: "RouteServerSubnet",
    addressPrefix: "10.1.16.0/26",
  });

  const identity = new UserAssignedIdentity("shop", { resourceGroupName });
  const cluster = new ManagedCluster("shop", {
    resourceGroupName,
    dnsPrefix: "shop",
    sku: { name: "Base", tier: "Standard" },
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    aadProfile: { managed: true, enableAzureRBAC: true },
    disableLocalAccounts: true,
    apiServerAccessProfile: {
      enablePrivateCluster: true,
      enablePrivateClusterPublicFQDN: false,
      disableRunCommand: true,
    },
    autoUpgradeProfile: { upgradeChannel: "stable" },
    networkProfile: {
      networkPlugin: "azure",
      networkPluginMode: "overlay",
      networkDataplane: "cilium",
      networkPolicy: "cilium",
      outboundType: "userAssignedNATGateway",
    },
    nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
    oidcIssuerProfile: { enabled: true },
    securityProfile: {
      workloadIdentity: { enabled: true },
      imageCleaner: { enabled: true, intervalHours: 48 },
      defender: { securityMonitoring: { enabled: true }, logAnalyticsWorkspaceResourceId: workspace.id },
    },
    addonProfiles: {
      azurepolicy: { enabled: true },
      azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
      omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspace.id, useAADAuth: "true" } },
    },
    agentPoolProfiles: [
      {
        name: "system",
        mode: "System",
        count: 3,
        vmSize: "Standard_D4ds_v5",
        availabilityZones: ["1", "2", "3"],
        osDiskType: "Ephemeral",
        enableEncryptionAtHost: true,
        securityProfile: { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" },
        nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
        vnetSubnetID: subnet.id,
        maxPods: 50,
      },
    ],
  });
  new AgentPool("shop", {
    resourceGroupName,
    resourceName: cluster.name,
    mode: "User",
    count: 3,
    vmSize: "Standard_D4ds_v5",
    osDiskType: "Ephemeral",
    enableEncryptionAtHost: true,
    securityProfile: { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" },
    vnetSubnetID: subnet.id,
    maxPods: 50,
  });
  new DiagnosticSetting("cluster", {
    resourceUri: cluster.id,
    workspaceId: workspace.id,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  new ManagementLockByScope("cluster", { scope: cluster.id, level: "CanNotDelete" });
  return { cluster: cluster.name };
};

interface Side {
  readonly from: string;
  readonly port: string;
  readonly protocol: string;
}

function rule(name: string, priority: number, access: string, direction: string, { from, port, protocol }: Side) {
  return {
    name,
    priority,
    access,
    direction,
    protocol,
    sourceAddressPrefix: from,
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: port,
  };
}
