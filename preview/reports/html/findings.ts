import { type Finding, isViolation } from "../../../policy/evaluate";
import { severities } from "../../../policy/rule";
import type { PreviewResult } from "../../result";
import { controlLines } from "../../../policy/control-names";
import { grouped } from "../grouped";
import { kindOf, kinds } from "../kind";
import { resourceLink, ruleId } from "./links";
import { counted, type Markup, markup, prose } from "./markup";
import { badge, findingBadge, severityBadge } from "./status";

/** What the rules say of a stack, rule by rule: what stops a deployment first, what has passed last. */
export function findingsSection({ stack, verdict }: PreviewResult): Markup {
  const { findings, expired, unused } = verdict;
  const groups = [...grouped(findings.filter(isTold), ({ rule }) => rule).values()].toSorted(byWeight);
  const stale = [
    ...expired.map(
      ({ rule, expires }) => markup`The exemption of <code>${rule}</code> ended on ${expires}: renew or remove it.`,
    ),
    ...unused.map(
      ({ rule, resource }) =>
        markup`The exemption of <code>${rule}</code> for <code>${resource}</code> excuses nothing: remove it.`,
    ),
  ].map((words) => markup`<p class="stale">${badge("violation")} ${words}</p>`);
  const nothing = markup`<p class="quiet">Every rule that applies has passed.</p>`;
  return markup`${stale}${groups.length + stale.length === 0 ? nothing : groups.map((group) => ruleGroup(stack, group))}${passes(findings)}`;
}

/** A finding on a resource's own entry. */
export function findingLine(stack: string, finding: Finding): Markup {
  const { rule, problems, exemption } = finding;
  const reason =
    exemption && markup` <span class="quiet">Until ${exemption.expires}: ${prose(exemption.reason)}</span>`;
  return markup`<li>${findingBadge(finding)} <a href="#${ruleId(stack, rule.id)}">${rule.title}</a>: ${problems.join("; ")}${reason}</li>`;
}

/** What a reader has to know of: all but what passed. */
export const isTold = ({ status }: Finding) => status !== "pass" && status !== "not applicable";

function ruleGroup(stack: string, findings: readonly [Finding, ...Finding[]]): Markup {
  const [{ rule }] = findings;
  const badges = [...grouped(findings, kindOf).values()].map(
    (alike) =>
      markup`${findingBadge(alike[0])}<span class="times">${alike.length > 1 ? `× ${alike.length}` : ""}</span> `,
  );
  const open = findings.some(isViolation) ? markup` open` : "";
  const controls = controlLines(rule).map((control) => markup`<span class="control">${control}</span> `);
  return markup`<details class="rule" id="${ruleId(stack, rule.id)}"${open}>
<summary><span class="title">${rule.title}</span> <span class="marks">${badges}${severityBadge(rule.severity)}</span></summary>
<div class="body">
<ul class="problems">${findings.map(problemLine)}</ul>
<p>${rule.why}</p>
<p><strong>Fix.</strong> ${rule.fix}</p>
<p class="quiet"><code>${rule.id}</code> · ${rule.area} ${controls}</p>
</div>
</details>
`;
}

function problemLine(finding: Finding): Markup {
  const { resource, problems, exemption } = finding;
  const reason =
    exemption && markup`<span class="quiet">Accepted until ${exemption.expires}: ${prose(exemption.reason)}</span>`;
  return markup`<li>${findingBadge(finding)} ${resourceLink(resource)} ${problems.join("; ")} ${reason}</li>`;
}

function passes(findings: readonly Finding[]): Markup | undefined {
  const passed = findings.filter(({ status }) => status === "pass");
  const rules = [...grouped(passed, ({ rule }) => rule)];
  if (rules.length === 0) return undefined;
  const lines = rules.map(
    ([{ title, id }, { length }]) =>
      markup`<li>${badge("pass")} ${title} <span class="quiet"><code>${id}</code> on ${counted(length, "resource")}</span></li>`,
  );
  return markup`<details class="rule passed"><summary><span class="title">${counted(rules.length, "rule")} passed</span></summary><ul class="problems body">${lines}</ul></details>`;
}

function byWeight(one: readonly Finding[], other: readonly Finding[]): number {
  return weight(one) - weight(other);
}

/** The kind counts more than how severe it is. */
function weight(findings: readonly Finding[]): number {
  const weights = findings.map(
    (finding) => kinds.indexOf(kindOf(finding)) * severities.length + severities.indexOf(finding.rule.severity),
  );
  return Math.min(...weights);
}
