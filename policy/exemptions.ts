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
  const matchers = matchersByRule(exemptions);
  const expired = new Set<Exemption>();
  const uses = new Map<Exemption, Use>();

  function apply(finding: Finding): readonly Finding[] {
    const matching = matchers.get(finding.rule.id)?.filter(({ resource }) => resource.test(finding.resource.urn)) ?? [];
    if (matching.length === 0 || finding.status === "not applicable") return [finding];
    if (finding.status !== "fail") {
      const use = finding.status === "pass" ? "unused" : "open";
      for (const { exemption } of matching) note(uses, exemption, use);
      return [finding];
    }
    const accepted = new Map<Exemption, string[]>();
    const left: string[] = [];
    for (const problem of finding.problems) {
      const covering = matching.filter(({ covers }) => covers.some((pattern) => pattern.test(problem)));
      for (const { exemption } of covering) if (exemption.expires < today) expired.add(exemption);
      const valid = covering.find(({ exemption }) => exemption.expires >= today)?.exemption;
      if (valid) accepted.set(valid, [...(accepted.get(valid) ?? []), problem]);
      else left.push(problem);
    }
    for (const { exemption } of matching) note(uses, exemption, accepted.has(exemption) ? "used" : "unused");
    const exempted = [...accepted].map(([exemption, problems]): Finding => ({
      ...finding,
      status: "exempt",
      problems,
      exemption,
    }));
    return left.length > 0 ? [...exempted, { ...finding, problems: left }] : exempted;
  }

  return {
    findings: matchers.size === 0 ? findings : findings.flatMap(apply),
    expired: exemptions.filter((exemption) => expired.has(exemption)),
    unused: exemptions.filter(
      (exemption) => uses.get(exemption) === "unused" && !expired.has(exemption) && !exemption.setting,
    ),
  };
}

/** How far an exemption was needed; open: a value that is not known yet decides. */
type Use = "unused" | "open" | "used";

function note(uses: Map<Exemption, Use>, exemption: Exemption, use: Use): void {
  const order: readonly Use[] = ["unused", "open", "used"];
  const before = uses.get(exemption);
  if (!before || order.indexOf(use) > order.indexOf(before)) uses.set(exemption, use);
}

interface Matcher {
  readonly exemption: Exemption;
  readonly resource: RegExp;
  readonly covers: readonly RegExp[];
}

function matchersByRule(exemptions: readonly Exemption[]): Map<string, Matcher[]> {
  const byRule = new Map<string, Matcher[]>();
  for (const exemption of exemptions) {
    const matcher = {
      exemption,
      resource: pattern(exemption.resource),
      covers: (exemption.covers ?? ["*"]).map(pattern),
    };
    byRule.set(exemption.rule, [...(byRule.get(exemption.rule) ?? []), matcher]);
  }
  return byRule;
}

function pattern(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
