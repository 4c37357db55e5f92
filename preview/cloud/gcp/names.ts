import type { AutoName } from "../answers";

/** Google Cloud's names are lower-case; Pulumi fills in most of them. */
export const autoName: AutoName = { property: "name", lowerCase: true };
