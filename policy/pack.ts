import { AsyncLocalStorage } from "node:async_hooks";
import type { PolicyResource, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import {
  configSchema,
  configured,
  levelOf,
  noConfiguration,
  readConfiguration,
  UnusableConfiguration,
  type Configuration,
  type Level,
} from "./configuration";
import { controlTags } from "./control-names";
import { concerns, isAdvice, judge, judgeAll, type Finding } from "./evaluate";
import { exempt, outOfOrder, type Exemption, type Reviewed } from "./exemptions";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { append, nothingTrusted, Stack, type Trusted } from "./stack";
import { judgedAs } from "./type-names";
import { known } from "./unknown";

type Policy = ResourceValidationPolicy | StackValidationPolicy;
/** What a policy says of itself. */
type Words = Omit<Policy, "validateResource" | "validateStack">;

/** Takes what the pack as a whole is told in Pulumi's configuration of policies. */
export const configurationPolicy = "configuration";
/** Takes notes for the rules about whole stacks. */
export const notingPolicy = "declared-properties";
/** About the exemptions: what is accepted, and whether it is in order. */
export const reviewPolicies = ["exemptions-in-use", "exemptions-in-order"] as const;

export interface PackOptions {
  readonly rules: readonly Rule[];
  readonly exemptions: readonly Exemption[];
  readonly today: string;
}

/** The rules as Pulumi's policies: one for each rule, so that each can be configured, and two for the exemptions. */
export function policies(options: PackOptions): Policy[] {
  const notes: Notes = {
    declared: new Map(),
    concerned: new AsyncLocalStorage(),
    levels: levelsOf(options.rules, noConfiguration),
    trusted: nothingTrusted,
    exemptions: exemptionsByRule(options.exemptions),
  };
  return [
    noteDeclared(notes, options),
    noteConfiguration(notes, options),
    ...options.rules.map((rule) => policyFor(rule, notes, options)),
    exemptionsInUse(notes, options),
    exemptionsInOrder(notes, options),
  ];
}

/** What policies have heard that others need; the host asks them in the order of the list. */
interface Notes {
  /** Properties as the program declares them, by URN. */
  readonly declared: Map<string, PolicyResource["props"]>;
  /** While a resource is judged: the rules that concern it. The host judges several at once, in turns. */
  readonly concerned: AsyncLocalStorage<ReadonlySet<Rule>>;
  /** Of the rules about which the pack's configuration says something. */
  levels: ReadonlyMap<Rule, Level>;
  /** By the same configuration. */
  trusted: Trusted;
  /** The pack's and those of the same configuration, by the ids of the rules. */
  exemptions: ReadonlyMap<string, readonly Exemption[]>;
  /** What the first of the policies about whole stacks made of the last one. */
  judged?: Judged;
}

/** A whole stack, and what the rules say of it. */
interface Judged extends Reviewed {
  readonly stack: Stack;
  /** By the ids of the rules. */
  readonly byRule: ReadonlyMap<string, readonly Finding[]>;
}

const exemptionsByRule = (exemptions: readonly Exemption[]) => grouped(exemptions, ({ rule }) => rule);

function grouped<One>(all: readonly One[], ruleOf: (one: One) => string): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) append(groups, ruleOf(one), one);
  return groups;
}

function levelsOf(rules: readonly Rule[], configuration: Configuration): Notes["levels"] {
  return new Map(
    rules.flatMap((rule) => {
      const level = levelOf(rule, configuration);
      return level === undefined ? [] : [[rule, level] as const];
    }),
  );
}

/**
 * Of a whole stack, the host shows what providers answered. A provider that cannot be reached yet, as that of a cluster
 * which is still to be made, answers nothing in a preview; the rules then go by what was declared.
 */
function noteDeclared(notes: Notes, { rules }: PackOptions): ResourceValidationPolicy {
  const byType = new Map<string, ReadonlySet<Rule>>();
  const concerning = (type: string) => byType.get(type) ?? new Set(rules.filter((rule) => concerns(rule, type)));
  return {
    name: notingPolicy,
    description: "Notes what each resource declares, for the rules about whole stacks. Reports nothing.",
    enforcementLevel: "advisory",
    validateResource({ urn, type, props }) {
      notes.declared.set(urn, props);
      const name = judgedAs(type);
      const own = concerning(name);
      byType.set(name, own);
      notes.concerned.enterWith(own);
    },
  };
}

