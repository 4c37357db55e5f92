import { type Finding, isViolation } from "../../policy/evaluate";
import { failed, isAdvisory, type Outcome, type PreviewResult, tally, hasViolations } from "../result";
import { comparisonInWords, nameIn, shortened, type StackComparison } from "./comparison";
import type { ChangedProperty } from "./differences";
import { controlsOf } from "./findings";
import { counted, failures, words } from "./summary";

/** How a workflow finds its own comment again. */
export const marker = "<!-- qualys-registry-sensor: preview -->";

/** GitHub refuses longer comments. */
const longest = 65_000;

/** A comment on a pull request: the verdict in a line, what changes, a table, what has to be mended, the rest folded. */
export function markdown(outcomes: readonly Outcome[], comparisons: readonly StackComparison[] = []): string {
  const changes = comparisons.map(changesSection);
  const sections = [marker, `## ${verdict(outcomes)}`, ...changes, table(outcomes), ...outcomes.flatMap(stackSections)];
  return fitting(sections.filter((section) => section !== ""));
}

function verdict(outcomes: readonly Outcome[]): string {
  const broken = outcomes.filter((outcome) => failed(outcome) || hasViolations(outcome)).map(({ stack }) => stack);
  const all = outcomes.length === 1 ? "The stack is" : `All ${outcomes.length} stacks are`;
  return broken.length === 0 ? `✅ ${all} in order` : `❌ To mend: ${broken.join(", ")}`;
}

function changesSection(comparison: StackComparison): string {
  const { stack, added, changed, removed, findingsAdded, findingsRemoved } = comparison;
  const lines = [
    ...added.map(({ name, type }) => `- ➕ ${code(name)} ${code(type)}`),
    ...changed.map(({ resource, properties }) =>
      [`- ✏️ ${code(resource.name)} ${code(resource.type)}`, ...properties.map(changeLine)].join("\n"),
    ),
    ...removed.map(({ name, type }) => `- ➖ ${code(name)} ${code(type)}`),
    ...findingsAdded.map(
      ({ rule, urn, status }) => `- finding comes: ${code(rule)} (${status}) on ${code(nameIn(urn))}`,
    ),
    ...findingsRemoved.map(
      ({ rule, urn, status }) => `- finding goes: ${code(rule)} (${status}) on ${code(nameIn(urn))}`,
    ),
  ];
  const title = `${stack}: ${comparisonInWords(comparison)}`;
  return lines.length === 0 ? `**${escaped(title)}**` : folded(title, lines);
}

const changeLine = ({ path, before, after }: ChangedProperty) =>
  `  - ${code(path)}: ${code(shortened(before))} → ${code(shortened(after))}`;

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

function stackSections(outcome: Outcome): string[] {
  const { stack } = outcome;
  if (failed(outcome)) return [`### ${stack}: ${failures[outcome.reason]}\n\n${fenced(outcome.message)}`];
  const { findings } = outcome.verdict;
  const having = (status: string) => findings.filter((finding) => finding.status === status);
  return [
    ...mustMend(outcome),
    folded(`${stack}: advisory`, findings.filter(isAdvisory).map(line)),
    folded(`${stack}: exempt`, having("exempt").map(exemptLine)),
    folded(`${stack}: unknown before the deployment`, having("unknown").map(line)),
    folded(
      `${stack}: to set`,
      outcome.toSet.map(({ command, why }) => `- ${code(command)}: ${escaped(why)}`),
    ),
  ];
}

/** A paragraph for each, so that a long list can end where a comment does. */
function mustMend({ stack, verdict: { findings, expired, unused } }: PreviewResult): string[] {
  const lines = [
    ...findings.filter(isViolation).map(violationLine),
    ...expired.map(({ rule, expires }) => `- exemption of ${code(rule)} ended on ${expires}: renew or remove it`),
    ...unused.map(
      ({ rule, resource }) => `- exemption of ${code(rule)} for ${code(resource)} excuses nothing: remove it`,
    ),
  ];
  return lines.length === 0 ? [] : [`### ${stack}: violations`, ...lines];
}

function violationLine(finding: Finding): string {
  const { rule, status } = finding;
  const controls = controlsOf(rule);
  const fix = status === "fail" ? `<br>**Fix:** ${escaped(rule.fix)}` : "";
  return `${line(finding)}${fix}${controls.length > 0 ? `<br><sub>${controls.join("; ")}</sub>` : ""}`;
}

function line({ rule, resource, problems }: Finding): string {
  return `- ${code(rule.id)} (${rule.severity}) on ${code(resource.name)}: ${escaped(problems.join("; "))}`;
}

function exemptLine({ rule, resource, exemption }: Finding): string {
  const { expires = "", reason = "" } = exemption ?? {};
  return `- ${code(rule.id)} on ${code(resource.name)} until ${expires}: ${escaped(reason)}`;
}

function folded(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `<details><summary>${escaped(title)} (${lines.length})</summary>\n\n${lines.join("\n")}\n\n</details>`;
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
