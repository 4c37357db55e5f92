import { reasons, type Catalogue, type Recommendation } from "../catalogue";
import type { Benchmark } from "../controls";
import { peerName } from "../control-names";
import type { Rule } from "../rule";
import { singletonOf } from "../singletons";
import { page, table } from "./markdown";
import { placeOf } from "./rules";

/** What the previews of some stacks say of the recommendations. */
export interface Answers {
  readonly stacks: readonly string[];
  /** One for each stack. */
  of(benchmark: Benchmark, id: string): readonly string[];
}

/** Every recommendation of the benchmarks, with what serves it and what the stacks make of it. */
export function controlsDoc(rules: readonly Rule[], catalogues: readonly Catalogue[], answers: Answers): string {
  return page(
    "# Controls",
    "Every recommendation of the CIS benchmarks that these stacks touch, of AWS Security Hub on what they are made of, and what Checkov, Trivy, cdk-nag, KubeLinter and Prowler look at beyond these, with the rules that look at it or the reason why none does, and what they say of each stack. Made from `policy/controls`, the rules, and previews of the stacks as their files are (`make policy-docs`).",
    "Titles are in our own words. This is no certification: a rule that passes says that one condition holds in what a program declares, and *partly* marks recommendations of which a rule sees only a part. What is *off by default* is about something that an account, a subscription or a project has once, and is judged in the stack that is said to own it (`policy/README.md`).",
    table(
      ["benchmark", "version", "recommendations", "with rules", "of them off by default", ...Object.keys(reasons)],
      catalogues.map((catalogue) => summary(catalogue, rules)),
    ),
    table(["reason", "meaning"], Object.entries(reasons)),
    table(["stack's answer", "meaning"], Object.entries(meanings)),
    ...catalogues.flatMap((catalogue) => [
      `## ${catalogue.name} ${catalogue.version}`,
      table(
        ["id", "recommendation", "level", "assessment", related(catalogue), "rules, or why none", ...answers.stacks],
        Object.entries(catalogue.recommendations).map(([id, entry]) => [
          ...row(id, entry, rulesFor(catalogue.benchmark, id, rules)),
          ...answers.of(catalogue.benchmark, id),
        ]),
      ),
    ]),
  );
}

/** What the answers mean, in the words of `preview/reports/matrix.ts`. */
const meanings = {
  pass: "All that the rules look at is right.",
  exempt: "Something departs from it for a reason, which `policy/exemptions.yaml` has.",
  unknown: "It depends on a value that the deployment makes, and is judged during `pulumi up`.",
  advisory:
    "Something is not as a rule of severity low advises. What other rules find stops a deployment, and is in none of these stacks.",
  "not applicable": "The stack has nothing that it is about.",
  off: "It is about what an account, a subscription or a project has once, and nobody says that this stack owns it.",
  "not assessed": "No rule looks at it; the column before says why.",
};

/** The rules that enforce a recommendation. */
export function rulesFor(benchmark: Benchmark, id: string, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ controls }) => controls[benchmark]?.some((own: string) => own === id));
}

/** What else its recommendations belong to. */
const related = ({ benchmark }: Catalogue) => (benchmark === "peers" ? "what others call it" : "CIS Controls 8.1");

function summary({ benchmark, name, version, recommendations }: Catalogue, rules: readonly Rule[]): string[] {
  const entries = Object.entries(recommendations);
  const covered = entries.map(([id]) => rulesFor(benchmark, id, rules)).filter((own) => own.length > 0);
  const off = covered.filter((own) => own.every(isOffByDefault));
  const because = Object.keys(reasons).map((reason) => entries.filter(([, entry]) => entry.reason === reason).length);
  return [
    name,
    version,
    ...[entries.length, covered.length, off.length, ...because].map((count) => String(count || "")),
  ];
}

function row(id: string, entry: Recommendation, rules: readonly Rule[]): string[] {
  const links = rules.map((rule) => `[${rule.id}](${placeOf(rule)})`).join(", ");
  return [
    id,
    entry.title,
    String(entry.level ?? ""),
    entry.assessment ?? "",
    (entry.safeguards ?? entry.peers?.map(peerName))?.join(", ") ?? "",
    links ? links + remarks(entry, rules) : (entry.reason ?? ""),
  ];
}

function remarks({ partly }: Recommendation, rules: readonly Rule[]): string {
  const all = [...(partly ? ["partly"] : []), ...(rules.every(isOffByDefault) ? ["off by default"] : [])];
  return all.length > 0 ? ` (${all.join(", ")})` : "";
}

/** Until the stack is said to own what the rule is about. */
const isOffByDefault = ({ id }: Rule) => singletonOf(id) !== undefined;
