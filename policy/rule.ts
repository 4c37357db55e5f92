import type { Controls } from "./controls";
import { resource, type Example } from "./examples";
import { none, type Problems } from "./problems";
import type { Resource } from "./resource";
import type { Stack, Trusted, Typed } from "./stack";
import type { Container, PodSpec, PodTemplate, PolicyRule, PropertiesOf, TaskContainer, Type } from "./types";
import { isUnknownValue, together } from "./unknown";
import { agentPools, type AgentPool } from "./views/agent-pools";
import { containers, linuxContainers, pods, podTemplates } from "./views/containers";
import { namespacedObjects, type Metadata } from "./views/kubernetes-objects";
import { allNodeConfigs, nodeConfigs, type NodeConfig, type SharedNodeConfig } from "./views/node-configs";
import { networkSecurityRules, type SecurityRule } from "./views/network-security-rules";
import { identityStatements, resourceStatements } from "./views/policy-documents";
import type { Statement } from "./views/policy-statements";
import { rbacRules } from "./views/rbac-rules";
import { egress, ingress, type Traffic } from "./views/security-group-rules";
import { subnets, type Subnet } from "./views/subnets";
import { linuxTaskContainers, taskContainers } from "./views/task-containers";
import { itemsIn, type Named, type View } from "./views/view";

export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

/** What the rules are about: the rows of the reports' matrix. */
export const areas = [
  "secrets management",
  "network isolation",
  "API restriction",
  "encryption at rest",
  "encryption in transit",
  "identity",
  "logging",
  "image security",
  "runtime security",
  "node security",
] as const;
export type Area = (typeof areas)[number];

/** What a rule says of itself. Reports, documents and the pack take all their words from here. */
export interface RuleWords {
  /** Its path below `policy/rules`, without the extension. */
  readonly id: string;
  /** The good state. */
  readonly title: string;
  /** What goes wrong otherwise, in one sentence of our own. */
  readonly why: string;
  readonly severity: Severity;
  readonly area: Area;
  readonly controls: Controls;
  /** What to do about a problem, as an imperative. */
  readonly fix: string;
  /** About something that the stacks of this repository do not have; the pack is for other stacks too. */
  readonly elsewhere?: true;
}

export interface Rule extends RuleWords {
  readonly types: readonly Type[];
  /** Looks at other resources than the one it judges, so it can only run when all are there. */
  readonly wholeStack: boolean;
  /** Given by the pack's configuration; left out: as the severity is. */
  readonly level?: "mandatory" | "advisory";
  /** Forbids its types: there is no good resource of them. */
  readonly forbids: boolean;
  /** `undefined`: the rule does not apply to this resource. */
  readonly check: (resource: Resource, stack: Stack) => Problems | undefined;
  good(): readonly Example[];
  bad(): readonly Example[];
}

/** Examples are made when a test or a document asks for them: most runs do not. */
interface Definition<Subject> extends RuleWords {
  /** Left out: the rule applies to all. */
  applies?(subject: Subject): boolean;
  check(subject: Subject, trusted: Trusted): Problems;
  /**
   * What is wrong with the subject is right all the same, by something else in the stack such as a default of the account.
   * A rule that has this is about a whole stack.
   */
  isSettled?(inside: Resource, stack: Stack): boolean;
  good(): readonly Subject[];
  bad(): readonly Subject[];
}

/** A rule about the properties of one resource. Its examples hold for each of the types. */
export function rule<T extends Type>(types: T | readonly T[], definition: Definition<PropertiesOf<T>>): Rule {
  const { applies, check, isSettled, good, bad, ...words } = definition;
  const all = [types].flat() as T[];
  const problemsOf = (subject: PropertiesOf<T>, { trusted }: Stack) =>
    applies?.(subject) === false ? undefined : check(subject, trusted);
  const asExamples = (properties: PropertiesOf<T>) => all.map((type) => [resource(type, "example", properties)]);
  return {
    ...words,
    types: all,
    wholeStack: isSettled !== undefined,
    forbids: false,
    check: settled(({ properties }, stack) => problemsOf(properties as PropertiesOf<T>, stack), isSettled),
    good: () => good().flatMap(asExamples),
    bad: () => bad().flatMap(asExamples),
  };
}

/** The check; what it finds or leaves open is right where something else settles it. */
function settled(check: Rule["check"], isSettled: Definition<never>["isSettled"]): Rule["check"] {
  if (!isSettled) return check;
  return (resource, stack) => {
    const found = answer(() => check(resource, stack));
    const isOpen = found instanceof Error || (found !== undefined && found.length > 0);
    return isOpen && isSettled(resource, stack) ? none : given(found);
  };
}

