import type * as pulumi from "@pulumi/pulumi";
import { restrictedApis } from "../../secure-vpc/gcp/private-google-access";

/** NodeLocal DNSCache, and the resolver of Cloud DNS: pods by no label, so a NetworkPolicy needs their addresses. */
const resolvers = ["169.254.20.10/32", "169.254.169.254/32"];

export interface GkeAddresses {
  readonly apiServer: readonly pulumi.Input<string>[];
  readonly resolvers: readonly string[];
  readonly privateEndpoints: readonly string[];
}

/** G6: what Dataplane V2 lets a pod reach only if its NetworkPolicy names it. */
export function gkeAddresses(apiServer: pulumi.Input<string>, privateEndpoints: boolean): GkeAddresses {
  return { apiServer: [apiServer], resolvers, privateEndpoints: privateEndpoints ? [restrictedApis.range] : [] };
}
