import { count, type Finding, isViolation } from "../../policy/evaluate";
import { failed, type FailedPreview, type Outcome, type PreviewResult } from "../result";
import { type Paint, plainText } from "./paint";
import { type Branch, tree } from "./tree";

/** What a person reads: the tree, what is still to be set, the verdict, a line that sums up. */
export function terminal(outcome: Outcome, paint: Paint = plainText): string {
  return failed(outcome) ? refusal(outcome, paint) : report(outcome, paint);
}

/** The last line of a stack's report, and of the list at the end of all. */
export function summary(outcome: Outcome, paint: Paint = plainText): string {
  if (failed(outcome)) return `${paint.bad("✘")} ${outcome.stack}: ${failureWords[outcome.reason]}`;
  const { stack, resources, verdict, toSet } = outcome;
  const violations = verdict.findings.filter(isViolation).length + staleExemptions(outcome);
  const counts = count(verdict.findings);
  const advice = counts.fail + counts.error - verdict.findings.filter(isViolation).length;
  const parts = [
    `${resources.length} resources`,
    `${counts.pass} checks passed`,
    plural(violations, "violation"),
    ...(advice > 0 ? [`${advice} advisory`] : []),
    `${counts.exempt} exempt`,
    `${counts.unknown} not known before the deployment`,
    ...(toSet.length > 0 ? [`${toSet.length} to set`] : []),
  ];
  return `${violations > 0 ? paint.bad("✘") : paint.good("✔")} ${paint.strong(stack)}: ${parts.join(", ")}`;
}

const failureWords = {
  settings: "its settings were refused",
  program: "the program failed",
};

function refusal({ stack, message }: FailedPreview, paint: Paint): string {
  return [paint.strong(stack), "", message.trimEnd(), ""].join("\n");
}

function report(result: PreviewResult, paint: Paint): string {
  const sections = [
    [paint.strong(result.stack)],
    tree(result.resources).flatMap((root) => branchLines(root, paint)),
    toSetLines(result, paint),
    warningLines(result, paint),
    exemptionLines(result, paint),
    unknownLines(result, paint),
    violationLines(result, paint),
    [summary(result, paint)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** The stack itself is the root; its name is said already. */
function branchLines({ resource, children }: Branch, paint: Paint): string[] {
  if (resource.type === "pulumi:pulumi:Stack") return children.flatMap((child) => branchLines(child, paint));
  return [line(resource, paint), ...below(children, "", paint)];
}

function below(children: readonly Branch[], indent: string, paint: Paint): string[] {
  return children.flatMap(({ resource, children: next }, index) => {
    const last = index === children.length - 1;
    const own = indent + paint.faint(last ? "└─ " : "├─ ") + line(resource, paint);
    return [own, ...below(next, indent + (last ? "   " : paint.faint("│  ")), paint)];
  });
}

function line({ name, type, protect, secrets }: Branch["resource"], paint: Paint): string {
  const marks = [...(protect ? ["protected"] : []), ...(secrets.length > 0 ? [`secret: ${secrets.join(", ")}`] : [])];
  return [name, paint.faint(type), ...marks.map((mark) => paint.note(`[${mark}]`))].join("  ");
}

function toSetLines({ toSet }: PreviewResult, paint: Paint): string[] {
  if (toSet.length === 0) return [];
  const width = Math.max(...toSet.map(({ command }) => command.length));
  const lines = toSet.map(({ command, why }) => `  ${command.padEnd(width)}  ${paint.faint(`# ${why}`)}`);
  return [`${paint.strong("To set before `pulumi up`")} (this preview stands in for them):`, ...lines];
}

function warningLines({ warnings }: PreviewResult, paint: Paint): string[] {
  return warnings.map((warning) => `${paint.note("warning:")} ${warning}`);
}

function exemptionLines({ verdict }: PreviewResult, paint: Paint): string[] {
  const exempt = verdict.findings.filter(({ status }) => status === "exempt");
  if (exempt.length === 0) return [];
  const groups = byRule(exempt).map(([first, ...rest]) => {
    const { id, title } = first.rule;
    const where = [first, ...rest].map(({ resource }) => resource.name).join(", ");
    const { reason, expires } = first.exemption ?? {};
    return [`  ${id}  ${paint.faint(title)}`, `      ${where}`, `      ${paint.faint(`until ${expires}: ${reason}`)}`];
  });
  return [paint.strong("Exempt, and why:"), ...groups.flat()];
}

function unknownLines({ verdict }: PreviewResult, paint: Paint): string[] {
  const undecided = verdict.findings.filter(({ status }) => status === "unknown");
  if (undecided.length === 0) return [];
  const groups = byRule(undecided).map((findings) => {
    const names = findings.map(({ resource }) => resource.name).join(", ");
    return `  ${findings[0].rule.id}  ${paint.faint(names)}`;
  });
  return [paint.strong("Not known before the deployment, judged during `pulumi up`:"), ...groups];
}

function violationLines({ verdict }: PreviewResult, paint: Paint): string[] {
  const found = verdict.findings.filter(({ status }) => status === "fail" || status === "error");
  const stale = [
    ...verdict.expired.map(({ rule, expires }) => `exemption of ${rule} ended on ${expires}: renew or remove it`),
    ...verdict.unused.map(({ rule, resource }) => `exemption of ${rule} for ${resource} excuses nothing: remove it`),
  ].map((text) => `  ${paint.bad("✘")} ${text}`);
  if (found.length + stale.length === 0) return [];
  return [paint.strong("Violations:"), ...found.flatMap((finding) => findingLines(finding, paint)), ...stale];
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const { rule, resource, problems } = finding;
  const sign = isViolation(finding) ? paint.bad("✘") : paint.note("!");
  const controls = Object.entries(rule.controls).map(([benchmark, ids]) => `${benchmark} ${ids.join(", ")}`);
  return [
    `  ${sign} ${paint.strong(rule.id)} (${rule.severity})  ${rule.title}`,
    `      ${resource.name}  ${paint.faint(resource.type)}`,
    ...problems.map((problem) => `      ${problem}`),
    `      ${paint.good("fix:")} ${rule.fix}`,
    ...(controls.length > 0 ? [`      ${paint.faint(`CIS ${controls.join("; ")}`)}`] : []),
  ];
}

function byRule(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule.id);
    if (group === undefined) groups.set(finding.rule.id, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function staleExemptions({ verdict }: PreviewResult): number {
  return verdict.expired.length + verdict.unused.length;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
