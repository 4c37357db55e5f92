import type { Resource } from "../../../policy/resource";
import {
  comparisonInWords,
  nameIn,
  type ReportedFinding,
  type ReportedResource,
  shortened,
  type StackComparison,
} from "../comparison";
import { shortType } from "../resources";
import { resourceLink } from "./links";
import { type Markup, markup } from "./markup";

/** What resources and findings come, go and change; what is there now is linked to. */
export function changesSection(comparison: StackComparison, resources: readonly Resource[]): Markup {
  const { added, changed, removed, findingsAdded, findingsRemoved } = comparison;
  const there = new Map(resources.map((each) => [each.urn, each]));
  const named = (urn: string) => {
    const resource = there.get(urn);
    return resource === undefined ? markup`<span class="name">${nameIn(urn)}</span>` : resourceLink(resource);
  };
  const titled = ({ urn, type }: ReportedResource) =>
    markup`${named(urn)} <span class="type">${shortType(type)}</span>`;
  const finding = ({ rule, urn, status }: ReportedFinding) => markup`<code>${rule}</code> (${status}) on ${named(urn)}`;
  const items = [
    ...added.map((each) => markup`<li>added: ${titled(each)}</li>\n`),
    ...changed.map(
      ({ resource, properties }) =>
        markup`<li>changed: ${titled(resource)}<ul>${properties.map(
          ({ path, before, after }) =>
            markup`<li><code>${path}</code>: <del>${shortened(before, 400)}</del> → <ins>${shortened(after, 400)}</ins></li>`,
        )}</ul></li>\n`,
    ),
    ...removed.map((each) => markup`<li>removed: ${titled(each)}</li>\n`),
    ...findingsAdded.map((each) => markup`<li>finding comes: ${finding(each)}</li>\n`),
    ...findingsRemoved.map((each) => markup`<li>finding goes: ${finding(each)}</li>\n`),
  ];
  return markup`<p>${comparisonInWords(comparison)}</p>${items.length === 0 ? "" : markup`<ul>${items}</ul>`}`;
}
