import type * as pulumi from "@pulumi/pulumi";
import type { ServiceAccess } from "./service-access";

/** What the other parts of an Azure stack see of the network, whether this program made it or found it. */
export interface AzureNetwork {
  readonly subnets: AzureSubnets;
  /** How traffic leaves the node subnet, in AKS' words. */
  readonly outboundType: pulumi.Input<OutboundType>;
  /** Public addresses that it leaves from, as far as they are known. */
  readonly publicAddresses: readonly pulumi.Input<string>[];
  readonly services: ServiceAccess;
  /** Whether nodes have no way out, and AKS has to bring everything to them. */
  readonly isolated: boolean;
}

export interface AzureSubnets {
  readonly nodes: AzureSubnet;
  readonly privateEndpoints: AzureSubnet;
  /** Delegated to AKS: the API server answers from here. Absent: it answers outside of the network. */
  readonly apiServer?: AzureSubnet;
}

export interface AzureSubnet {
  readonly id: pulumi.Input<string>;
  readonly cidr: pulumi.Input<string>;
}

export type OutboundType = "userAssignedNATGateway" | "userDefinedRouting" | "none";
