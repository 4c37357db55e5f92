import { createHash } from "node:crypto";

export interface NameLimits {
  readonly maxLength: number;
  /** Between words and digits; Key Vault takes no two dashes in a row, others no dash at all. */
  readonly separator: "-" | "";
}

const digits = 8;

/**
 * A name for a resource whose name is global and shorter, or poorer in characters, than Pulumi's auto-naming makes it.
 * The seed is the resource group's id: its own name is automatic, so a stack that is destroyed and built again does not
 * run into its soft-deleted vaults.
 */
export function uniqueName(name: string, seed: string, { maxLength, separator }: NameLimits): string {
  const hash = createHash("sha256").update(`${seed}/${name}`).digest("hex").slice(0, digits);
  const stem = name
    .replace(/-+/g, separator)
    .slice(0, maxLength - separator.length - digits)
    .replace(/-$/, "");
  return stem + separator + hash;
}
