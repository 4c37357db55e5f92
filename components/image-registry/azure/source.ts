import type { Settings } from "../../../settings";

export type ImageSettings = Settings["image"];

/** `host/repository@digest`, or `host/repository:tag` while no digest is known. */
export function reference(repository: string, { tag, digest }: Pick<ImageSettings, "tag" | "digest">): string {
  return digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;
}

/** The repository without its registry: what the copy is called. */
export function repositoryPath(source: string): string {
  return source.slice(source.indexOf("/") + 1);
}
