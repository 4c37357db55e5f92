import { type ChangedProperty, differences, isObject, keysOf } from "./differences";
import { grouped } from "./grouped";
import { type Kind, kinds, timesInWords } from "./kind";

/** A report for programs (`json.ts`), as far as two of them are compared. */
export interface Report {
  readonly stacks: readonly ReportedStack[];
}

export interface ReportedStack {
  readonly stack: string;
  /** Why it could not be previewed, if so. */
  readonly reason?: string;
  /** The same, for people. */
  readonly message?: string;
  readonly resources?: readonly ReportedResource[];
  readonly findings?: readonly ReportedFinding[];
}

export interface ReportedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
  readonly protect: boolean;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly urn: string;
  readonly status: string;
  /** Of what fails: whether it stops a deployment. */
  readonly violation?: boolean;
  readonly problems: readonly string[];
}

/** What changes against another report. */
export interface Comparison {
  /** What people call the other one: its file, a branch, a commit. */
  readonly reference: string;
  readonly stacks: readonly StackComparison[];
}

/** What changes of a stack from one report to the other. */
export interface StackComparison {
  readonly stack: string;
  /** Why there is nothing to compare, if so. */
  readonly incomparable?: string;
  readonly added: readonly ReportedResource[];
  readonly removed: readonly ReportedResource[];
  readonly changed: readonly ChangedResource[];
  /** Of what fails, is exempt or is open: what is there only now, or comes to something else. */
  readonly findingsAdded: readonly ReportedFinding[];
  readonly findingsRemoved: readonly ReportedFinding[];
}

export interface ChangedResource {
  readonly resource: ReportedResource;
  readonly properties: readonly ChangedProperty[];
}

/** Compares the stacks of a report with what another says of them: resources by URN, findings by rule and URN. */
export function compared(before: Report, after: Report): readonly StackComparison[] {
  const old = new Map(before.stacks.map((each) => [each.stack, each]));
  return after.stacks.map((each) => comparedStack(old.get(each.stack), each));
}

/** A stack's report under another's name: what is alike has the same URN then. */
export function calledLike(reported: ReportedStack, stack: string): ReportedStack {
  const moved = <Item extends { readonly urn: string }>(item: Item): Item => ({
    ...item,
    urn: urnIn(stack, item.urn, reported.stack),
  });
  const { resources, findings } = reported;
  return {
    ...reported,
    stack,
    ...(resources && { resources: resources.map(moved) }),
    ...(findings && { findings: findings.map(moved) }),
  };
}

function urnIn(stack: string, urn: string, before: string): string {
  const moved = urn.replace(`urn:pulumi:${before}::`, `urn:pulumi:${stack}::`);
  // The stack itself is called after the project and the stack.
  return moved.includes("::pulumi:pulumi:Stack::") ? moved.slice(0, -before.length) + stack : moved;
}

export function isUnchanged({ incomparable, ...changes }: StackComparison): boolean {
  const { added, removed, changed, findingsAdded, findingsRemoved } = changes;
  const all = [added, removed, changed, findingsAdded, findingsRemoved];
  return incomparable === undefined && all.every(({ length }) => length === 0);
}

function comparedStack(before: ReportedStack = { stack: "" }, after: ReportedStack): StackComparison {
  const { stack } = after;
  const none = { stack, added: [], removed: [], changed: [], findingsAdded: [], findingsRemoved: [] };
  if (after.reason !== undefined) return { ...none, incomparable: "could not be previewed" };
  if (before.reason !== undefined) {
    return { ...none, incomparable: `could not be previewed there: ${before.message ?? before.reason}` };
  }
  const resources = { before: byUrn(before.resources ?? []), after: byUrn(after.resources ?? []) };
  const findings = { before: told(before.findings ?? []), after: told(after.findings ?? []) };
  return {
    stack,
    added: without(resources.after, resources.before),
    removed: without(resources.before, resources.after),
    changed: [...resources.after].flatMap(([urn, resource]) => {
      const old = resources.before.get(urn);
      const properties = old === undefined ? [] : changedProperties(old, resource);
      return properties.length === 0 ? [] : [{ resource, properties }];
    }),
    findingsAdded: [...findings.after]
      .flatMap(([key, finding]) => (isSame(findings.before.get(key), finding) ? [] : [finding]))
      .toSorted((one, other) => rank(one) - rank(other)),
    findingsRemoved: without(findings.before, findings.after),
  };
}

