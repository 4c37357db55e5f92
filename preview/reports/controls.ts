import { type Catalogue, type Recommendation, reasons } from "../../policy/catalogue";
import type { Finding, Status } from "../../policy/evaluate";
import { failed, type Outcome } from "../result";

/** What the rules of one recommendation say together: the worst of their answers. */
const worstFirst: readonly Status[] = ["error", "fail", "unknown", "exempt", "pass"];

/**
 * The matrix of controls for auditors, as CSV (RFC 4180): a line for each recommendation, a column for each stack. An answer
 * is the worst of the rules that serve a recommendation; "partly" says that rules see only a part of it. What no rule can
 * assess is never passed, and has the reason.
 */
export function controls(outcomes: readonly Outcome[], catalogues: readonly Catalogue[]): string {
  const head = ["benchmark", "version", "recommendation", "title", "level", "assessment"];
  const answers = outcomes.map((outcome) => (failed(outcome) ? undefined : answersOf(outcome.verdict.findings)));
  const lines = catalogues.flatMap(({ benchmark, name, version, recommendations }) =>
    Object.entries(recommendations).map(([id, recommendation]) => {
      const { title, level = "", assessment = "" } = recommendation;
      const statuses = answers.map((each) => inWords(recommendation, each?.(`${benchmark} ${id}`)));
      return [name, version, id, title, `${level}`, assessment, ...statuses];
    }),
  );
  return [[...head, ...outcomes.map(({ stack }) => stack)], ...lines].map(csvLine).join("");
}

type Answer = (control: string) => Status | "not applicable";

function answersOf(findings: readonly Finding[]): Answer {
  const statuses = new Map<string, Set<Status>>();
  for (const { rule, status } of findings) {
    for (const control of controlIds(rule)) statuses.set(control, (statuses.get(control) ?? new Set()).add(status));
  }
  return (control) => worstFirst.find((status) => statuses.get(control)?.has(status)) ?? "not applicable";
}

function controlIds({ controls }: Finding["rule"]): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmark} ${id}`));
}

function inWords({ reason, scope, partly }: Recommendation, status: ReturnType<Answer> | undefined): string {
  if (reason !== undefined) return `not assessed: ${reasons[reason]}`;
  if (status === undefined) return "not previewed";
  if (scope === "account" && status === "not applicable") return "off: nobody says that this stack owns it";
  return partly && status === "pass" ? "pass, partly" : status;
}

const csvLine = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()}\r\n`;
