import { Index } from "@pulumi/docker-build";
import { getClientConfigOutput } from "@pulumi/gcp/organizations";
import * as pulumi from "@pulumi/pulumi";
import { type ImageSettings, reference } from "./reference";

export interface PushedCopyArgs {
  readonly image: ImageSettings;
  /** Repository in Artifact Registry, without a tag. */
  readonly to: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

/**
 * A copy by the machine that deploys, from registry to registry, without a Docker daemon and with its own sign-in to Google.
 *
 * @returns the copy's full reference, by its digest
 */
export function pushedCopy(name: string, { image, to, parent }: PushedCopyArgs): pulumi.Output<string> {
  const { accessToken } = getClientConfigOutput({ parent });
  const { ref } = new Index(
    `${name}-sensor`,
    {
      sources: [reference(image.source, image)],
      tag: pulumi.interpolate`${to}:${image.tag}`,
      registry: {
        address: to.apply((repository) => repository.split("/")[0] ?? ""),
        username: "oauth2accesstoken",
        password: pulumi.secret(accessToken),
      },
    },
    // The login in the state is long over when the copy is to be deleted, and no tag is ever taken away.
    { parent, retainOnDelete: true },
  );
  // As Binary Authorization wants an image: by its digest alone.
  return ref.apply((pushed) => pushed.replace(/:[^:@/]+@/, "@"));
}
