import type { Settings } from "../../settings";
import type { WholeStack } from "../../settings/clouds";

/** Which image it is, and where the sensor runs it from. */
export type ImageSettings = Pick<Settings<WholeStack>["image"], "source" | "tag" | "digest" | "registry">;

/** `host/repository@digest`, or `host/repository:tag` while no digest is known: with a digest, the tag is only a name. */
export function reference(repository: string, { tag, digest }: Pick<ImageSettings, "tag" | "digest">): string {
  return digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;
}

/** `docker.io/qualys/qcs-sensor` → `docker.io` and `qualys/qcs-sensor`, which is also what a copy is called. */
export function parted(repository: string): { host: string; path: string } {
  const slash = repository.indexOf("/");
  return { host: repository.slice(0, slash), path: repository.slice(slash + 1) };
}
