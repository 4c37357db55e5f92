import * as pulumi from "@pulumi/pulumi";
import type { AzureFoundation } from "../../azure/foundation";
import { premiumRegistry } from "../../azure/registry";
import { grant } from "../../azure/roles";
import { serviceEndpoint, type ServiceAccess } from "../../azure/service-access";
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
  const registry = premiumRegistry(name, { foundation, access }, child);
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
