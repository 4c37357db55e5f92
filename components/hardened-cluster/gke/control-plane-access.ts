import type { ClusterArgs } from "@pulumi/gcp/container";
import type * as pulumi from "@pulumi/pulumi";

export interface ApiAccess {
  /** restricted: by name, with IAM, and from `authorizedCidrs`; private: from `internalCidrs` only. */
  readonly access: "restricted" | "private";
  /** Public ranges. */
  readonly authorizedCidrs: readonly string[];
  /** The network's own range and those of networks connected to it. */
  readonly internalCidrs: readonly pulumi.Input<string>[];
}

type AccessArgs = Pick<
  ClusterArgs,
  "controlPlaneEndpointsConfig" | "masterAuthorizedNetworksConfig" | "privateClusterConfig"
>;

/**
 * G7: a way in that works, and no other. GKE's DNS endpoint asks IAM before a packet reaches the control plane, so
 * `restricted` needs no address at all; an address is only there for whoever names the ranges that may use it.
 */
export function controlPlaneAccess(
  { access, authorizedCidrs, internalCidrs }: ApiAccess,
  endpointSubnetwork: pulumi.Input<string> | undefined,
): AccessArgs {
  const byName = access === "restricted";
  const byPublicAddress = byName && authorizedCidrs.length > 0;
  return {
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: {
        allowExternalTraffic: byName,
        enableK8sCertsViaDns: false,
        enableK8sTokensViaDns: false,
      },
      ipEndpointsConfig: { enabled: byPublicAddress || !byName },
    },
    privateClusterConfig: {
      enablePrivateNodes: true,
      enablePrivateEndpoint: !byPublicAddress,
      privateEndpointSubnetwork: endpointSubnetwork,
    },
    masterAuthorizedNetworksConfig: {
      cidrBlocks: (byName ? authorizedCidrs : internalCidrs).map((cidrBlock) => ({ cidrBlock })),
      gcpPublicCidrsAccessEnabled: false,
    },
  };
}
