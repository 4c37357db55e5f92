import { readFileSync } from "node:fs";
import {
  configurationKeys,
  levelOf,
  levels,
  noConfiguration,
  readConfiguration,
  UnusableConfiguration,
  type Configuration,
  type Level,
} from "../policy/configuration";
import { ruleIds } from "../policy/load";
import { configurationPolicy, notingPolicy, policyName, reviewPolicies } from "../policy/pack";
import type { Rule } from "../policy/rule";
import { nearest } from "../settings/suggest";

/** What `pulumi preview --policy-pack-config` takes: levels by Pulumi's names of the policies, and the pack's own part. */
export interface PolicyPackConfig {
  /** `all` stands for the policies that have none of their own. */
  readonly policies: Readonly<Record<string, Level>>;
  readonly configuration: Configuration;
}

export const noPolicyPackConfig: PolicyPackConfig = { policies: {}, configuration: noConfiguration };

/** Throws `UnusableConfiguration`. */
export function readPolicyPackConfig(file: string): PolicyPackConfig {
  const text = read(file);
  try {
    return parsed(JSON.parse(text));
  } catch (error) {
    throw new UnusableConfiguration(`${file}: ${(error as Error).message}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const [why] = (error as Error).message.split(",", 1);
    throw new UnusableConfiguration(
      `${file} cannot be read (${why}). --policy-pack-config takes a JSON file with levels of policies, as policy/README.md shows it.`,
    );
  }
}

/** As Pulumi's host and the pack decide it together; undefined: as the rule has it. */
export function levelIn({ policies, configuration }: PolicyPackConfig, rule: Rule): Level | undefined {
  const own = levelOfPolicy(policies, policyName(rule));
  return own === "disabled" ? own : (levelOf(rule, configuration) ?? own);
}

export const levelOfPolicy = (policies: PolicyPackConfig["policies"], name: string) => policies[name] ?? policies.all;

function parsed(written: unknown): PolicyPackConfig {
  if (!isObject(written)) throw new Error("expected an object with names of policies, as policy/README.md shows it");
  const ids = ruleIds();
  const known = ["all", configurationPolicy, notingPolicy, ...reviewPolicies, ...ids.map((id) => policyName({ id }))];
  const mistakes = Object.entries(written).flatMap(([name, of]) => mistakesIn(name, of, known));
  if (mistakes.length > 0) throw new Error(mistakes.join("; "));
  refuseUnheard(written);
  const own = written[configurationPolicy];
  const configuration = Object.fromEntries(
    Object.entries(isObject(own) ? own : {}).filter(([key]) => key !== "enforcementLevel"),
  );
  return {
    policies: Object.fromEntries(
      Object.entries(written).flatMap(([name, of]) => {
        const level = levelWritten(of);
        return level === undefined ? [] : [[name, level === "remediate" ? "mandatory" : (level as Level)]];
      }),
    ),
    configuration: readConfiguration(configuration, ids),
  };
}

/** Pulumi does not ask a policy that is disabled, so the pack would hear nothing of what is in its own part. */
function refuseUnheard({ all, [configurationPolicy]: own }: Readonly<Record<string, unknown>>): void {
  const level = levelWritten(own);
  const hasSettings = isObject(own) && Object.keys(own).some((key) => configurationKeys.includes(key));
  if (level === "disabled")
    throw new Error(
      `${configurationPolicy} is disabled, and with it its ${configurationKeys.join(", ")}: leave its level out`,
    );
  if (levelWritten(all) === "disabled" && level === undefined && hasSettings)
    throw new Error(
      `all is disabled, and with it what is in ${configurationPolicy}: give ${configurationPolicy} the enforcementLevel mandatory, and turn rules off by its levels`,
    );
}

/** Pulumi knows one more, which is the same as mandatory in a pack that mends nothing. */
const hostLevels = [...levels, "remediate"];
const expected = `expected one of ${hostLevels.join(", ")}`;
const isLevel = (level: unknown) => level === undefined || hostLevels.some((each) => each === level);

function mistakesIn(name: string, of: unknown, known: readonly string[]): readonly string[] {
  if (configurationKeys.includes(name)) return [`${name} belongs into the part ${configurationPolicy}`];
  if (!known.includes(name)) return [`there is no policy ${name}${didYouMean(name, known)}`];
  const level = levelWritten(of);
  if (isLevel(level)) return strangersIn(name, of);
  return name === configurationPolicy && !isObject(of)
    ? [`${name} is ${JSON.stringify(of)}, expected an object with ${configurationKeys.join(", ")}`]
    : [...strangersIn(name, of), `${name} has the level ${JSON.stringify(level)}, ${expected}`];
}

/** The pack's own part has more in it, which `readConfiguration` checks. */
function strangersIn(name: string, of: unknown): readonly string[] {
  const keys = isObject(of) && name !== configurationPolicy ? Object.keys(of) : [];
  return keys
    .filter((key) => key !== "enforcementLevel")
    .map((key) => `${name} has ${key}, which is not enforcementLevel`);
}

/** A level alone, or one among a policy's properties. */
function levelWritten(of: unknown): unknown {
  return isObject(of) ? of.enforcementLevel : of;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function didYouMean(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? "" : `, did you mean ${meant}?`;
}