/** Asked for each resource and for the stack. */
function noteConfiguration(notes: Notes, options: PackOptions): ResourceValidationPolicy & StackValidationPolicy {
  const { rules } = options;
  const ids = rules.map(({ id }) => id);
  const description =
    "Takes the pack's configuration: levels, benchmarks, what the stack owns, trusted registries and exemptions. It has to be right.";
  let known: string | undefined;
  const note = ({ getConfig }: { getConfig<T extends object>(): T }, report: ReportViolation) => {
    const written = getConfig<Record<string, unknown>>();
    const text = JSON.stringify(written);
    if (text === known) return;
    known = text;
    try {
      const configuration = readConfiguration(written, ids);
      notes.levels = levelsOf(rules, configuration);
      notes.trusted = configuration;
      notes.exemptions = exemptionsByRule([...options.exemptions, ...configuration.exemptions]);
    } catch (error) {
      if (!(error instanceof UnusableConfiguration)) throw error;
      // What is thrown the host shows with the lines of code that it came through.
      atLevel("mandatory", description, report)(error.message);
    }
  };
  return {
    name: configurationPolicy,
    description,
    enforcementLevel: "mandatory",
    // Pulumi lists what is most severe first.
    severity: "critical",
    configSchema: configSchema(ids),
    validateResource: note,
    validateStack(args, report) {
      note(args, report);
      notes.judged = judgedStack(args.resources, notes, options);
    },
  };
}

/** Pulumi's policy names have no slashes. */
export const policyName = ({ id }: Pick<Rule, "id">) => id.replaceAll("/", "-");

function policyFor(rule: Rule, notes: Notes, options: PackOptions): Policy {
  const words = {
    name: policyName(rule),
    displayName: rule.title,
    description: `${rule.title}. ${rule.why}`,
    enforcementLevel: isAdvice(rule) ? ("advisory" as const) : ("mandatory" as const),
    severity: rule.severity,
    tags: [rule.area, ...controlTags(rule)],
    remediationSteps: rule.fix,
  };
  return rule.wholeStack ? onWholeStack(words, rule, notes, options) : onResource(words, rule, notes, options);
}

/**
 * Pulumi's host unpacks a resource for each policy, and for each that names another type it writes a note, which takes
 * as long. A list of validations it goes through, and finds nothing in an empty one.
 */
function onResource(words: Words, rule: Rule, notes: Notes, { today }: PackOptions): Policy {
  const validate = (args: HostResource, report: ReportViolation) => {
    if (notes.levels.get(rule) === "disabled" || !concerns(rule, judgedAs(args.type))) return;
    const resource = fromHost(args);
    const exemptions = notes.exemptions.get(rule.id) ?? [];
    const { findings } = exempt([judge(rule, resource, new Stack([resource], notes.trusted))], exemptions, today);
    tell(findings, atLevel(notes.levels.get(rule), words.description, report));
  };
  return {
    ...words,
    get validateResource() {
      return notes.concerned.getStore()?.has(rule) === false ? [] : validate;
    },
  };
}

/**
 * It unpacks a whole stack for each policy, too. Once the stack is judged, a policy that has nothing to say is none; one
 * that concerns nothing in it names a type that is not there, and the host notes that it does not apply.
 */
function onWholeStack(words: Words, rule: Rule, notes: Notes, options: PackOptions): Policy {
  const findingsIn = ({ byRule }: Judged) => byRule.get(rule.id) ?? [];
  const validate = ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
    const judged = notes.judged ?? judgedStack(resources, notes, { ...options, rules: [rule] });
    tell(findingsIn(judged), atLevel(notes.levels.get(rule), words.description, report));
  };
  const absent = Object.assign(() => undefined, { __pulumiType: rule.types[0] });
  const isConcerned = ({ stack }: Judged) => Array.from(stack.types.keys()).some((type) => concerns(rule, type));
  const policy = {
    ...words,
    get validateStack() {
      if (notes.judged === undefined || findingsIn(notes.judged).some(isTold)) return validate;
      return isConcerned(notes.judged) ? undefined : absent;
    },
  };
  return policy as StackValidationPolicy;
}

/** Pulumi's host takes a violation with a level of its own; its types leave that out. */
type ReportAtLevel = (violation: { message: string; urn: string | undefined; enforcementLevel: Level }) => void;

/** What the host was told of the rule's level holds unless the pack's configuration gives another. */
function atLevel(level: Level | undefined, description: string, report: ReportViolation): ReportViolation {
  if (level === undefined) return report;
  return (message, urn) =>
    (report as object as ReportAtLevel)({ message: `${description}\n${message}`, urn, enforcementLevel: level });
}

