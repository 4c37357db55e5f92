import { exempt, type Exemption } from "./exemptions";
import type { Problems } from "./problems";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { Stack } from "./stack";
import { isUnknownValue } from "./unknown";

export type Status = "pass" | "fail" | "unknown" | "not applicable" | "exempt" | "error";

/** What one rule says of one resource. */
export interface Finding {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly status: Status;
  /** What is wrong; of an unknown, what would have to be known; of an error, what the rule threw. */
  readonly problems: Problems;
  /** Why the problems are accepted, if they are. */
  readonly exemption?: Exemption;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  /** Exemptions that have to go: past their date, or met by their resources without them. */
  readonly expired: readonly Exemption[];
  readonly unused: readonly Exemption[];
}

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  readonly exemptions?: readonly Exemption[];
  /** Today as YYYY-MM-DD: exemptions end. */
  readonly today: string;
}

/** Every rule on every resource of its types. Takes time in proportion to the resources. */
export function evaluate(resources: readonly Resource[], options: EvaluateOptions): Verdict {
  const stack = new Stack(resources);
  const rulesOf = rulesByType(options.rules);
  const findings = resources.flatMap((resource, index) =>
    (rulesOf.get(resource.type) ?? []).map((rule) => ({
      rule,
      resource,
      ...judge(rule, stack.resources[index], stack),
    })),
  );
  return exempt(findings, options.exemptions ?? [], options.today);
}

function judge(rule: Rule, resource: Resource, stack: Stack): { status: Status; problems: Problems } {
  try {
    const problems = rule.check(resource, stack);
    if (!problems) return { status: "not applicable", problems: [] };
    return { status: problems.length === 0 ? "pass" : "fail", problems };
  } catch (error) {
    const status = isUnknownValue(error) ? "unknown" : "error";
    return { status, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Stops a deployment. What a rule of low severity finds is advice. */
export function isViolation({ status, rule }: Finding): boolean {
  return status === "error" || (status === "fail" && rule.severity !== "low");
}

/** How often each answer was given. */
export function count(findings: readonly Finding[]): Record<Status, number> {
  const counts = { pass: 0, fail: 0, unknown: 0, "not applicable": 0, exempt: 0, error: 0 };
  for (const { status } of findings) counts[status]++;
  return counts;
}

function rulesByType(rules: readonly Rule[]): Map<string, Rule[]> {
  const byType = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? []), rule]);
  }
  return byType;
}
