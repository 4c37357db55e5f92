import type { Finding } from "../../../policy/evaluate";
import type { Exemption } from "../../../policy/exemptions";
import type { PreviewResult } from "../../result";
import { grouped } from "../grouped";
import { resourceLink, ruleId } from "./links";
import { counted, joined, type Markup, markup, prose } from "./markup";

/** What is accepted in a stack, why, by whom and until when; the first to end first. */
export function exemptionsSection({ stack, verdict }: PreviewResult, today: string): Markup {
  const groups = [...grouped(verdict.findings, ({ exemption }) => exemption)]
    .flatMap(([exemption, findings]) => (exemption === undefined ? [] : [{ exemption, findings }]))
    .toSorted((one, other) => (one.exemption.expires < other.exemption.expires ? -1 : 1));
  if (groups.length === 0) return markup`<p class="quiet">Nothing is exempt.</p>`;
  return markup`<ul class="cards">${groups.map(({ exemption, findings }) => card(stack, exemption, findings, today))}</ul>`;
}

function card(
  stack: string,
  { rule, reason, owner, expires, setting }: Exemption,
  findings: readonly [Finding, ...Finding[]],
  today: string,
): Markup {
  const [{ rule: words }] = findings;
  const resources = joined(findings.map(({ resource }) => resourceLink(resource)));
  const otherwise = setting && markup`<dt>Setting</dt><dd><code>${setting}</code> can make it unnecessary</dd>`;
  return markup`<li class="card">
<h5><a href="#${ruleId(stack, rule)}">${words.title}</a></h5>
<p>${prose(reason)}</p>
<dl class="facts"><dt>Expires</dt><dd><time datetime="${expires}">${expires}</time>, ${remaining(today, expires)}</dd><dt>Owner</dt><dd>${owner}</dd><dt>For</dt><dd>${resources}</dd>${otherwise}</dl>
</li>
`;
}

const day = 24 * 60 * 60 * 1000;

function remaining(today: string, expires: string): string {
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / day);
  return days === 0 ? "today" : `in ${counted(days, "day")}`;
}
