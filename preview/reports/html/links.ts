import { createHash } from "node:crypto";
import type { Resource } from "../../../policy/resource";
import { type Markup, markup } from "./markup";

/** A resource's place in the page: short, and the same in every run, so that a link to it keeps its meaning. */
export function resourceId({ urn }: Pick<Resource, "urn">): string {
  return `resource-${createHash("sha256").update(urn).digest("hex").slice(0, 12)}`;
}

export const ruleId = (stack: string, rule: string) => `${stack}-rule-${rule.replaceAll("/", "-")}`;

export const itemId = (stack: string, item: string) => `${stack}-${item}`;

export function resourceLink(resource: Resource): Markup {
  return markup`<a class="name" href="#${resourceId(resource)}">${resource.name}</a>`;
}
