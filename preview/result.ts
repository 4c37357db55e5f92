import { count, type Finding, isViolation, type Verdict } from "../policy/evaluate";
import type { Exemption } from "../policy/exemptions";
import type { Resource } from "../policy/resource";
import type { Place } from "./places";
import { severities, type Severity } from "../policy/rule";

/** What a preview of one stack found. Reports are made of this and nothing else. */
export interface PreviewResult {
  readonly stack: string;
  /** Where all this comes from, if it was previewed from files. */
  readonly sources?: Sources;
  /** In the order in which the program registered them; the first is the stack itself. */
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What only the user can know and has not said; the preview used stand-ins. */
  readonly toSet: readonly SettingToSet[];
  readonly warnings: readonly string[];
  readonly verdict: Verdict;
  /** What the run fails by instead of violations: findings of this severity and those above it. */
  readonly failOn?: Severity;
}

/** Lines of files. */
export interface Sources {
  /** Where the stack's settings begin. */
  readonly settings: Place;
  /** Where the program makes a resource, by URN, as far as it is known. */
  readonly resources: ReadonlyMap<string, Place>;
}

export interface SettingToSet {
  readonly key: string;
  readonly why: string;
  readonly command: string;
}

/** A stack that could not be previewed: its settings or its file were refused, or the program failed. */
export interface FailedPreview {
  readonly stack: string;
  readonly reason: "settings" | "program";
  /** For people: says which stack or file, what is wrong and what to do. */
  readonly message: string;
  /** The line of the program that fails, or where the settings begin; as far as it is known. */
  readonly place?: Place;
}

export type Outcome = PreviewResult | FailedPreview;

export function failed(outcome: Outcome): outcome is FailedPreview {
  return "reason" in outcome;
}

/** What a preview comes to, in numbers. */
export interface Tally {
  readonly resources: number;
  readonly passed: number;
  /** Findings that stop a deployment, and exemptions that have to go. */
  readonly violations: number;
  readonly advisory: number;
  readonly exempt: number;
  readonly unknown: number;
  readonly toSet: number;
}

export function tally({ resources, verdict, toSet }: PreviewResult): Tally {
  const counts = count(verdict.findings);
  return {
    resources: resources.length,
    passed: counts.pass,
    violations: verdict.findings.filter(isViolation).length + verdict.expired.length + verdict.unused.length,
    advisory: verdict.findings.filter(isAdvisory).length,
    exempt: counts.exempt,
    unknown: counts.unknown,
    toSet: toSet.length,
  };
}

/** What a rule of low severity found: good to know, and no reason to stop. */
export function isAdvisory(finding: Finding): boolean {
  return finding.status === "fail" && !isViolation(finding);
}

export function hasViolations(result: PreviewResult): boolean {
  return tally(result).violations > 0;
}

/** Whether the run fails by it: a violation, unless the run goes by a severity. */
export function isFailing(finding: Finding, failOn: Severity | undefined): boolean {
  if (failOn === undefined || finding.status !== "fail") return isViolation(finding);
  return severities.indexOf(finding.rule.severity) <= severities.indexOf(failOn);
}

/** How much the run fails by. */
export function failing({ verdict: { findings, expired, unused }, failOn }: PreviewResult): number {
  return findings.filter((finding) => isFailing(finding, failOn)).length + expired.length + unused.length;
}

/** Whether the run fails by this stack. */
export const isToMend = (outcome: Outcome) => failed(outcome) || failing(outcome) > 0;

/** What one rule says, or the rules of a folder. */
export function narrowed(outcome: Outcome, only: string | undefined): Outcome {
  if (failed(outcome) || only === undefined) return outcome;
  const { findings, expired, unused } = outcome.verdict;
  const isAsked = (exemption: Exemption) => isWithin(exemption.rule, only);
  const verdict = {
    findings: findings.filter(({ rule }) => isWithin(rule.id, only)),
    expired: expired.filter(isAsked),
    unused: unused.filter(isAsked),
  };
  return { ...outcome, verdict };
}

/** `kubernetes/rbac` holds `kubernetes/rbac/no-wildcards`. */
export const isWithin = (id: string, ruleOrFolder: string) => id === ruleOrFolder || id.startsWith(`${ruleOrFolder}/`);
