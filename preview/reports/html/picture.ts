import type { Finding } from "../../../policy/evaluate";
import type { Item } from "../../drawing/drawing";
import type { Layout } from "../../drawing/layout";
import { type Mark, svg } from "../../drawing/svg";
import type { PreviewResult } from "../../result";
import { grouped } from "../grouped";
import { kindOf, worstKind } from "../kind";
import { findingLine, isTold } from "./findings";
import { legend } from "./legend";
import { itemId, resourceId, resourceLink } from "./links";
import { counted, joined, Markup, markup } from "./markup";
import { markOf } from "./status";

/** A stack's drawing, in which each node leads to what it stands for, and the same in words. */
export function pictureSection({ stack, verdict }: PreviewResult, layout: Layout): Markup {
  const byUrn = grouped(verdict.findings.filter(isTold), ({ resource }) => resource.urn);
  const findingsOf = ({ resources, parts }: Item) =>
    [...resources, ...parts].flatMap(({ urn }) => byUrn.get(urn) ?? []);
  const drawn = svg(layout, {
    link: (item) => linkTo(stack, item),
    mark: (item) => dotOn(findingsOf(item)),
    note: (item) => noteOf(findingsOf(item)),
  });
  return markup`<div class="picture" data-zooms="${stack}">
<div class="tools" hidden><button type="button" data-zoom="out" aria-label="Smaller">−</button><button type="button" data-zoom="in" aria-label="Larger">+</button><button type="button" data-zoom="fit">Fit</button></div>
<div class="paper" role="region" tabindex="0" aria-label="Drawing of ${stack}; plus and minus zoom, arrow keys move">${new Markup(drawn)}</div>
</div>
${legend(layout.drawing, (item) => worstOf(findingsOf(item)))}
<details class="words"><summary>The drawing in words</summary><ul class="items">${inWords(layout.drawing.items, stack, findingsOf)}</ul></details>`;
}

/** One resource is opened itself; several are listed. */
export function linkTo(stack: string, { id, resources, parts, of }: Item): string | undefined {
  const [first, ...others] = of === undefined ? resources : [of];
  if (first !== undefined && others.length === 0) return `#${resourceId(first)}`;
  return first === undefined && parts.length === 0 ? undefined : `#${itemId(stack, id)}`;
}

const worstOf = (findings: readonly Finding[]) => worstKind(findings.map(kindOf));

function dotOn(findings: readonly Finding[]): Mark | undefined {
  return findings.length > 0 ? markOf(worstOf(findings)) : undefined;
}

function noteOf(findings: readonly Finding[]): string | undefined {
  const words = [...grouped(findings, (finding) => `${kindOf(finding)}: ${finding.rule.title}`).keys()];
  return words.length > 0 ? words.join("; ") : undefined;
}

function inWords(items: readonly Item[], stack: string, findingsOf: (item: Item) => readonly Finding[]): Markup[] {
  return items.map((item) => {
    const { id, title, detail, sealed, resources, parts, of, children } = item;
    const findings = findingsOf(item).map((finding) => findingLine(stack, finding));
    const list = (words: string, all: Item["resources"]) =>
      all.length > 0 ? markup`<p class="quiet">${words} ${joined(all.map(resourceLink))}</p>` : "";
    return markup`<li id="${itemId(stack, id)}"><strong>${title}</strong> ${detail}${sealed ? ", encrypted with a key of the stack" : ""}
${list("is", resources)}${list("is a part of", of === undefined ? [] : [of])}${list(`with ${counted(parts.length, "part")}:`, parts)}
${findings.length > 0 ? markup`<ul class="problems">${findings}</ul>` : ""}${children.length > 0 ? markup`<ul>${inWords(children, stack, findingsOf)}</ul>` : ""}</li>
`;
  });
}
