import type { z } from "zod";
import { chooseCloud } from "./choose-cloud";
import { type Cloud, clouds } from "./clouds";
import { explain } from "./explain";
import type { Finding } from "./finding";
import { type Input, read, type StackConfig } from "./input";
import { standInsFor, unanswered } from "./only-you-know";
import { related, valueAt, without } from "./paths";
import { type Problem, problem } from "./problem";
import { rules } from "./rules";
import type { Day, Rule } from "./rules/rule";
import { type ParsedSettings, schemas } from "./schema";
import { encryptedSettings, idsInPlainText, idsInTheOpen } from "./secrets";

export type Parsed = { readonly settings: ParsedSettings } | { readonly problems: readonly Problem[] };

/** Every stack's way from what was written to its settings, or to all that is wrong with it. */
const parsers: Readonly<Record<Cloud, (config: StackConfig, today: Day) => Parsed>> = {
  "aws-ecs": parser("aws-ecs", () => schemas["aws-ecs"], rules["aws-ecs"]),
  "aws-eks": parser("aws-eks", () => schemas["aws-eks"], rules["aws-eks"]),
  azure: parser("azure", () => schemas.azure, rules.azure),
  gcp: parser("gcp", () => schemas.gcp, rules.gcp),
  kubernetes: parser("kubernetes", () => schemas.kubernetes, rules.kubernetes),
};

/** @param today the day on which it is asked: what is to come has to come after it */
export function parseSettings(config: StackConfig, today: Day): Parsed {
  const chosen = chooseCloud(config);
  return typeof chosen === "string"
    ? parsers[chosen](config, today)
    : { problems: problemsOf([chosen], clouds[0], config) };
}

function parser<Settings extends ParsedSettings>(
  cloud: Cloud,
  schema: () => z.ZodType<Settings>,
  rules: readonly Rule<Settings>[],
): (config: StackConfig, today: Day) => Parsed {
  return (config, today) => {
    const input = read(config.values, cloud);
    const { settings, issues } = settle(schema(), input, cloud);
    const wrong = unique([
      ...unanswered(config, input, cloud),
      ...issues.flatMap((issue) => explain(issue, input, cloud)),
      ...idsInPlainText(config, input),
      ...encryptedSettings(config, input, cloud),
      ...idsInTheOpen(input, cloud),
    ]);
    const given = (setting: string) => valueAt(input, setting.split(".")) !== undefined;
    const contradictions = rules
      .flatMap((rule) => rule(settings, given, today))
      .filter((finding) => standsOn(finding, wrong));
    const findings = [...wrong, ...contradictions];
    return findings.length === 0 ? { settings } : { problems: problemsOf(findings, cloud, config) };
  };
}

function problemsOf(findings: readonly Finding[], cloud: Cloud, { values, secretKeys }: StackConfig): Problem[] {
  const written = { cloud, input: read(values, cloud), secretKeys };
  return findings.map((finding) => problem(finding, written));
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

function unique(findings: readonly Finding[]): Finding[] {
  const at = findings.map((finding) => JSON.stringify(finding.at));
  return findings.filter((_, index) => at.indexOf(at[index] ?? "") === index);
}

/** Whether nothing that a finding rests on is wrong itself. */
function standsOn({ at, besides = [] }: Finding, wrong: readonly Finding[]): boolean {
  return ![at, ...besides].some((setting) => wrong.some((other) => related(setting, other.at)));
}
