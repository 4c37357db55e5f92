import type { Finding } from "./evaluate";

/** An accepted departure from a rule. */
export interface Exemption {
  /** Id of the rule. */
  readonly rule: string;
  /** URN of the resources; `*` stands for anything. */
  readonly resource: string;
  /** The problems it accepts, as patterns; left out: all that the rule finds on the resource. */
  readonly covers?: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** Last day, YYYY-MM-DD. */
  readonly expires: string;
  /** The setting that can make it unnecessary: then it may go unused. */
  readonly setting?: string;
}

export interface Reviewed {
  readonly findings: readonly Finding[];
  /** Exemptions that have to go: past their date, or needed by none of the resources that they are for. */
  readonly expired: readonly Exemption[];
  readonly unused: readonly Exemption[];
}

/**
 * Sets accepted problems apart from the others. An exemption that meets no resource of the stack says nothing, so one
 * file can serve many stacks; one whose resource is there, and needs no exemption, is unused.
 */
export function exempt(findings: readonly Finding[], exemptions: readonly Exemption[], today: string): Reviewed {
  if (exemptions.length === 0) return { findings, expired: [], unused: [] };
  const matchers = matchersByRule(exemptions);
  const uses = new Map<Exemption, Use>();
  const divided = new Map<Finding, readonly Finding[]>();
  for (const finding of findings) {
    const ofRule = matchers.get(finding.rule.id);
    if (!ofRule) continue;
    const matching = matchingAmong(ofRule, finding);
    if (matching.length === 0) continue;
    for (const matcher of matching) note(uses, matcher.exemption, useOf(matcher, finding, today));
    if (finding.status === "fail") divided.set(finding, divide(finding, matching, today));
  }
  return {
    findings: divided.size === 0 ? findings : findings.flatMap((finding) => divided.get(finding) ?? finding),
    expired: exemptions.filter((exemption) => uses.get(exemption) === "expired"),
    unused: exemptions.filter((exemption) => uses.get(exemption) === "unused" && !exemption.setting),
  };
}

/** What is wrong with exemptions that have to go. */
export function outOfOrder({ expired, unused }: Pick<Reviewed, "expired" | "unused">): readonly string[] {
  return [
    ...expired.map(({ rule, resource, expires }) => `The exemption from ${rule} for ${resource} ended on ${expires}`),
    ...unused.map(({ rule, resource }) => `Nothing needs the exemption from ${rule} for ${resource}: remove it`),
  ];
}

/** What an exemption was good for; open: nothing yet, but a value that is not known decides. */
const useOrder = ["not applicable", "unused", "open", "used", "expired"] as const;
type Use = (typeof useOrder)[number];

function note(uses: Map<Exemption, Use>, exemption: Exemption, use: Use): void {
  const before = uses.get(exemption);
  if (!before || useOrder.indexOf(use) > useOrder.indexOf(before)) uses.set(exemption, use);
}

function useOf({ exemption, covers }: Matcher, { status, problems }: Finding, today: string): Use {
  if (status === "pass") return "unused";
  if (status !== "fail") return status === "not applicable" ? status : "open";
  if (!problems.some(covers)) return "unused";
  return exemption.expires < today ? "expired" : "used";
}

/** One finding for each exemption that accepts problems, and one for the problems that none accepts. */
function divide(finding: Finding, matching: readonly Matcher[], today: string): readonly Finding[] {
  const valid = matching.filter(({ exemption }) => exemption.expires >= today);
  const groups = new Map<Exemption | undefined, string[]>();
  for (const problem of finding.problems) {
    const accepting = valid.find(({ covers }) => covers(problem))?.exemption;
    const group = groups.get(accepting);
    if (group) group.push(problem);
    else groups.set(accepting, [problem]);
  }
  return [...groups].map(([exemption, problems]) =>
    exemption ? { ...finding, status: "exempt", problems, exemption } : { ...finding, problems },
  );
}

interface Matcher {
  readonly exemption: Exemption;
  readonly resource: RegExp;
  covers(problem: string): boolean;
}

const matchingAmong = (matchers: readonly Matcher[], { resource: { urn } }: Finding) =>
  matchers.filter(({ resource }) => resource.test(urn));

function matchersByRule(exemptions: readonly Exemption[]): Map<string, Matcher[]> {
  const byRule = new Map<string, Matcher[]>();
  for (const exemption of exemptions) {
    const patterns = (exemption.covers ?? ["*"]).map(pattern);
    const covers = (problem: string) => patterns.some((one) => one.test(problem));
    const matcher = { exemption, resource: pattern(exemption.resource), covers };
    byRule.set(exemption.rule, [...(byRule.get(exemption.rule) ?? []), matcher]);
  }
  return byRule;
}

function pattern(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
