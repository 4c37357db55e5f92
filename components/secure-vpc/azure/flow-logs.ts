import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as network from "@pulumi/azure-native/network";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { diagnostics } from "../../azure/diagnostics";
import type { AzureFoundation } from "../../azure/foundation";
import { lock } from "../../azure/lock";
import { grant } from "../../azure/roles";
import { uniqueName } from "../../azure/unique-name";

export interface FlowLogsArgs {
  readonly foundation: AzureFoundation;
  readonly virtualNetworkId: pulumi.Input<string>;
  readonly retentionDays: number;
}

/** Records the network's flows in a storage account, and their analysis in the workspace. */
export function flowLogs(
  name: string,
  { foundation, virtualNetworkId, retentionDays }: FlowLogsArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { resourceGroup, workspace, tags } = foundation;
  const account = flowLogStorage(name, foundation, opts);
  const writer = new managedidentity.UserAssignedIdentity(
    `${name}-writer`,
    { resourceGroupName: resourceGroup.name, tags },
    opts,
  );
  const write = grant(
    `${name}-write`,
    { principalId: writer.principalId, role: "storageBlobDataContributor", scope: account.id },
    opts,
  );
  return new network.FlowLog(
    name,
    {
      // Azure makes one network watcher a region by itself, with the first virtual network there.
      resourceGroupName: "NetworkWatcherRG",
      // A19: everybody's flow logs of a region are in this one watcher.
      flowLogName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 80, separator: "-" })),
      networkWatcherName: pulumi.interpolate`NetworkWatcher_${resourceGroup.location}`,
      // The group's default would be the watcher's; a flow log lives where its network lives.
      location: resourceGroup.location,
      targetResourceId: virtualNetworkId,
      storageId: account.id,
      identity: { type: "UserAssigned", userAssignedIdentities: [writer.id] },
      enabled: true,
      format: { type: "JSON", version: 2 },
      retentionPolicy: { enabled: true, days: Math.min(retentionDays, longestRetention) },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceId: workspace.customerId,
          workspaceRegion: workspace.location,
          workspaceResourceId: workspace.id,
          trafficAnalyticsInterval: 10,
        },
      },
      tags,
    },
    { ...opts, dependsOn: [write] },
  );
}

/** Days; the workspace keeps the analysis as long as the settings say. */
const longestRetention = 365;

function flowLogStorage(name: string, foundation: AzureFoundation, opts: pulumi.CustomResourceOptions) {
  const { resourceGroup, zonal, tags, protect } = foundation;
  const account = new storage.StorageAccount(
    `${name}-store`,
    {
      resourceGroupName: resourceGroup.name,
      // Global, 24 lower-case letters and digits.
      accountName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 24, separator: "" })),
      kind: "StorageV2",
      sku: { name: zonal ? "Standard_ZRS" : "Standard_LRS" },
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      // Network Watcher writes as the identity above.
      allowSharedKeyAccess: false,
      defaultToOAuthAuthentication: true,
      isLocalUserEnabled: false,
      encryption: { keySource: "Microsoft.Storage", requireInfrastructureEncryption: true },
      // Open to nobody but Network Watcher, which Azure counts among its trusted services.
      publicNetworkAccess: "Enabled",
      networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
      tags,
    },
    { ...opts, protect },
  );
  new storage.BlobServiceProperties(
    `${name}-store-recovery`,
    {
      resourceGroupName: resourceGroup.name,
      accountName: account.name,
      blobServicesName: "default",
      deleteRetentionPolicy: { enabled: true, days: 7 },
      containerDeleteRetentionPolicy: { enabled: true, days: 7 },
    },
    { ...opts, deletedWith: account },
  );
  const blobs = pulumi.interpolate`${account.id}/blobServices/default`;
  if (protect) lock(`${name}-store-lock`, account.id, opts);
  diagnostics(`${name}-store-logs`, { foundation, resourceId: blobs }, opts);
  return account;
}