/** A rule about things inside resources, such as the containers of workloads. Its examples hold in every spelling. */
export function ruleOn<Item>(view: View<Item>, definition: Definition<Item>): Rule {
  const { applies, check, isSettled, good, bad, ...words } = definition;
  const problemsOf = ({ name, item }: Named<Item>, resource: Resource, stack: Stack) => {
    if (applies?.(item) === false) return undefined;
    const problems = check(item, stack.trusted);
    if (problems.length === 0) return problems;
    return view.isOverruled?.(item, resource, stack) ? none : withName(name, problems);
  };
  const problemsOfAll = (items: readonly Named<Item>[], resource: Resource, stack: Stack) =>
    together(items, (named) => problemsOf(named, resource, stack));
  return {
    ...words,
    types: view.types,
    wholeStack: view.isOverruled !== undefined || isSettled !== undefined,
    forbids: false,
    check: settled((resource, stack) => {
      const items = itemsIn(view, resource);
      // Mostly there is one or none, and a function to go through all would cost as much as the check.
      if (items.length > 1) return problemsOfAll(items, resource, stack);
      return items.length === 1 ? problemsOf(items[0], resource, stack) : undefined;
    }, isSettled),
    good: () => good().flatMap((item) => view.spellings(item)),
    bad: () => bad().flatMap((item) => view.spellings(item)),
  };
}

const withName = (name: string, problems: Problems) =>
  name === "" ? problems : problems.map((problem) => `${name}: ${problem}`);

/** What a check says of one thing, or the error that says it cannot be known yet. */
type Answer = Problems | undefined | Error;

function given(answer: Answer): Problems | undefined {
  if (answer instanceof Error) throw answer;
  return answer;
}

function answer<Known>(check: () => Known): Known | Error {
  try {
    return check();
  } catch (error) {
    if (isUnknownValue(error)) return error;
    throw error;
  }
}

interface StackDefinition<T extends Type> extends RuleWords {
  applies?(subject: Typed<T>, stack: Stack): boolean;
  check(subject: Typed<T>, stack: Stack): Problems;
  good(): readonly Example[];
  bad(): readonly Example[];
}

/** A rule about a resource and others that belong to it. */
export function stackRule<T extends Type>(types: T | readonly T[], definition: StackDefinition<T>): Rule {
  const { applies, check, ...rest } = definition;
  return {
    ...rest,
    types: [types].flat() as T[],
    wholeStack: true,
    forbids: false,
    check(resource, stack) {
      const subject = resource as Typed<T>;
      return applies?.(subject, stack) === false ? undefined : check(subject, stack);
    },
  };
}

interface SingletonDefinition<T extends Type> extends Omit<StackDefinition<T>, "elsewhere"> {
  /** What is wrong if the stack has none; left out: nothing, the rule does not apply. */
  readonly missing?: string;
}

/**
 * A rule about something that an account, a subscription or a project has once, see `singletons.ts`. It judges the stack
 * that owns it, which has to declare one to which the rule applies, and that is right.
 */
export function singletonRule<T extends Type>(types: T | readonly T[], definition: SingletonDefinition<T>): Rule {
  const { applies, check, good, bad, ...words } = definition;
  const all = [types].flat() as T[];
  const problemsOf = (subject: Typed<T>, stack: Stack) =>
    applies?.(subject, stack) === false ? undefined : check(subject, stack);
  return ownersRule(words, {
    answers: (stack) =>
      all.flatMap((type) => stack.all(type)).map((subject) => answer(() => of(subject, problemsOf(subject, stack)))),
    good,
    bad,
  });
}

/** The same about things inside resources. Its examples hold in every spelling. */
export function singletonRuleOn<Item>(
  view: View<Item>,
  definition: Omit<Definition<Item>, "isSettled"> & { readonly missing: string },
): Rule {
  const { applies, check, good, bad, ...words } = definition;
  const problemsOf = (item: Item, { trusted }: Stack) => (applies?.(item) === false ? undefined : check(item, trusted));
  const answersOf = (subject: Resource, stack: Stack): Answer[] => {
    const found = answer(() => view.items(subject));
    if (found instanceof Error) return [found];
    return found.map((named) => answer(() => of(subject, problemsOf(named.item, stack))));
  };
  return ownersRule(words, {
    answers: (stack) => view.types.flatMap((type) => stack.all(type)).flatMap((subject) => answersOf(subject, stack)),
    good: () => good().flatMap((item) => view.spellings(item)),
    bad: () => [[], ...bad().flatMap((item) => view.spellings(item))],
  });
}

