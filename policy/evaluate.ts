import { convertible } from "./convertible";
import { isPatch, isListOrPatch, kindOf, objectsIn } from "./declared-objects";
import { exempt, type Exemption, type Reviewed } from "./exemptions";
import { none, type Problems } from "./problems";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { append, Stack, type Trusted } from "./stack";
import { renamed } from "./type-names";
import { guarded, isUnknownValue, LeftOut, together } from "./unknown";

export type Status = "pass" | "fail" | "unknown" | "not applicable" | "exempt" | "error";

/** What one rule says of one resource. */
export interface Finding {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly status: Status;
  /** What is wrong; of an unknown, what would have to be known; of an error, what the rule threw. */
  readonly problems: Problems;
  /** What was thrown, for the statuses unknown and error. */
  readonly error?: unknown;
  /** Why the problems are accepted, if they are. */
  readonly exemption?: Exemption;
}

/** All findings, and the exemptions that have to go. */
export type Verdict = Reviewed;

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  readonly exemptions?: readonly Exemption[];
  /** Today as YYYY-MM-DD: exemptions end. */
  readonly today: string;
  readonly trusted?: Trusted;
}

/** Every rule on every resource of its types. Takes time in proportion to the resources. */
export function evaluate(
  resources: readonly Resource[],
  { rules, exemptions = [], today, trusted }: EvaluateOptions,
): Verdict {
  // Readers of a finding may look at all of its resource, at what is not known too.
  const stack = new Stack(
    resources.map((resource) => guarded(renamed(resource))),
    trusted,
  );
  return exempt(judgeAll(stack, rules, resources), exemptions, today);
}

/**
 * What the rules say of each resource in turn. The findings show the stack's resources, or what is shown in the place of
 * each. Each rule is asked about all resources of a type in a row: going through all rules for every resource, the
 * processor would fetch the code of each rule anew each time.
 */
export function judgeAll(stack: Stack, rules: readonly Rule[], shown = stack.resources): Finding[] {
  const rulesOf = rulesByType(rules);
  const groups = Array.from(placesByType(stack.resources), ([type, places]) => ({
    type,
    places,
    rules: rulesOf(type),
  }));
  const { starts, length } = roomFor(groups, stack.resources.length);
  const findings = new Array<Finding>(length);
  for (const { type, places, rules } of groups) {
    for (const [index, rule] of rules.entries()) {
      const check = checkOf(rule, type);
      for (const place of places)
        findings[starts[place] + index] = judgeBy(check, rule, stack.resources[place], stack, shown[place]);
    }
  }
  return findings;
}

interface Group {
  readonly type: string;
  /** Of its resources among all. */
  readonly places: readonly number[];
  readonly rules: readonly Rule[];
}

/** Where the findings of each resource begin, and how many there are. */
function roomFor(groups: readonly Group[], resources: number) {
  const starts = new Uint32Array(resources);
  for (const { places, rules } of groups) for (const place of places) starts[place] = rules.length;
  let length = 0;
  starts.forEach((count, place) => {
    starts[place] = length;
    length += count;
  });
  return { starts, length };
}

export function judge(rule: Rule, resource: Resource, stack: Stack): Finding {
  return judgeBy(checkOf(rule, resource.type), rule, resource, stack, resource);
}

type Check = Rule["check"];

function judgeBy(check: Check, rule: Rule, resource: Resource, stack: Stack, shown: Resource): Finding {
  const finding = ask(check, rule, resource, stack, shown);
  // Looking for such objects before would cost every resource of every stack something.
  return finding.status === "error"
    ? ask(check, rule, withConvertible(resource), stackOfConvertible(stack), shown)
    : finding;
}

function ask(check: Check, rule: Rule, resource: Resource, stack: Stack, shown: Resource): Finding {
  try {
    const problems = check(resource, stack);
    if (!problems) return { rule, resource: shown, status: "not applicable", problems: none };
    if (problems.length === 0) return { rule, resource: shown, status: "pass", problems: none };
    return { rule, resource: shown, status: "fail", problems };
  } catch (error) {
    const status = isUnknownValue(error) ? "unknown" : "error";
    const message = error instanceof Error ? error.message : String(error);
    return { rule, resource: shown, status, problems: [message], error };
  }
}

/** Of a list or a patch, a rule that does not name it is asked about what it declares. */
function checkOf(rule: Rule, type: string): Check {
  if (!isListOrPatch(type) || namesType(rule, type)) return rule.check;
  return (resource, stack) => problemsOfDeclared(rule, resource, stack);
}

function problemsOfDeclared(rule: Rule, resource: Resource, stack: Stack): Problems | undefined {
  try {
    return together(objectsIn(resource), (object) => {
      const problems = rule.check(object.item, stack);
      return object.name ? problems?.map((problem) => `${object.name}: ${problem}`) : problems;
    });
  } catch (error) {
    if (error instanceof LeftOut) return undefined;
    throw error;
  }
}

const namesType = ({ types }: Rule, type: string) => types.some((own) => own === type);

/** Whether the rule is about resources of a type, or about what they declare. */
export function concerns(rule: Rule, type: string): boolean {
  return namesType(rule, type) || (namesType(rule, kindOf(type)) && !(rule.wholeStack && isPatch(type)));
}

const withConvertible = remembering((resource: Resource): Resource => {
  return { ...resource, properties: convertible(resource.properties) };
});

/** The resources are the same objects as those that rules are asked about. */
const stackOfConvertible = remembering(
  ({ resources, trusted }: Stack) => new Stack(resources.map(withConvertible), trusted),
);

function remembering<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** Stops a deployment. */
export function isViolation({ status, rule }: Finding): boolean {
  return status === "error" || (status === "fail" && !isAdvice(rule));
}

/** What a rule of low severity finds is advice, unless the pack's configuration says otherwise. */
export const isAdvice = ({ severity, level }: Rule) =>
  (level ?? (severity === "low" ? "advisory" : "mandatory")) === "advisory";

/** How often each answer was given. */
export function count(findings: readonly Finding[]): Record<Status, number> {
  const counts = { pass: 0, fail: 0, unknown: 0, "not applicable": 0, exempt: 0, error: 0 };
  for (const { status } of findings) counts[status]++;
  return counts;
}

function placesByType(resources: readonly Resource[]): Map<string, number[]> {
  const byType = new Map<string, number[]>();
  resources.forEach(({ type }, place) => append(byType, type, place));
  return byType;
}

function rulesByType(rules: readonly Rule[]): (type: string) => readonly Rule[] {
  const byType = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of rule.types) append<string, Rule>(byType, type, rule);
  }
  return (type) => {
    const own = byType.get(type) ?? [];
    const kind = kindOf(type);
    return kind === type ? own : (byType.get(kind) ?? []).filter((rule) => concerns(rule, type)).concat(own);
  };
}
