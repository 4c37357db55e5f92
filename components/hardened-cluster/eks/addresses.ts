import type * as pulumi from "@pulumi/pulumi";
import ipaddr from "ipaddr.js";
import type { AwsNetwork } from "../../secure-vpc/aws/network";

export interface EksAddresses {
  readonly apiServer: readonly pulumi.Input<string>[];
  readonly resolvers: readonly string[];
  readonly privateEndpoints: readonly pulumi.Input<string>[];
}

/**
 * What a pod on EKS talks to besides the public. A policy sees the address that the pod asked for: the API server's
 * service, or its network interfaces in the private subnets. DNS is answered by pods.
 */
export function addresses(
  network: Pick<AwsNetwork, "privateCidrs" | "endpointCidrs">,
  serviceCidr: string,
): EksAddresses {
  return {
    apiServer: [`${firstAddress(serviceCidr)}/32`, ...network.privateCidrs],
    resolvers: [],
    privateEndpoints: network.endpointCidrs,
  };
}

/** The service `kubernetes` has the first address of the services. */
function firstAddress(serviceCidr: string): string {
  const bytes = ipaddr.IPv4.networkAddressFromCIDR(serviceCidr).toByteArray();
  return [...bytes.slice(0, 3), bytes[3] + 1].join(".");
}