const of = ({ name }: Resource, problems: Problems | undefined) => problems?.map((problem) => `${name}: ${problem}`);

interface InOwnersStack {
  answers(stack: Stack): readonly Answer[];
  good(): readonly Example[];
  bad(): readonly Example[];
}

function ownersRule(
  { missing, ...words }: RuleWords & { readonly missing?: string },
  { answers: answersIn, good, bad }: InOwnersStack,
): Rule {
  const inStack = (example: Example) => [resource("pulumi:pulumi:Stack", "stack", {}), ...example];
  return {
    ...words,
    elsewhere: true,
    types: ["pulumi:pulumi:Stack"],
    wholeStack: true,
    forbids: false,
    check(_, stack) {
      const answers = answersIn(stack);
      const isRight = answers.some((one) => Array.isArray(one) && one.length === 0);
      return isRight ? [] : (together(answers, given) ?? (missing === undefined ? undefined : [missing]));
    },
    good: () => good().map(inStack),
    bad: () => bad().map(inStack),
  };
}

/** A rule that some types of resource should not be there at all. */
export function forbid(types: Type | readonly Type[], definition: RuleWords & { readonly problem: string }): Rule {
  const { problem, ...words } = definition;
  const all = [types].flat();
  return {
    ...words,
    types: all,
    wholeStack: false,
    forbids: true,
    check: () => [problem],
    good: () => [],
    bad: () => all.map((type) => [resource(type, "example", {})]),
  };
}

/** A rule on every container of every Kubernetes workload. */
export const containerRule = (definition: Definition<Container>) => ruleOn(containers, definition);

/** The same, except in pods for Windows. */
export const linuxContainerRule = (definition: Definition<Container>) => ruleOn(linuxContainers, definition);

/** A rule on the pod of every Kubernetes workload. */
export const podRule = (definition: Definition<PodSpec>) => ruleOn(pods, definition);

/** The same, where what is written on the pod counts, too. */
export const podTemplateRule = (definition: Definition<PodTemplate>) => ruleOn(podTemplates, definition);

/** A rule on the metadata of every Kubernetes object that lives in a namespace. */
export const namespacedRule = (definition: Definition<Metadata>) => ruleOn(namespacedObjects, definition);

/** A rule on what each rule of a Role or ClusterRole grants. */
export const rbacRule = (definition: Definition<PolicyRule>) => ruleOn(rbacRules, definition);

/** A rule on every container of every ECS task. */
export const taskContainerRule = (definition: Definition<TaskContainer>) => ruleOn(taskContainers, definition);

/** The same, except in tasks for Windows. */
export const linuxTaskContainerRule = (definition: Definition<TaskContainer>) =>
  ruleOn(linuxTaskContainers, definition);

/** A rule on what AWS security groups let in. */
export const ingressRule = (definition: Definition<Traffic>) => ruleOn(ingress, definition);

/** A rule on what AWS security groups let out. */
export const egressRule = (definition: Definition<Traffic>) => ruleOn(egress, definition);

/** A rule on what AWS identities are allowed to do. */
export const identityStatementRule = (definition: Definition<Statement>) => ruleOn(identityStatements, definition);

/** A rule on who is let in to AWS resources. */
export const resourceStatementRule = (definition: Definition<Statement>) => ruleOn(resourceStatements, definition);

/** A rule on what Azure network security groups let through. */
export const networkSecurityRule = (definition: Definition<SecurityRule>) => ruleOn(networkSecurityRules, definition);

/** A rule on every pool of nodes of AKS clusters. */
export const agentPoolRule = (definition: Definition<AgentPool>) => ruleOn(agentPools, definition);

/** A rule on every subnet of Azure networks. */
export const subnetRule = (definition: Definition<Subnet>) => ruleOn(subnets, definition);

/** A rule on how nodes of GKE clusters are made, in pools that somebody declares. */
export const nodeConfigRule = (definition: Definition<NodeConfig>) => ruleOn(nodeConfigs, definition);

/** The same, in pools that GKE adds by itself, too. */
export const allNodeConfigsRule = (definition: Definition<SharedNodeConfig>) => ruleOn(allNodeConfigs, definition);