const byUrn = (resources: readonly ReportedResource[]) => new Map(resources.map((each) => [each.urn, each]));

const toldStatuses = ["fail", "error", "exempt", "unknown"];

/** What has to be mended comes first. */
const rank = (finding: ReportedFinding) => kinds.indexOf(reportedKind(finding));

const isSame = (before: ReportedFinding | undefined, after: ReportedFinding) =>
  before !== undefined && reportedKind(before) === reportedKind(after);

const told = (findings: readonly ReportedFinding[]) =>
  new Map(
    findings.filter(({ status }) => toldStatuses.includes(status)).map((each) => [`${each.rule} ${each.urn}`, each]),
  );

const without = <Item>(items: ReadonlyMap<string, Item>, others: ReadonlyMap<string, Item>) =>
  [...items].flatMap(([key, item]) => (others.has(key) ? [] : [item]));

function changedProperties(before: ReportedResource, after: ReportedResource): ChangedProperty[] {
  const secrets = new Set([...before.secrets, ...after.secrets]);
  const protection = differences("protect", before.protect, after.protect);
  const properties = keysOf(before.properties, after.properties).flatMap((key) => {
    const found = differences(key, before.properties[key], after.properties[key]);
    // What is a secret on one side only stands in the other's report as it is.
    return secrets.has(key) && found.length > 0 ? [{ path: key, before: "[secret]", after: "[secret]" }] : found;
  });
  return [...protection, ...properties];
}

/** Whether something read from a file is a report for programs. */
export function isReport(value: unknown): value is Report {
  // The first ones had no version.
  return isObject(value) && (value.version ?? version) === version && isListOf(value.stacks, isReportedStack);
}

/** Grows when something that a program may rely on changes or goes; what is new changes nothing. */
export const version = 1;

function isReportedStack(value: unknown): value is ReportedStack {
  if (!hasTexts(value, "stack")) return false;
  if (typeof value.reason === "string") return true;
  return isListOf(value.resources, isReportedResource) && isListOf(value.findings, isReportedFinding);
}

const isReportedResource = (value: unknown): value is ReportedResource =>
  hasTexts(value, "urn", "type", "name") && isObject(value.properties) && isListOf(value.secrets, isText);

const isReportedFinding = (value: unknown): value is ReportedFinding =>
  hasTexts(value, "rule", "urn", "status") && isListOf(value.problems, isText);

const isText = (value: unknown): value is string => typeof value === "string";

const hasTexts = (value: unknown, ...keys: readonly string[]): value is Readonly<Record<string, unknown>> =>
  isObject(value) && keys.every((key) => isText(value[key]));

const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] =>
  Array.isArray(value) && value.every(isItem);

/** What changes, in numbers: `2 added, 1 changed, 3 new findings (1 violation, 2 unknown)`. */
export function comparisonInWords(comparison: StackComparison): string {
  const { incomparable, added, removed, changed, findingsAdded, findingsRemoved } = comparison;
  if (incomparable !== undefined) return incomparable;
  if (isUnchanged(comparison)) return "nothing changes";
  const counts: readonly (readonly [words: string, number: number, details?: string])[] = [
    ["added", added.length],
    ["changed", changed.length],
    ["removed", removed.length],
    [findingsAdded.length === 1 ? "new finding" : "new findings", findingsAdded.length, kindsInWords(findingsAdded)],
    [findingsRemoved.length === 1 ? "finding gone" : "findings gone", findingsRemoved.length],
  ];
  return counts
    .flatMap(([words, number, details]) =>
      number === 0 ? [] : [`${number} ${words}${details ? ` (${details})` : ""}`],
    )
    .join(", ");
}

/** Of findings in the order of their kinds. */
function kindsInWords(findings: readonly ReportedFinding[]): string {
  const byKind = grouped(findings, reportedKind);
  return [...byKind].map(([kind, { length }]) => timesInWords(length, kind)).join(", ");
}

/** As `kindOf` of a finding itself. */
export function reportedKind({ status, violation }: ReportedFinding): Kind {
  if (status === "fail") return violation === false ? "advisory" : "violation";
  return kinds.find((kind) => kind === status) ?? "unknown";
}

/** Long values are policies and scripts, of which the start says little and the whole too much. */
export function shortened(text: string | undefined, most = 80): string {
  if (text === undefined) return "(absent)";
  const line = text.replace(/\s+/g, " ");
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** The resource that a URN names. */
export const nameIn = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);
