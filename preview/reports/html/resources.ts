import type { Finding } from "../../../policy/evaluate";
import type { Resource } from "../../../policy/resource";
import type { PreviewResult } from "../../result";
import { grouped } from "../grouped";
import { kindOf } from "../kind";
import { shortType, withoutStack } from "../resources";
import { type Branch, tree } from "../tree";
import { findingLine, isTold } from "./findings";
import { resourceId, resourceLink } from "./links";
import { counted, joined, type Markup, markup } from "./markup";
import { properties } from "./properties";
import { badge, findingBadge } from "./status";

/** The tree of a stack's resources; each opens to its properties and to what the rules say of it. */
export function resourcesSection(result: PreviewResult): Markup {
  const { stack, resources, verdict } = result;
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const findings = grouped(verdict.findings, ({ resource }) => resource.urn);
  const entry = (branch: Branch): Markup => {
    const { resource, children } = branch;
    const own = findings.get(resource.urn) ?? [];
    return markup`<li id="${resourceId(resource)}"><details>
<summary>${summary(branch, own)}</summary>
<div class="own">${settings(resource, own, stack, (urn) => byUrn.get(urn))}</div>
${children.length > 0 ? markup`<ul>${children.map(entry)}</ul>` : ""}</details></li>
`;
  };
  const id = `${stack}-search`;
  return markup`<div class="tools" hidden>
<label for="${id}">Search</label><input type="search" id="${id}" data-searches="${stack}-tree" placeholder="name, type or value" autocomplete="off" spellcheck="false">
<button type="button" data-opens="${stack}-tree">Open all</button><button type="button" data-closes="${stack}-tree">Close all</button>
<output for="${id}"></output>
</div>
<ul class="tree" id="${stack}-tree">${tree(resources).flatMap(withoutStack).map(entry)}</ul>`;
}

function summary({ resource, children }: Branch, findings: readonly Finding[]): Markup {
  const { name, type, protect, secrets } = resource;
  const told = [...grouped(findings.filter(isTold), kindOf).values()].map(([first]) => findingBadge(first));
  const below = children.length > 0 ? markup` <span class="quiet">${counted(sizeOf(children), "resource")}</span>` : "";
  const marks = [protect ? "protected" : "", secrets.length > 0 ? "secret" : ""].filter((mark) => mark !== "");
  return markup`<span class="name">${name}</span> <span class="type">${shortType(type)}</span>${below} <span class="marks">${marks.map((mark) => markup`<span class="mark">${mark}</span> `)}${told}</span>`;
}

function settings(
  resource: Resource,
  findings: readonly Finding[],
  stack: string,
  find: (urn: string) => Resource | undefined,
): Markup {
  const told = findings.filter(isTold).map((finding) => findingLine(stack, finding));
  const passed = findings.filter(({ status }) => status === "pass").map(({ rule }) => rule.title);
  const after = resource.dependencies.flatMap((urn) => find(urn) ?? []);
  return markup`${told.length > 0 ? markup`<ul class="problems">${told}</ul>` : ""}
${Object.keys(resource.properties).length > 0 ? properties(resource, find) : markup`<p class="quiet">No properties.</p>`}
${passed.length > 0 ? markup`<p class="quiet">${badge("pass")} ${passed.join(" · ")}</p>` : ""}
${after.length > 0 ? markup`<p class="quiet">Depends on ${joined(after.map((each) => markup`${resourceLink(each)} <span class="type">${shortType(each.type)}</span>`))}</p>` : ""}
<p class="quiet urn">${resource.urn}</p>`;
}

const sizeOf = (branches: readonly Branch[]): number =>
  branches.reduce((sum, { children }) => sum + 1 + sizeOf(children), 0);
