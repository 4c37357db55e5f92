import { type Finding, isViolation } from "../../policy/evaluate";
import type { Rule } from "../../policy/rule";
import { failed, type FailedPreview, type Outcome, type PreviewResult, tally, isToMend } from "../result";
import {
  comparisonInWords,
  reportedKind,
  isUnchanged,
  nameIn,
  type ReportedFinding,
  shortened,
  type StackComparison,
} from "./comparison";
import type { ChangedProperty } from "./differences";
import { controlLines } from "../../policy/control-names";
import { grouped } from "./grouped";
import { type Kind, kindOf } from "./kind";
import { counted, failures, words } from "./summary";

/** How a workflow finds its own comment again. */
export const marker = "<!-- qualys-registry-sensor: preview -->";

/** GitHub refuses comments of more than 65,536 characters, and the verdict on what is deployed comes below. */
export const longest = 55_000;

/** More of them are read in a report, not in a comment. */
const mostChanges = 60;

/**
 * A comment on a pull request, short: the verdict in a line, what changes, what has to be mended, a table, and the rest
 * folded, a line for each rule.
 */
export function markdown(
  outcomes: readonly Outcome[],
  comparisons: readonly StackComparison[] = [],
  remarks: readonly string[] = [],
): string {
  const sections = [
    marker,
    `## ${verdict(outcomes)}`,
    ...remarks.map((remark) => `**${escaped(remark)}**`),
    ...changesSections(comparisons),
    ...mustMend(outcomes),
    table(outcomes),
    ...foldedSections(outcomes.flatMap((outcome) => (failed(outcome) ? [] : [outcome]))),
  ];
  return fitting(sections.filter((section) => section !== ""));
}

function verdict(outcomes: readonly Outcome[]): string {
  const broken = outcomes.filter(isToMend).map(({ stack }) => stack);
  const all = outcomes.length === 1 ? "The stack is" : `All ${outcomes.length} stacks are`;
  return broken.length === 0 ? `✅ ${all} in order` : `❌ To mend: ${broken.join(", ")}`;
}

/** The stacks in which nothing changes share a line. */
function changesSections(comparisons: readonly StackComparison[]): string[] {
  const unchanged = comparisons.filter(isUnchanged).map(({ stack }) => stack);
  const sections = comparisons.filter((each) => !isUnchanged(each)).map(changesSection);
  return unchanged.length === 0 ? sections : [...sections, `**${escaped(unchanged.join(", "))}: nothing changes**`];
}

function changesSection(comparison: StackComparison): string {
  const { stack, added, changed, removed, findingsAdded, findingsRemoved } = comparison;
  const lines = [
    ...findingsAdded.map((each) => `- new finding: ${findingLine(each)}`),
    ...findingsRemoved.map((each) => `- finding gone: ${findingLine(each)}`),
    ...added.map(({ name, type }) => `- ➕ ${code(name)} ${code(type)}`),
    ...changed.map(({ resource, properties }) =>
      [`- ✏️ ${code(resource.name)} ${code(resource.type)}`, ...properties.map(changeLine)].join("\n"),
    ),
    ...removed.map(({ name, type }) => `- ➖ ${code(name)} ${code(type)}`),
  ];
  const title = `${stack}: ${comparisonInWords(comparison)}`;
  if (lines.length === 0) return `**${escaped(title)}**`;
  const left = lines.length - mostChanges;
  return folded(title, left <= 0 ? lines : [...lines.slice(0, mostChanges), `- … and ${left} more`]);
}

const findingLine = (finding: ReportedFinding) =>
  `${code(finding.rule)} (${reportedKind(finding)}) on ${code(nameIn(finding.urn))}`;

const changeLine = ({ path, before, after }: ChangedProperty) =>
  `  - ${code(path)}: ${code(shortened(before, 160))} → ${code(shortened(after, 160))}`;

