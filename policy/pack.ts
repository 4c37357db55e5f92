import type { PolicyResource, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import {
  configSchema,
  configured,
  levelOf,
  noConfiguration,
  readConfiguration,
  type Configuration,
  type Level,
} from "./configuration";
import { controlTags } from "./control-names";
import { hasForms } from "./declared-objects";
import { concerns, isAdvice, judge, judgeAll, type Finding } from "./evaluate";
import { exempt, outOfOrder, type Exemption, type Reviewed } from "./exemptions";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { Stack } from "./stack";
import { judgedAs } from "./type-names";
import { known } from "./unknown";

type Policy = ResourceValidationPolicy | StackValidationPolicy;

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
  const notes: Notes = { declared: new Map(), otherNames: new Set(), levels: levelsOf(options.rules, noConfiguration) };
  const exemptionsOf = ({ id }: Rule) => options.exemptions.filter(({ rule }) => rule === id);
  return [
    noteDeclared(notes),
    noteConfiguration(notes, options),
    ...options.rules.map((rule) => policyFor(rule, notes, { ...options, exemptions: exemptionsOf(rule) })),
    exemptionsInUse(notes, options),
    exemptionsInOrder(notes, options),
  ];
}

/** What policies have heard that others need; the host asks them in the order of the list. */
interface Notes {
  /** Properties as the program declares them, by URN. */
  readonly declared: Map<string, PolicyResource["props"]>;
  /** Types that resources of the stack have gone by other names of. */
  readonly otherNames: Set<string>;
  /** Of the rules about which the pack's configuration says something. */
  levels: ReadonlyMap<Rule, Level>;
  /** While the policies about the whole stack are asked: what the first made of it, with the indexes that rules share. */
  stack?: Stack;
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
function noteDeclared({ declared, otherNames }: Notes): ResourceValidationPolicy {
  return {
    name: notingPolicy,
    description: "Notes what each resource declares, for the rules about whole stacks. Reports nothing.",
    enforcementLevel: "advisory",
    validateResource({ urn, type, props }) {
      declared.set(urn, props);
      const name = judgedAs(type);
      if (name !== type) otherNames.add(name);
    },
  };
}

/** Asked for each resource and for the stack. */
function noteConfiguration(notes: Notes, { rules }: PackOptions): ResourceValidationPolicy & StackValidationPolicy {
  const ids = rules.map(({ id }) => id);
  let known: string | undefined;
  const note = ({ getConfig }: { getConfig<T extends object>(): T }) => {
    const written = getConfig<Record<string, unknown>>();
    const text = JSON.stringify(written);
    if (text !== known) notes.levels = levelsOf(rules, readConfiguration(written, ids));
    known = text;
  };
  return {
    name: configurationPolicy,
    description: "Takes the pack's configuration: levels, benchmarks, and what the stack owns. Reports nothing.",
    enforcementLevel: "advisory",
    configSchema: configSchema(ids),
    validateResource: note,
    validateStack(args) {
      note(args);
      notes.stack = wholeStack(args.resources, notes);
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
  if (rule.wholeStack) {
    return {
      ...words,
      validateStack: ifConcerned(
        rule,
        notes,
        ({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
          const level = notes.levels.get(rule);
          if (level === "disabled") return;
          const stack = stackOf(resources, notes);
          reportOn(
            stack.resources.filter(({ type }) => concerns(rule, type)).map((resource) => judge(rule, resource, stack)),
            options,
            atLevel(level, words.description, report),
          );
        },
      ),
    };
  }
  return {
    ...words,
    validateResource: forItsType(rule, notes, (args: HostResource, report: ReportViolation) => {
      const level = notes.levels.get(rule);
      if (level === "disabled" || !concerns(rule, judgedAs(args.type))) return;
      const resource = fromHost(args);
      reportOn([judge(rule, resource, new Stack([resource]))], options, atLevel(level, words.description, report));
    }),
  };
}

/**
 * Pulumi's host leaves out what does not concern a type, if there is one and it is named here. It compares the names
 * alone, and so it is told none of a type that goes by others in this stack.
 */
function forItsType<Validate extends object>(
  { types: [type, ...others] }: Rule,
  { otherNames }: Notes,
  validate: Validate,
) {
  if (others.length > 0 || hasForms(type)) return validate;
  return Object.defineProperty(validate, "__pulumiType", { get: () => (otherNames.has(type) ? undefined : type) });
}

/** The same of the whole stack, all of which the host would unpack for the policy: it is told a type that is not there. */
function ifConcerned<Validate extends object>(rule: Rule, notes: Notes, validate: Validate) {
  const isConcerned = ({ types }: Stack) => Array.from(types.keys()).some((type) => concerns(rule, type));
  const get = () => (notes.stack === undefined || isConcerned(notes.stack) ? undefined : rule.types[0]);
  return Object.defineProperty(validate, "__pulumiType", { get });
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
function reportOn(findings: readonly Finding[], options: PackOptions, report: ReportViolation): void {
  const reviewed = exempt(findings, options.exemptions, options.today);
  for (const finding of reviewed.findings) {
    if (finding.status === "fail")
      for (const problem of finding.problems) report(complaint(finding, problem), finding.resource.urn);
    if (finding.status === "error") throw finding.error;
  }
  const open = reviewed.findings.find(({ status }) => status === "unknown");
  if (open) throw open.error;
}

/** What the pack says of one problem. */
export function complaint({ rule }: Finding, problem: string): string {
  const controls = controlTags(rule);
  const reference = controls.length > 0 ? ` (${controls.join(", ")})` : "";
  return `${rule.title}: ${problem}. ${rule.fix}${reference}`;
}

function exemptionsInUse(notes: Notes, options: PackOptions): StackValidationPolicy {
  return {
    name: reviewPolicies[0],
    description: "Lists what is accepted, and why.",
    enforcementLevel: "advisory",
    validateStack({ resources }, report) {
      for (const finding of review(resources, notes, options).findings) {
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
      for (const complaint of outOfOrder(review(resources, notes, options))) report(complaint);
      // The last one: whatever is asked next is another stack.
      notes.stack = undefined;
    },
  };
}

function review(resources: PolicyResource[], notes: Notes, { rules, exemptions, today }: PackOptions): Reviewed {
  const on = configured(rules, (rule) => notes.levels.get(rule));
  return exempt(judgeAll(stackOf(resources, notes), on), exemptions, today);
}

/** Made once for all policies, unless somebody has turned off the one that does so. */
const stackOf = (resources: PolicyResource[], notes: Notes) => notes.stack ?? wholeStack(resources, notes);

function wholeStack(resources: PolicyResource[], { declared }: Notes): Stack {
  return new Stack(resources.map((resource) => fromStack(resource, declared.get(resource.urn) ?? resource.props)));
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
