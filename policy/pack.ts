import type { PolicyResource, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { benchmarkName } from "./controls";
import { isAdvice, judge, judgeAll, type Finding } from "./evaluate";
import { exempt, type Exemption, type Reviewed } from "./exemptions";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { isOn, singletonsOf } from "./singletons";
import { Stack } from "./stack";
import { known } from "./unknown";

type Policy = ResourceValidationPolicy | StackValidationPolicy;

/** Takes what the pack as a whole is told in Pulumi's configuration of policies. */
export const configurationPolicy = "configuration";

export interface PackOptions {
  readonly rules: readonly Rule[];
  readonly exemptions: readonly Exemption[];
  readonly today: string;
}

/** The rules as Pulumi's policies: one for each rule, so that each can be configured, and two for the exemptions. */
export function policies(options: PackOptions): Policy[] {
  const notes: Notes = { declared: new Map(), owned: [] };
  const exemptionsOf = ({ id }: Rule) => options.exemptions.filter(({ rule }) => rule === id);
  return [
    noteDeclared(notes),
    noteOwned(notes, options),
    ...options.rules.map((rule) => policyFor(rule, notes, { ...options, exemptions: exemptionsOf(rule) })),
    exemptionsInUse(notes, options),
    exemptionsInOrder(notes, options),
  ];
}

/** What policies have heard that others need; the host asks them in the order of the list. */
interface Notes {
  /** Properties as the program declares them, by URN. */
  readonly declared: Map<string, PolicyResource["props"]>;
  /** Singletons that the stack owns. */
  owned: readonly string[];
}

/**
 * Of a whole stack, the host shows what providers answered. A provider that cannot be reached yet, as that of a cluster
 * which is still to be made, answers nothing in a preview; the rules then go by what was declared.
 */
function noteDeclared({ declared }: Notes): ResourceValidationPolicy {
  return {
    name: "declared-properties",
    description: "Notes what each resource declares, for the rules about whole stacks. Reports nothing.",
    enforcementLevel: "advisory",
    validateResource: ({ urn, props }) => void declared.set(urn, props),
  };
}

/** Names that no rule is about are refused by the host, which knows the schema. */
function noteOwned(notes: Notes, { rules }: PackOptions): StackValidationPolicy {
  const names = singletonsOf(rules.map(({ id }) => id));
  return {
    name: configurationPolicy,
    description:
      "Takes the pack's configuration: what of the account, subscription or project the stack owns. Reports nothing.",
    enforcementLevel: "advisory",
    configSchema: {
      properties: {
        ownedSingletons: {
          type: "array",
          items: { type: "string", enum: [...names] },
          default: [],
          description: "What only one stack of the account, subscription or project should be judged by.",
        },
      },
    },
    validateStack({ getConfig }) {
      notes.owned = getConfig<{ ownedSingletons?: readonly string[] }>().ownedSingletons ?? [];
    },
  };
}

/** Pulumi's policy names have no slashes. */
export const policyName = ({ id }: Rule) => id.replaceAll("/", "-");

function policyFor(rule: Rule, notes: Notes, options: PackOptions): Policy {
  const words = {
    name: policyName(rule),
    displayName: rule.title,
    description: `${rule.title}. ${rule.why}`,
    enforcementLevel: isAdvice(rule) ? ("advisory" as const) : ("mandatory" as const),
    severity: rule.severity,
    tags: [rule.area, ...controlIds(rule)],
    remediationSteps: rule.fix,
  };
  // Pulumi's host leaves out what does not concern a type, if there is one and it is named here.
  const only = rule.types.length === 1 ? { __pulumiType: rule.types[0] } : {};
  if (rule.wholeStack) {
    return {
      ...words,
      validateStack: Object.assign(({ resources }: { resources: PolicyResource[] }, report: ReportViolation) => {
        if (!isOn(rule.id, notes.owned)) return;
        const stack = wholeStack(resources, notes);
        reportOn(
          stack.resources.filter(({ type }) => concerns(rule, type)).map((resource) => judge(rule, resource, stack)),
          options,
          report,
        );
      }, only),
    };
  }
  return {
    ...words,
    validateResource: Object.assign((args: HostResource, report: ReportViolation) => {
      if (!concerns(rule, args.type)) return;
      const resource = fromHost(args);
      reportOn([judge(rule, resource, new Stack([resource]))], options, report);
    }, only),
  };
}

const concerns = ({ types }: Rule, type: string) => types.some((own) => own === type);

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
  const controls = controlIds(rule);
  const reference = controls.length > 0 ? ` (${controls.join(", ")})` : "";
  return `${rule.title}: ${problem}. ${rule.fix}${reference}`;
}

function controlIds({ controls }: Rule): string[] {
  return Object.entries(controls).flatMap(([benchmark, ids]) => ids.map((id) => `${benchmarkName(benchmark)} ${id}`));
}

function exemptionsInUse(notes: Notes, options: PackOptions): StackValidationPolicy {
  return {
    name: "exemptions-in-use",
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
    name: "exemptions-in-order",
    description: "Exemptions are needed, and have not expired.",
    enforcementLevel: "mandatory",
    validateStack({ resources }, report) {
      const { expired, unused } = review(resources, notes, options);
      for (const { rule, resource, expires } of expired)
        report(`The exemption from ${rule} for ${resource} ended on ${expires}`);
      for (const { rule, resource } of unused)
        report(`Nothing needs the exemption from ${rule} for ${resource}: remove it`);
    },
  };
}

function review(resources: PolicyResource[], notes: Notes, { rules, exemptions, today }: PackOptions): Reviewed {
  const on = rules.filter(({ id }) => isOn(id, notes.owned));
  return exempt(judgeAll(wholeStack(resources, notes), on), exemptions, today);
}

function wholeStack(resources: PolicyResource[], { declared }: Notes): Stack {
  return new Stack(resources.map((resource) => fromStack(resource, declared.get(resource.urn) ?? resource.props)));
}

/** What Pulumi's host says of a resource. Its properties throw where a value is not known, as ours do. */
type HostResource = Pick<PolicyResource, "type" | "name" | "urn" | "props" | "opts">;

function fromHost({ type, name, urn, props, opts }: HostResource): Resource {
  return {
    urn,
    type,
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
