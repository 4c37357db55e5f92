import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";

/**
 * The number that goes with a write-only value. A provider keeps no such value to compare with: it writes the value when
 * the number changes. As the value itself, the number stays a secret.
 */
export function writeVersion(value: pulumi.Output<string>): pulumi.Output<number> {
  return value.apply((text) => createHash("sha256").update(text).digest().readUInt32BE() >>> 1);
}