function table(outcomes: readonly Outcome[]): string {
  const header = ["stack", ...counted.map((each) => words[each])];
  const rows = outcomes.map((outcome) => {
    if (failed(outcome)) return [outcome.stack, failures[outcome.reason], ...counted.slice(1).map(() => "")];
    const numbers = tally(outcome);
    return [outcome.stack, ...counted.map((each) => String(numbers[each]))];
  });
  return [header, header.map((_, index) => (index === 0 ? "---" : "--:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** What several stacks have in common is told once. A paragraph for each, so that a long list can end where a comment does. */
function mustMend(outcomes: readonly Outcome[]): string[] {
  const refusals = outcomes.filter(failed).map(refusal);
  const told = outcomes.flatMap((outcome) => (failed(outcome) ? [] : violations(outcome)));
  const alike = [...grouped(told, ({ resource, line }) => `${resource} ${line}`).values()];
  const sections = grouped(alike, (each) => [...new Set(each.map(({ stack }) => stack))].join(", "));
  const lines = [...sections].flatMap(([stacks, each]) => [
    `### ${stacks}: violations`,
    ...each.map(([{ line }]) => line),
  ]);
  return [...refusals, ...lines];
}

const refusal = ({ stack, reason, message }: FailedPreview) =>
  `### ${stack}: ${failures[reason]}\n\n${fenced(message)}`;

/** With the kind of resource, because several may have one name. */
function violations({ stack, verdict: { findings, expired, unused } }: PreviewResult) {
  return [
    ...findings
      .filter(isViolation)
      .map((finding) => ({ stack, resource: finding.resource.type, line: violationLine(finding) })),
    ...expired.map(({ rule, expires }) => ({
      stack,
      resource: "",
      line: `- exemption of ${code(rule)} ended on ${expires}: renew or remove it`,
    })),
    ...unused.map(({ rule, resource }) => ({
      stack,
      resource,
      line: `- exemption of ${code(rule)} for ${code(resource)} excuses nothing: remove it`,
    })),
  ];
}

function violationLine(finding: Finding): string {
  const { rule, status } = finding;
  const controls = controlLines(rule);
  const fix = status === "fail" ? `<br>**Fix:** ${escaped(rule.fix)}` : "";
  return `${line(finding)}${fix}${controls.length > 0 ? `<br><sub>${controls.join("; ")}</sub>` : ""}`;
}

function line({ rule, resource, problems }: Finding): string {
  return `- ${code(rule.id)} (${rule.severity}) on ${code(resource.name)}: ${escaped(problems.join("; "))}`;
}

function foldedSections(results: readonly PreviewResult[]): string[] {
  const told = results.flatMap(({ stack, verdict }) =>
    verdict.findings.map((finding) => ({ stack, rule: finding.rule, kind: kindOf(finding), finding })),
  );
  const having = (kind: Kind) => told.filter((each) => each.kind === kind);
  const advisory = having("advisory");
  const exempt = having("exempt");
  const unknown = having("unknown");
  const [firstEnd] = exempt.flatMap(({ finding }) => finding.exemption?.expires ?? []).toSorted();
  return [
    folded(
      `Advisory: should hold and does not, and stops no deployment (${advisory.length})`,
      ruleLines(advisory, ({ title }) => `: ${escaped(title)}`),
    ),
    folded(`Exempt, each with a reason; the first until ${firstEnd} (${exempt.length})`, ruleLines(exempt)),
    folded(`Unknown before the deployment, and judged during it (${unknown.length})`, ruleLines(unknown)),
    folded(
      `To set before the deployment (${results.reduce((sum, { toSet }) => sum + toSet.length, 0)})`,
      results
        .filter(({ toSet }) => toSet.length > 0)
        .map(({ stack, toSet }) => `- ${escaped(stack)}: ${toSet.map(({ key }) => code(key)).join(", ")}`),
    ),
  ];
}

/** A line for each rule, with how often it says so in which stack. */
function ruleLines(
  told: readonly { readonly stack: string; readonly rule: Rule }[],
  words: (rule: Rule) => string = () => "",
): string[] {
  const rules = [...grouped(told, ({ rule }) => rule.id).values()].toSorted(([one], [other]) =>
    one.rule.id < other.rule.id ? -1 : 1,
  );
  return rules.map((alike) => {
    const stacks = [...grouped(alike, ({ stack }) => stack)].map(([stack, { length }]) =>
      length > 1 ? `${escaped(stack)} × ${length}` : escaped(stack),
    );
    return `- ${code(alike[0].rule.id)} (${alike[0].rule.severity}) in ${stacks.join(", ")}${words(alike[0].rule)}`;
  });
}

function folded(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<details><summary>${escaped(title)}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

/** What comes last matters least; a section is shown whole or not at all. */
function fitting(sections: readonly string[]): string {
  const kept: string[] = [];
  let left = longest;
  for (const section of sections) {
    left -= section.length + 2;
    if (left < 0) {
      kept.push("_The rest does not fit into a comment; the run's log has all of it._");
      break;
    }
    kept.push(section);
  }
  return `${kept.join("\n\n")}\n`;
}

/** Names and values come from programs: none may format the comment, or speak to somebody. */
const escaped = (text: string) =>
  text
    .replace(/[\\`*_{}[\]<>#|~&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll("@", "@\u200b")
    .replace(/\s*\n\s*/g, " ");

function code(text: string): string {
  const longestRun = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const gap = longestRun > 0 ? " " : "";
  return `${fence}${gap}${text.replace(/\s*\n\s*/g, " ")}${gap}${fence}`;
}

function fenced(text: string): string {
  const longestRun = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestRun + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
