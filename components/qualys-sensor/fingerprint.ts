import { createHash } from "node:crypto";

/** Changes with the content: in a pod template it starts the pods anew. */
export function fingerprint(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 8);
}
