import { isViolation, type Verdict } from "../policy/evaluate";
import type { Resource } from "../policy/resource";

/** What a preview of one stack found. Reports are made of this and nothing else. */
export interface PreviewResult {
  readonly stack: string;
  /** In the order in which the program registered them; the first is the stack itself. */
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What only the user can know and has not said; the preview used stand-ins. */
  readonly toSet: readonly SettingToSet[];
  readonly warnings: readonly string[];
  readonly verdict: Verdict;
}

export interface SettingToSet {
  readonly key: string;
  readonly why: string;
  readonly command: string;
}

/** A stack that could not be previewed: its settings were refused, or the program failed. */
export interface FailedPreview {
  readonly stack: string;
  readonly reason: "settings" | "program";
  readonly message: string;
}

export type Outcome = PreviewResult | FailedPreview;

export function failed(outcome: Outcome): outcome is FailedPreview {
  return "reason" in outcome;
}

export function hasViolations({ verdict }: PreviewResult): boolean {
  return verdict.findings.some(isViolation) || verdict.expired.length > 0 || verdict.unused.length > 0;
}
