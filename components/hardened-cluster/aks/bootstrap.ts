import * as containerregistry from "@pulumi/azure-native/containerregistry";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../../azure/foundation";
import { premiumRegistry } from "../../azure/registry";
import { grant } from "../../azure/roles";
import { serviceEndpoint, type ServiceAccess } from "../../azure/service-access";

export interface BootstrapArgs {
  readonly foundation: AzureFoundation;
  readonly access: ServiceAccess;
  /** The nodes' identity. */
  readonly kubeletPrincipalId: pulumi.Input<string>;
}

/** What nodes without a way out start from. */
export interface Bootstrap {
  readonly registryId: pulumi.Output<string>;
  /** What has to be there before the first node. */
  readonly ready: pulumi.Resource[];
}

/**
 * A27: a registry of its own that fetches what AKS and its add-ons consist of from Microsoft, for nodes that cannot. AKS
 * demands that it lets anybody pull: whoever is in the network, of what is public anyway. The sensor's image is elsewhere.
 */
export function bootstrapRegistry(name: string, args: BootstrapArgs, opts: pulumi.CustomResourceOptions): Bootstrap {
  const { foundation, access, kubeletPrincipalId } = args;
  const registry = premiumRegistry(name, { foundation, access, anonymousPull: true }, opts);
  const cache = new containerregistry.CacheRule(
    `${name}-microsoft`,
    {
      resourceGroupName: foundation.resourceGroup.name,
      registryName: registry.name,
      // AKS looks for its images under the names that they have there.
      sourceRepository: "mcr.microsoft.com/*",
      targetRepository: "*",
    },
    { ...opts, deletedWith: registry },
  );
  const mayPull = grant(
    `${name}-may-pull`,
    { principalId: kubeletPrincipalId, role: "pullImages", scope: registry.id },
    opts,
  );
  const endpoint = serviceEndpoint(
    `${name}-endpoint`,
    { foundation, privateEndpoints: access.privateEndpoints, service: "registry", resourceId: registry.id },
    opts,
  );
  return { registryId: registry.id, ready: [cache, mayPull, ...endpoint] };
}
