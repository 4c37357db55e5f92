import { type Catalogue, type Recommendation, reasons } from "../../policy/catalogue";
import type { Finding } from "../../policy/evaluate";
import { failed, type Outcome, type PreviewResult } from "../result";
import { type Kind, kindOf } from "./kind";

/** What the rules of one recommendation say together: the worst of their answers. */
const worstFirst = ["error", "violation", "advisory", "unknown", "exempt", "pass"] as const satisfies readonly Kind[];

/** What a stack's preview says of a recommendation. */
export const answers = [...worstFirst, "not applicable", "off", "not assessed", "not previewed"] as const;
export type Answer = (typeof answers)[number];

/** A benchmark's recommendations, each with an answer for each stack. */
export interface BenchmarkAnswers extends Pick<Catalogue, "benchmark" | "name" | "version"> {
  /** The stacks that it is about, by their places among the outcomes. */
  readonly stacks: readonly number[];
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
  const all = outcomes.map((outcome) =>
    failed(outcome) ? undefined : { providers: providersOf(outcome), said: saidOf(outcome.verdict.findings) },
  );
  return catalogues.map(({ benchmark, name, version, providers = [], recommendations }) => {
    // Controls of several benchmarks share rules: what one says of another cloud's cluster is no word on it.
    const isAbout = all.map((each) => providers.every((provider) => each?.providers.has(provider)));
    return {
      benchmark,
      name,
      version,
      stacks: isAbout.flatMap((is, index) => (is ? [index] : [])),
      rows: Object.entries(recommendations).map(([id, recommendation]) => {
        const said = all.map((each) => each && (each.said.get(`${benchmark} ${id}`) ?? nothing));
        const rules = said.flatMap((each, index) => (isAbout[index] ? [...(each?.rules ?? [])] : []));
        return {
          id,
          recommendation,
          answers: said.map((each, index) =>
            each === undefined || isAbout[index] ? answer(recommendation, each?.kinds) : "not applicable",
          ),
          rules: [...new Set(rules)].sort(),
        };
      }),
    };
  });
}

const providersOf = ({ resources }: PreviewResult) => new Set(resources.map(({ type }) => type.split(":", 1)[0]));

/** An answer as a report writes it: "partly" says that rules see only a part of a recommendation. */
export function inWords({ reason, partly }: Recommendation, given: Answer): string {
  if (given === "not assessed" && reason !== undefined) return `${given}: ${reasons[reason]}`;
  if (given === "off") return `${given}: nobody says that this stack owns it`;
  return partly && given === "pass" ? "pass, partly" : given;
}

interface Said {
  readonly kinds: Set<Kind>;
  readonly rules: Set<string>;
}

const nothing: Said = { kinds: new Set(), rules: new Set() };

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

function answer({ reason, scope }: Recommendation, kinds: ReadonlySet<Kind> | undefined): Answer {
  if (reason !== undefined) return "not assessed";
  if (kinds === undefined) return "not previewed";
  return worstFirst.find((kind) => kinds.has(kind)) ?? (scope === "account" ? "off" : "not applicable");
}
