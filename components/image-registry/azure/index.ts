import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { diagnostics } from "../../azure/diagnostics";
import type { AzureFoundation } from "../../azure/foundation";
import { lock } from "../../azure/lock";
import { grant } from "../../azure/roles";
import { serviceEndpoint, type ServiceAccess } from "../../azure/service-access";
import { uniqueName } from "../../azure/unique-name";
import { type ImageSettings, parted, reference } from "../reference";
import { importImage } from "./import";

export interface AzureImageRegistryArgs {
  readonly foundation: AzureFoundation;
  readonly access: ServiceAccess;
  readonly image: ImageSettings;
  /** Who pulls images for the nodes. */
  readonly kubeletPrincipalId: pulumi.Input<string>;
}

/** The sensor's image: a copy in a registry that only the network reaches, or the source itself. */
export class AzureImageRegistry extends pulumi.ComponentResource {
  readonly image: pulumi.Output<string>;

  constructor(name: string, args: AzureImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:azure:ImageRegistry", name, {}, opts);
    const { image } = args;
    this.image =
      image.registry === "private" ? copyImage(name, args, this) : pulumi.output(reference(image.source, image));
    this.registerOutputs({ image: this.image });
  }
}

/** Makes the registry and puts the image there; returns the copy's reference, known once nodes can pull it. */
function copyImage(name: string, args: AzureImageRegistryArgs, parent: pulumi.Resource): pulumi.Output<string> {
  const { foundation, access, image, kubeletPrincipalId } = args;
  const child = { parent };
  const registry = createRegistry(name, foundation, access, child);
  const mayPull = grant(
    `${name}-may-pull`,
    { principalId: kubeletPrincipalId, role: "pullImages", scope: registry.id },
    child,
  );
  const endpoint = serviceEndpoint(
    `${name}-endpoint`,
    { foundation, privateEndpoints: access.privateEndpoints, service: "registry", resourceId: registry.id },
    child,
  );
  const copy = importImage(name, { foundation, registry, image }, child);
  const ready = [copy, mayPull, ...endpoint].map(({ id }) => id);
  return pulumi
    .all([registry.loginServer, ...ready])
    .apply(([host]) => reference(`${host}/${parted(image.source).path}`, image));
}

/** A14: the premium tier, for a registry without a public side. */
function createRegistry(
  name: string,
  foundation: AzureFoundation,
  access: ServiceAccess,
  opts: pulumi.CustomResourceOptions,
) {
  const { resourceGroup, zonal, tags, protect } = foundation;
  const registry = new containerregistry.Registry(
    name,
    {
      resourceGroupName: resourceGroup.name,
      // A4: global, letters and digits; nobody else has it.
      registryName: resourceGroup.id.apply((id) => uniqueName(name, id, { maxLength: 50, separator: "" })),
      sku: { name: "Premium" },
      adminUserEnabled: false,
      anonymousPullEnabled: false,
      dataEndpointEnabled: true,
      publicNetworkAccess: access.addresses.length === 0 ? "Disabled" : "Enabled",
      networkRuleSet: {
        defaultAction: "Deny",
        ipRules: access.addresses.map((address) => ({ action: "Allow", iPAddressOrRange: address })),
      },
      // Imports come from the registry service itself.
      networkRuleBypassOptions: "AzureServices",
      zoneRedundancy: zonal ? "Enabled" : "Disabled",
      policies: {
        // Azure allows it only while the public side is off.
        exportPolicy: { status: access.addresses.length === 0 ? "disabled" : "enabled" },
        retentionPolicy: { status: "enabled", days: 30 },
        // Nothing here would let an image out of quarantine; where the subscription has Defender for Containers, it is scanned all the same.
        quarantinePolicy: { status: "disabled" },
      },
      tags,
    },
    { ...opts, protect },
  );
  diagnostics(`${name}-logs`, { foundation, resourceId: registry.id }, opts);
  if (protect) lock(`${name}-lock`, registry.id, opts);
  return registry;
}
