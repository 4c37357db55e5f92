import type { z } from "zod";
import { type Cloud, clouds } from "./clouds";
import * as commands from "./commands";
import { explain } from "./explain";
import type { Finding } from "./finding";
import { cloudOf, type Input, read, type StackConfig } from "./input";
import { isId, standInsFor, unanswered } from "./only-you-know";
import { key, related, valueAt, without } from "./paths";
import { type Problem, problem } from "./problem";
import { rules } from "./rules";
import type { Rule } from "./rules/rule";
import { type ParsedSettings, schemas } from "./schema";
import { nearest } from "./suggest";

export type Parsed = { readonly settings: ParsedSettings } | { readonly problems: readonly Problem[] };

/** Every stack's way from what was written to its settings, or to all that is wrong with it. */
const parsers: Readonly<Record<Cloud, (config: StackConfig) => Parsed>> = {
  "aws-ecs": parser("aws-ecs", () => schemas["aws-ecs"], rules["aws-ecs"]),
  "aws-eks": parser("aws-eks", () => schemas["aws-eks"], rules["aws-eks"]),
  azure: parser("azure", () => schemas.azure, rules.azure),
  gcp: parser("gcp", () => schemas.gcp, rules.gcp),
};

export function parseSettings(config: StackConfig): Parsed {
  const cloud = cloudOf(config);
  return cloud === undefined ? { problems: [noCloud(config)] } : parsers[cloud](config);
}

function parser<Settings extends ParsedSettings>(
  cloud: Cloud,
  schema: () => z.ZodType<Settings>,
  rules: readonly Rule<Settings>[],
): (config: StackConfig) => Parsed {
  return (config) => {
    const input = read(config.values, cloud);
    const { settings, issues } = settle(schema(), input, cloud);
    const wrong = [
      ...unique([
        ...misnamed(input, cloud),
        ...unanswered(config, input, cloud),
        ...issues.flatMap((issue) => explain(issue, input, cloud)),
      ]),
      ...inPlainText(config, input),
      ...shownToAll(config, input),
    ];
    const given = (setting: string) => valueAt(input, setting.split(".")) !== undefined;
    const contradictions = rules.flatMap((rule) => rule(settings, given)).filter((finding) => standsOn(finding, wrong));
    const findings = [...wrong, ...contradictions];
    if (findings.length === 0) return { settings };
    const written = { cloud, input, secretKeys: config.secretKeys };
    return { problems: findings.map((finding) => problem(finding, written)) };
  };
}

/** The settings as they are without what is wrong in itself, so that rules can judge the rest. */
function settle<Settings>(schema: z.ZodType<Settings>, input: Input, cloud: Cloud): Settled<Settings> {
  const parsed = schema.safeParse({ ...standInsFor(cloud), ...input });
  if (parsed.success) return { settings: parsed.data, issues: [] };
  const { issues } = parsed.error;
  return { settings: settle(schema, issues.reduce(withoutCulprit, input), cloud).settings, issues };
}

interface Settled<Settings> {
  readonly settings: Settings;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** What is missing takes along what it is missing in. */
function withoutCulprit(input: Input, { path, ...issue }: z.core.$ZodIssue): Input {
  const at = path.map(String);
  const culprits = issue.code === "unrecognized_keys" ? issue.keys.map((name) => [...at, name]) : [at];
  return culprits.reduce<Input>((left, culprit) => {
    while (culprit.length > 1 && valueAt(left, culprit) === undefined) culprit = culprit.slice(0, -1);
    return without(left, culprit) as Input;
  }, input);
}

function misnamed(input: Input, cloud: Cloud): Finding[] {
  if (input.cloud === cloud) return [];
  return [{ at: ["cloud"], ...unnamed(input.cloud), to: cloud }];
}

function noCloud({ values }: StackConfig): Problem {
  const cloud = key(["cloud"]);
  const { wrong, allowed } = unnamed(values[cloud] || undefined);
  return {
    key: cloud,
    wrong,
    allowed,
    got: values[cloud] ? JSON.stringify(values[cloud]) : "nothing",
    fix: commands.set(["cloud"], nearest(values[cloud] ?? "", clouds) ?? clouds[0]),
  };
}

function unnamed(written: unknown) {
  const wrong = written === undefined ? "is not set; it says what is built" : "is not one of the values to choose from";
  return { wrong, allowed: `one of ${clouds.join(", ")}` };
}

function inPlainText({ secretKeys }: StackConfig, input: Input): Finding[] {
  const ids = Object.keys(input)
    .map((name) => [name])
    .filter(isId);
  const open = ids.filter((id) => !secretKeys.includes(key(id)));
  return open.map((at) => ({ at, wrong: "is stored in plain text" }));
}

/** Pulumi would decrypt them, and the cloud shows them to whoever may look at a resource. */
function shownToAll({ secretKeys }: StackConfig, input: Input): Finding[] {
  return Object.keys(input)
    .filter((name) => ["name", "tags"].includes(name) && secretKeys.includes(key([name])))
    .map((name) => ({
      at: [name],
      wrong: "is encrypted, and would be readable in the cloud",
      allowed: "plain text that holds no secret",
    }));
}

function unique(findings: readonly Finding[]): Finding[] {
  const at = findings.map((finding) => JSON.stringify(finding.at));
  return findings.filter((_, index) => at.indexOf(at[index] ?? "") === index);
}

/** Whether nothing that a finding rests on is wrong itself. */
function standsOn({ at, besides = [] }: Finding, wrong: readonly Finding[]): boolean {
  return ![at, ...besides].some((setting) => wrong.some((other) => related(setting, other.at)));
}
