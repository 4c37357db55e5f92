import { ManagementLockByScope, RoleAssignment } from "@pulumi/azure-native/authorization";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { PrivateEndpoint } from "@pulumi/azure-native/network";
import { Workspace } from "@pulumi/azure-native/operationalinsights";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { BlobServiceProperties, StorageAccount } from "@pulumi/azure-native/storage";
import { AppServicePlan, WebApp } from "@pulumi/azure-native/web";

/** A web application that keeps its documents in storage of its own, which no key opens. */
export = () => {
  const { name: resourceGroupName } = new ResourceGroup("app");
  const workspace = new Workspace("app", {
    resourceGroupName,
    sku: { name: "PerGB2018" },
    retentionInDays: 365,
  });
  // What Azure's defaults have right is not repeated: HTTPS alone, no public blobs, its own services let in.
  const storage = new StorageAccount("documents", {
    resourceGroupName,
    kind: "StorageV2",
    sku: { name: "Standard_GZRS" },
    minimumTlsVersion: "TLS1_2",
    allowSharedKeyAccess: false,
    publicNetworkAccess: "Disabled",
    networkRuleSet: { defaultAction: "Deny" },
  });
  new BlobServiceProperties("documents", {
    resourceGroupName,
    accountName: storage.name,
    blobServicesName: "default",
    isVersioningEnabled: true,
    deleteRetentionPolicy: { enabled: true, days: 30 },
    containerDeleteRetentionPolicy: { enabled: true, days: 30 },
  });
  new PrivateEndpoint("documents", {
    resourceGroupName,
    subnet: { id: "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/n/subnets/endpoints" },
    privateLinkServiceConnections: [{ name: "blob", privateLinkServiceId: storage.id, groupIds: ["blob"] }],
  });

  const plan = new AppServicePlan("app", { resourceGroupName, sku: { name: "P1v3", tier: "PremiumV3" } });
  const app = new WebApp("app", {
    resourceGroupName,
    serverFarmId: plan.id,
    httpsOnly: true,
    identity: { type: "SystemAssigned" },
    virtualNetworkSubnetId:
      "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/n/subnets/apps",
    siteConfig: { minTlsVersion: "1.2", ftpsState: "Disabled", http20Enabled: true },
  });
  // Storage Blob Data Contributor.
  new RoleAssignment("documents", {
    scope: storage.id,
    principalId: app.identity.apply((identity) => identity?.principalId ?? ""),
    principalType: "ServicePrincipal",
    roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  });
  new DiagnosticSetting("app", {
    resourceUri: app.id,
    workspaceId: workspace.id,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
  for (const [name, scope] of [
    ["documents", storage.id],
    ["workspace", workspace.id],
  ] as const)
    new ManagementLockByScope(name, { scope, level: "CanNotDelete" });
  return { address: app.defaultHostName };
};
