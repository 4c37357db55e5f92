import { type Catalogue, type Recommendation, reasons } from "../../policy/catalogue";
import type { Finding } from "../../policy/evaluate";
import { failed, type Outcome } from "../result";
import { type Kind, kindOf } from "./kind";

/** What the rules of one recommendation say together: the worst of their answers. */
const worstFirst = ["error", "violation", "advisory", "unknown", "exempt", "pass"] as const satisfies readonly Kind[];

/** What a stack's preview says of a recommendation. */
export const answers = [...worstFirst, "not applicable", "not assessed", "not previewed"] as const;
export type Answer = (typeof answers)[number];

/** A benchmark's recommendations, each with an answer for each stack. */
export interface BenchmarkAnswers extends Pick<Catalogue, "benchmark" | "name" | "version"> {
  readonly rows: readonly RecommendationAnswers[];
}

export interface RecommendationAnswers {
  readonly id: string;
  readonly recommendation: Recommendation;
  /** In the order of the outcomes. */
  readonly answers: readonly Answer[];
  /** Ids of the rules that have looked at any of the stacks. */
  readonly rules: readonly string[];
}

/**
 * All recommendations × stacks. An answer is the worst of the rules that serve a recommendation. What no rule can assess is
 * never passed.
 */
export function matrix(outcomes: readonly Outcome[], catalogues: readonly Catalogue[]): readonly BenchmarkAnswers[] {
  const said = outcomes.map((outcome) => (failed(outcome) ? undefined : saidOf(outcome.verdict.findings)));
  return catalogues.map(({ benchmark, name, version, recommendations }) => ({
    benchmark,
    name,
    version,
    rows: Object.entries(recommendations).map(([id, recommendation]) => {
      const control = `${benchmark} ${id}`;
      const rules = new Set(said.flatMap((each) => [...(each?.get(control)?.rules ?? [])]));
      return {
        id,
        recommendation,
        answers: said.map((each) => answer(recommendation, each && (each.get(control)?.kinds ?? new Set()))),
        rules: [...rules].sort(),
      };
    }),
  }));
}

/** An answer as a report writes it: "partly" says that rules see only a part of a recommendation. */
export function inWords({ reason, scope, partly }: Recommendation, given: Answer): string {
  if (given === "not assessed" && reason !== undefined) return `${given}: ${reasons[reason]}`;
  if (scope === "account" && given === "not applicable") return "off: nobody says that this stack owns it";
  return partly && given === "pass" ? "pass, partly" : given;
}

function worst(kinds: ReadonlySet<Kind>): Answer {
  return worstFirst.find((kind) => kinds.has(kind)) ?? "not applicable";
}

interface Said {
  readonly kinds: Set<Kind>;
  readonly rules: Set<string>;
}

function saidOf(findings: readonly Finding[]): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const finding of findings) {
    const { rule } = finding;
    for (const control of controlIds(rule)) {
      const before = said.get(control) ?? { kinds: new Set(), rules: new Set() };
      before.kinds.add(kindOf(finding));
      before.rules.add(rule.id);
      said.set(control, before);
    }
  }
  return said;
}

function controlIds({ controls }: Finding["rule"]): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmark} ${id}`));
}

function answer({ reason }: Recommendation, kinds: ReadonlySet<Kind> | undefined): Answer {
  if (reason !== undefined) return "not assessed";
  return kinds === undefined ? "not previewed" : worst(kinds);
}