/** Says what is wrong; then lets the host hear of a value that is not known, which makes the rule advisory in a preview. */
function tell(findings: readonly Finding[], report: ReportViolation): void {
  for (const finding of findings) {
    if (finding.status === "fail")
      for (const problem of finding.problems) report(complaint(finding, problem), finding.resource.urn);
    if (finding.status === "error") throw finding.error;
  }
  const open = findings.filter(({ status }) => status === "unknown");
  if (open.length > 0) throw namingAll(open);
}

/** Of a whole stack, the host says no more than what is thrown, and knows by its own kind of error that it is no mistake of ours. */
function namingAll(open: readonly Finding[]): Error {
  const names = new Map<string, string[]>();
  for (const { resource, problems } of open) append(names, problems.join("; "), resource.name);
  const value = Array.from(names, ([words, own]) => `${own.join(", ")}: ${words}`).join("; ");
  // Where nothing is judged for the host, the host's package is not loaded.
  const { UnknownValueError } = require("@pulumi/policy/proxy") as { UnknownValueError: { prototype: Error } };
  return Object.create(UnknownValueError.prototype, { message: { value } }) as Error;
}

const isTold = ({ status }: Finding) => status === "fail" || status === "error" || status === "unknown";

/** What the pack says of one problem; what the rule is about comes before it, in the description of its policy. */
export function complaint({ rule }: Finding, problem: string): string {
  const controls = controlTags(rule);
  const reference = controls.length > 0 ? ` (${controls.join(", ")})` : "";
  return `Found: ${problem}. ${rule.fix}${reference}`;
}

function exemptionsInUse(notes: Notes, options: PackOptions): StackValidationPolicy {
  return {
    name: reviewPolicies[0],
    description: "Lists what is accepted, and why.",
    enforcementLevel: "advisory",
    validateStack({ resources }, report) {
      for (const finding of (notes.judged ?? judgedStack(resources, notes, options)).findings) {
        if (finding.exemption) report(acceptance(finding, finding.exemption), finding.resource.urn);
      }
    },
  };
}

/** What the pack says of a problem that is accepted. */
export function acceptance({ rule, problems }: Finding, { expires, owner, reason }: Exemption): string {
  return `${rule.title}: ${problems.join("; ")}: accepted until ${expires} by ${owner}: ${reason}`;
}

function exemptionsInOrder(notes: Notes, options: PackOptions): StackValidationPolicy {
  return {
    name: reviewPolicies[1],
    description: "Exemptions are needed, and have not expired.",
    enforcementLevel: "mandatory",
    validateStack({ resources }, report) {
      for (const complaint of outOfOrder(notes.judged ?? judgedStack(resources, notes, options))) report(complaint);
    },
  };
}

/** For all policies at once, unless somebody has turned off the one that does so. */
function judgedStack(resources: PolicyResource[], notes: Notes, { rules, today }: PackOptions): Judged {
  const stack = wholeStack(resources, notes);
  const on = configured(rules, (rule) => notes.levels.get(rule));
  const exemptions = Array.from(notes.exemptions.values()).flat();
  const reviewed = exempt(judgeAll(stack, on), exemptions, today);
  return { ...reviewed, stack, byRule: grouped(reviewed.findings, ({ rule }) => rule.id) };
}

function wholeStack(resources: PolicyResource[], { declared, trusted }: Notes): Stack {
  return new Stack(
    resources.map((resource) => fromStack(resource, declared.get(resource.urn) ?? resource.props)),
    trusted,
  );
}

/** What Pulumi's host says of a resource. Its properties throw where a value is not known, as ours do. */
type HostResource = Pick<PolicyResource, "type" | "name" | "urn" | "props" | "opts">;

function fromHost({ type, name, urn, props, opts }: HostResource): Resource {
  return {
    urn,
    type: judgedAs(type),
    name,
    properties: props,
    // The host unwraps secrets and does not say which they were.
    secrets: [],
    protect: opts.protect,
    parent: opts.parent,
    dependencies: [],
    propertyDependencies: {},
  };
}

function fromStack(resource: PolicyResource, props: PolicyResource["props"]): Resource {
  const urns = (resources: PolicyResource[]) => resources.map(({ urn }) => urn);
  return {
    ...fromHost({ ...resource, props }),
    id: known(resource.props, "id") as string | undefined,
    parent: resource.parent?.urn ?? resource.opts.parent,
    dependencies: urns(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, sources]) => [property, urns(sources)]),
    ),
  };
}
