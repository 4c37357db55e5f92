import { isObject } from "./json";

/** An entry in the metadata of an instance of Compute Engine is on; its values are texts. */
export function isTrue(metadata: unknown, key: string): boolean {
  const value = isObject(metadata) ? metadata[key] : undefined;
  return ["true", "1", "y", "yes"].includes(String(value).toLowerCase());
}
