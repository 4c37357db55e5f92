import type { PolicyConfigSchema } from "@pulumi/policy";
import { loadCatalogues } from "./catalogue";
import type { Exemption } from "./exemptions";
import { foldersOf, strangerAmong } from "./rule-names";
import { severities, type Rule } from "./rule";
import { singletonOf, singletonsOf } from "./singletons";
import { nothingTrusted, type Trusted } from "./stack";
import { isRegistry } from "./views/registries";
import { mistakeInExemption } from "./written-exemptions";

export const levels = ["mandatory", "advisory", "disabled"] as const;
export type Level = (typeof levels)[number];

/** What the pack is told: in Pulumi's configuration of the policy `configuration`, or by the offline preview's options. */
export interface Configuration extends Trusted {
  /** Of rules, folders of rules and severities; of those that are about a rule, the closest counts. */
  readonly levels: Readonly<Record<string, Level>>;
  /** A rule that serves other benchmarks and none of these is off; one that serves none is on. Left out: all. */
  readonly benchmarks?: readonly string[];
  /** What of the account, subscription or project the stack owns. */
  readonly ownedSingletons: readonly string[];
  /** Beside those that the pack has. */
  readonly exemptions: readonly Exemption[];
}

export const configurationKeys: readonly string[] = [
  "levels",
  "benchmarks",
  "ownedSingletons",
  "trustedRegistries",
  "exemptions",
];

export const noConfiguration: Configuration = { levels: {}, ownedSingletons: [], exemptions: [], ...nothingTrusted };

/** Its message has every mistake, with what would be right. */
export class UnusableConfiguration extends Error {}

/** The configuration as it is written. Throws `UnusableConfiguration`. */
export function readConfiguration(written: Readonly<Record<string, unknown>>, ruleIds: readonly string[]) {
  const {
    levels: ofNames = {},
    benchmarks,
    ownedSingletons = [],
    trustedRegistries = [],
    exemptions = [],
    ...strangers
  } = written;
  const mistakes = [
    ...Object.keys(strangers).map((key) => `${key} is none of ${configurationKeys.join(", ")}`),
    ...mistakesInLevels(ofNames, ruleIds),
    ...mistakesInList("benchmarks", benchmarks ?? [], benchmarkNames()),
    ...mistakesInList("ownedSingletons", ownedSingletons, singletonsOf(ruleIds)),
    ...mistakesInRegistries(trustedRegistries),
    ...mistakesInExemptions(exemptions, ruleIds),
  ];
  if (mistakes.length > 0) throw new UnusableConfiguration(`configuration: ${mistakes.join("; ")}`);
  // Pulumi hands over an empty list where nothing was written.
  const named = (benchmarks as readonly string[] | undefined) ?? [];
  return {
    levels: ofNames as Configuration["levels"],
    ...(named.length === 0 ? {} : { benchmarks: named }),
    ownedSingletons: ownedSingletons as readonly string[],
    trustedRegistries: trustedRegistries as readonly string[],
    exemptions: exemptions as readonly Exemption[],
  } satisfies Configuration;
}

const benchmarkNames = (): readonly string[] => loadCatalogues().map(({ benchmark }) => benchmark);

/** What Pulumi checks by itself. That names of rules are right is checked by the pack, which can say what was meant. */
export function configSchema(ruleIds: readonly string[]): PolicyConfigSchema {
  return {
    properties: {
      levels: {
        type: "object",
        additionalProperties: { type: "string", enum: [...levels] },
        default: {},
        description: "Levels of severities, folders of rules and rules; the closest to a rule counts.",
      },
      benchmarks: {
        type: "array",
        items: { type: "string", enum: [...benchmarkNames()] },
        default: [],
        description: "Turns off the rules that serve other benchmarks only; empty: none.",
      },
      ownedSingletons: {
        type: "array",
        items: { type: "string", enum: [...singletonsOf(ruleIds)] },
        default: [],
        description: "What only one stack of the account, subscription or project should be judged by.",
      },
      trustedRegistries: {
        type: "array",
        items: { type: "string" },
        default: [],
        description:
          "Registries of your own beside those of the clouds, such as harbor.example.com or ghcr.io/organization.",
      },
      exemptions: {
        type: "array",
        items: { type: "object" },
        default: [],
        description: "What is accepted, beside the pack's own: rule, resource, reason, owner, expires, and covers.",
      },
    },
  };
}

/** The level that the configuration gives a rule; undefined if it says nothing, and the rule's own holds. */
export function levelOf({ id, severity, controls }: Rule, configuration: Configuration): Level | undefined {
  const singleton = singletonOf(id);
  if (singleton !== undefined && !configuration.ownedSingletons.includes(singleton)) return "disabled";
  const { benchmarks } = configuration;
  const served = Object.keys(controls);
  if (benchmarks && served.length > 0 && !served.some((each) => benchmarks.includes(each))) return "disabled";
  return [id, ...foldersOf(id), severity].flatMap((name) => configuration.levels[name] ?? [])[0];
}

/** The rules that are on, each with the level that it is given. */
export function configured(rules: readonly Rule[], levelOf: (rule: Rule) => Level | undefined): readonly Rule[] {
  return rules.flatMap((rule) => {
    const level = levelOf(rule);
    if (level === "disabled") return [];
    return level === undefined ? [rule] : [{ ...rule, level }];
  });
}

function mistakesInLevels(written: unknown, ruleIds: readonly string[]): readonly string[] {
  if (typeof written !== "object" || written === null || Array.isArray(written))
    return [`levels is ${JSON.stringify(written)}, expected names with ${levels.join(", ")}`];
  const names = new Set([...ruleIds, ...ruleIds.flatMap(foldersOf), ...severities]);
  return Object.entries(written).flatMap(([name, level]) => [
    ...(names.has(name) ? [] : [`levels: ${strangerAmong(name, [...names])}`]),
    ...(levels.some((each) => each === level)
      ? []
      : [`levels: ${name} is ${JSON.stringify(level)}, expected one of ${levels.join(", ")}`]),
  ]);
}

function mistakesInList(key: string, written: unknown, names: readonly string[]): readonly string[] {
  const isName = (each: unknown) => names.includes(each as string);
  return mistakesInEach(key, written, isName, `is none of ${names.join(", ")}`);
}

const mistakesInRegistries = (written: unknown) =>
  mistakesInEach(
    "trustedRegistries",
    written,
    isRegistry,
    "is no registry as images name it; expected a host such as harbor.example.com, or a folder of one such as ghcr.io/organization",
  );

function mistakesInEach(key: string, written: unknown, isRight: (each: unknown) => boolean, mistake: string) {
  if (!Array.isArray(written)) return [`${key} is ${JSON.stringify(written)}, expected a list`];
  return written.filter((each) => !isRight(each)).map((each) => `${key}: ${JSON.stringify(each)} ${mistake}`);
}

function mistakesInExemptions(written: unknown, ruleIds: readonly string[]): readonly string[] {
  if (!Array.isArray(written)) return [`exemptions is ${JSON.stringify(written)}, expected a list`];
  return written.flatMap((entry, index) => {
    const mistake = mistakeInExemption(entry, ruleIds);
    return mistake === undefined ? [] : [`exemptions: exemption ${index + 1}: ${mistake}`];
  });
}
