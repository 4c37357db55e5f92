import * as privatedns from "@pulumi/azure-native/privatedns";
import * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../../azure/foundation";
import type { Service, ServiceAccess } from "../../azure/service-access";

export interface ServiceAccessArgs {
  readonly foundation: AzureFoundation;
  readonly virtualNetworkId: pulumi.Input<string>;
  /** Id of the subnet of the private endpoints; undefined: the services are reached over the internet. */
  readonly privateEndpoints: pulumi.Input<string> | undefined;
  readonly publicAddresses: readonly pulumi.Input<string>[];
  /** Ids of zones that somebody else keeps and links; undefined: make them. */
  readonly zoneIds?: Readonly<Record<Service, pulumi.Input<string>>>;
}

/** Opens the way from the network to Azure's own services. */
export function serviceAccess(
  name: string,
  args: ServiceAccessArgs,
  opts: pulumi.CustomResourceOptions,
): ServiceAccess {
  const { privateEndpoints: subnetId, publicAddresses } = args;
  if (subnetId === undefined) return { addresses: publicAddresses };
  const zoneIds = args.zoneIds ?? {
    vault: privateDns(name, "vault", args, opts),
    registry: privateDns(name, "registry", args, opts),
  };
  return { privateEndpoints: { subnetId, zoneIds }, addresses: [] };
}

/**
 * Answers a service's public name with its private endpoint, inside the network only; returns the zone's id, known once the
 * network asks the zone: what waits for a record in it waits for an answer.
 */
function privateDns(name: string, service: Service, args: ServiceAccessArgs, opts: pulumi.CustomResourceOptions) {
  const { resourceGroup, environment, tags } = args.foundation;
  const zone = new privatedns.PrivateZone(
    `${name}-${service}-zone`,
    {
      resourceGroupName: resourceGroup.name,
      privateZoneName: environment.privateDnsZones[service],
      location: "global",
      tags,
    },
    opts,
  );
  const link = new privatedns.VirtualNetworkLink(
    `${name}-${service}-zone-link`,
    {
      resourceGroupName: resourceGroup.name,
      privateZoneName: zone.name,
      location: "global",
      registrationEnabled: false,
      virtualNetwork: { id: args.virtualNetworkId },
      tags,
    },
    opts,
  );
  return pulumi.all([zone.id, link.id]).apply(([id]) => id);
}
