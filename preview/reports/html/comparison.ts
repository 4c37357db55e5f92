import type { Resource } from "../../../policy/resource";
import {
  comparisonInWords,
  reportedKind,
  nameIn,
  type ReportedFinding,
  type ReportedResource,
  shortened,
  type StackComparison,
} from "../comparison";
import { shortType } from "../resources";
import type { ChangedProperty } from "../differences";
import { resourceLink } from "./links";
import { joined, type Markup, markup } from "./markup";
import { badge, changeBadge, verdictBadge } from "./status";

/** What findings and resources come, go and change; what is there now is linked to. */
export function changesSection(comparison: StackComparison, reference: string, resources: readonly Resource[]): Markup {
  const { added, changed, removed, findingsAdded, findingsRemoved } = comparison;
  const there = new Map(resources.map((each) => [each.urn, each]));
  const named = (urn: string) => {
    const resource = there.get(urn);
    return resource === undefined ? markup`<span class="name">${nameIn(urn)}</span>` : resourceLink(resource);
  };
  const titled = ({ urn, type }: ReportedResource) =>
    markup`${named(urn)} <span class="type">${shortType(type)}</span>`;
  const finding = (each: ReportedFinding) =>
    markup`<code>${each.rule}</code> (${reportedKind(each)}) on ${named(each.urn)}`;
  const property = ({ path, before, after }: ChangedProperty) => {
    const old = before === undefined ? [] : [markup`<del>${shortened(before, 400)}</del>`];
    const now = after === undefined ? [] : [markup`<ins>${shortened(after, 400)}</ins>`];
    const arrow = markup` <span aria-hidden="true">→</span> `;
    return markup`<li><code>${path}</code> ${joined([...old, ...now], arrow)}</li>`;
  };
  const items = [
    ...findingsAdded.map((each) => markup`<li>${badge(reportedKind(each), "new finding")} ${finding(each)}</li>\n`),
    ...findingsRemoved.map((each) => markup`<li>${verdictBadge(true, "finding gone")} ${finding(each)}</li>\n`),
    ...added.map((each) => markup`<li>${changeBadge("added")} ${titled(each)}</li>\n`),
    ...changed.map(
      ({ resource, properties }) =>
        markup`<li>${changeBadge("changed")} ${titled(resource)}<ul>${properties.map(property)}</ul></li>\n`,
    ),
    ...removed.map((each) => markup`<li>${changeBadge("removed")} ${titled(each)}</li>\n`),
  ];
  const list = items.length === 0 ? undefined : markup`<ul class="changes">${items}</ul>`;
  return markup`<p>Against <code>${reference}</code>: ${comparisonInWords(comparison)}</p>${list}`;
}
