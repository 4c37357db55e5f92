import { controlLines } from "../../policy/control-names";
import { type Finding, isViolation } from "../../policy/evaluate";
import { isAdvisory, type PreviewResult } from "../result";
import { grouped } from "./grouped";
import { shortType } from "./resources";
import { type Screen, wrapped } from "./screen";

const item = "  ";
const detail = "      ";

export function exemptionLines({ verdict }: PreviewResult, { paint, columns }: Screen): string[] {
  const exempt = verdict.findings.filter(({ status }) => status === "exempt");
  const groups = [...grouped(exempt, ({ exemption }) => exemption).values()].map((findings) => {
    const { rule, exemption } = findings[0];
    return [
      wrapped(`${rule.id}  ${paint.faint(rule.title)}`, columns, item, detail),
      wrapped(namesOf(findings), columns, detail),
      wrapped(paint.faint(`until ${exemption?.expires}: ${exemption?.reason}`), columns, detail),
    ];
  });
  return section(paint.strong("Exempt, and why:"), groups.flat());
}

export function unknownLines({ verdict }: PreviewResult, { paint, columns }: Screen): string[] {
  const undecided = verdict.findings.filter(({ status }) => status === "unknown");
  const groups = [...grouped(undecided, ({ rule }) => rule).values()].map((findings) =>
    wrapped(`${findings[0].rule.id}  ${paint.faint(namesOf(findings))}`, columns, item, detail),
  );
  return section(paint.strong("Unknown before the deployment, judged during `pulumi up`:"), groups);
}

export function advisoryLines({ verdict }: PreviewResult, screen: Screen): string[] {
  const lines = ruleLines(verdict.findings.filter(isAdvisory), screen.paint.note("!"), screen);
  return section(screen.paint.strong("Advisory, which stops no deployment:"), lines);
}

/** A line for each rule: what is wrong with which resource is in the whole report. */
export function adviceLines({ verdict }: PreviewResult, { paint, columns }: Screen): string[] {
  const groups = [...grouped(verdict.findings.filter(isAdvisory), ({ rule }) => rule)];
  const lines = groups.map(([{ id, title }, { length }]) =>
    wrapped(
      `${paint.note("!")} ${title}  ${paint.faint(length > 1 ? `${id} × ${length}` : id)}`,
      columns,
      item,
      "    ",
    ),
  );
  return section(paint.strong("Advisory: should hold and does not, and stops no deployment:"), lines);
}

export function violationLines({ verdict }: PreviewResult, screen: Screen): string[] {
  const sign = screen.paint.bad("✘");
  const lines = ruleLines(verdict.findings.filter(isViolation), sign, screen);
  const stale = [
    ...verdict.expired.map(({ rule, expires }) => `exemption of ${rule} ended on ${expires}: renew or remove it`),
    ...verdict.unused.map(({ rule, resource }) => `exemption of ${rule} for ${resource} excuses nothing: remove it`),
  ].map((text) => wrapped(`${sign} ${text}`, screen.columns, item, detail));
  return section(screen.paint.strong("Violations:"), [...lines, ...stale]);
}

/** Rule by rule: what is wrong with each resource, then what mends them all. */
function ruleLines(findings: readonly Finding[], sign: string, { paint, columns }: Screen): string[] {
  return [...grouped(findings, ({ rule }) => rule).values()].flatMap((alike) => {
    const [{ rule }] = alike;
    const controls = controlLines(rule);
    const isMendable = alike.some(({ status }) => status === "fail");
    return [
      wrapped(`${sign} ${paint.strong(rule.id)} (${rule.severity})  ${rule.title}`, columns, item, detail),
      ...alike.flatMap(({ resource, problems }) => [
        `${detail}${resource.name}  ${paint.faint(shortType(resource.type))}`,
        ...problems.map((problem) => wrapped(problem, columns, detail)),
      ]),
      ...(isMendable ? [wrapped(`${paint.good("fix:")} ${rule.fix}`, columns, detail)] : []),
      ...(controls.length > 0 ? [wrapped(paint.faint(controls.join("; ")), columns, detail)] : []),
    ];
  });
}

const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);

const namesOf = (findings: readonly Finding[]) => findings.map(({ resource }) => resource.name).join(", ");
