import * as network from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "./foundation";

/** Azure's own services that the network reaches, by the group id of their private endpoints. */
export type Service = "vault" | "registry";

/** How the network reaches them. */
export interface ServiceAccess {
  /** Absent: over the internet, from `addresses` alone. */
  readonly privateEndpoints?: {
    readonly subnetId: pulumi.Input<string>;
    readonly zoneIds: Readonly<Record<Service, pulumi.Input<string>>>;
  };
  /** Public addresses that the network comes from; empty with private endpoints. */
  readonly addresses: readonly pulumi.Input<string>[];
}

export interface ServiceEndpointArgs {
  readonly foundation: AzureFoundation;
  readonly privateEndpoints: ServiceAccess["privateEndpoints"];
  readonly service: Service;
  readonly resourceId: pulumi.Input<string>;
}

/** A service's private endpoint with its DNS record; returns what a user of the service has to wait for. */
export function serviceEndpoint(
  name: string,
  { foundation, privateEndpoints, service, resourceId }: ServiceEndpointArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  if (privateEndpoints === undefined) return [];
  const { subnetId, zoneIds } = privateEndpoints;
  const resourceGroupName = foundation.resourceGroup.name;
  const endpoint = new network.PrivateEndpoint(
    name,
    {
      resourceGroupName,
      subnet: { id: subnetId },
      privateLinkServiceConnections: [{ name: service, groupIds: [service], privateLinkServiceId: resourceId }],
      tags: foundation.tags,
    },
    opts,
  );
  const records = new network.PrivateDnsZoneGroup(
    `${name}-dns`,
    {
      resourceGroupName,
      privateEndpointName: endpoint.name,
      privateDnsZoneConfigs: [{ name: service, privateDnsZoneId: zoneIds[service] }],
    },
    opts,
  );
  return [endpoint, records];
}
