import type { input } from "@pulumi/azure-native/types";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../settings";
import type { AzureFoundation } from "../../azure/foundation";
import type { AzureNetwork } from "../../azure/network";

type Proxy = NonNullable<Settings<"azure">["cluster"]["proxy"]>;

/** A24: AKS gives every pod the nodes' proxy as environment variables; the sensor's own settings say which way it takes. */
export const withoutNodeProxy = { "kubernetes.azure.com/no-http-proxy-vars": "true" } as const;

/** How nodes go out, in AKS' words. The way to the proxy itself is plain HTTP, in which TLS to the destination travels. */
export function nodeProxy(
  { address, caCertificate }: Proxy,
  direct: pulumi.Input<string>[],
): input.containerservice.ManagedClusterHTTPProxyConfigArgs {
  const url = `http://${address}`;
  return {
    httpProxy: url,
    httpsProxy: url,
    noProxy: direct,
    ...(caCertificate !== undefined && { trustedCa: Buffer.from(caCertificate).toString("base64") }),
  };
}

export interface Surroundings {
  readonly foundation: Pick<AzureFoundation, "environment">;
  readonly network: Pick<AzureNetwork, "subnets" | "services">;
  readonly ranges: Settings<"azure">["kubernetes"];
}

/** What nodes and pods reach without a proxy: themselves, the network, the host's services, and what has a private endpoint. */
export function directTargets({ foundation, network, ranges }: Surroundings): pulumi.Input<string>[] {
  const { nodes, privateEndpoints, apiServer } = network.subnets;
  return [
    ...["localhost", "127.0.0.1", "169.254.169.254", "168.63.129.16"],
    // Names without a dot in front: AKS takes host names, and looks for their subdomains too.
    ...["svc", "cluster.local"],
    ...[ranges.podCidr, ranges.serviceCidr],
    ...[nodes, privateEndpoints, ...(apiServer === undefined ? [] : [apiServer])].map(({ cidr }) => cidr),
    ...(network.services.privateEndpoints === undefined ? [] : Object.values(foundation.environment.domains)),
  ];
}
