import { parseArgs } from "node:util";
import { foldersOf } from "../policy/rule-names";
import { ruleIds } from "../policy/load";
import { severities, type Severity } from "../policy/rule";
import { singletonsOf } from "../policy/singletons";
import { nearest } from "../settings/suggest";
import { isWithin } from "./result";

export const usage = `Usage: node preview/main.js [STACK…] [options]

Previews stacks offline: what \`pulumi up\` would create, judged by the policy pack. It needs no account,
no Pulumi CLI and no network. Without a STACK, all stacks of the project. Of more than one stack it
shows in short what there is to do; of one alone, all.

  --stack STACK       the same as STACK; may be repeated
  --settings FILE     one stack's settings, which need not be a Pulumi.<stack>.yaml of the project;
                      without a STACK, the stack is called as the file
  --config KEY=VALUE  a setting that takes the place of the stack file's, such as network.zones=3
                      or aws:region=eu-west-1; may be repeated
  --owns SINGLETON    judges the stacks by what they own of their account, subscription or project, such
                      as aws/account/trail; docs/rules.md lists it; may be repeated
  --policy-pack-config FILE
                      levels of rules, benchmarks and what the stacks own, as the Pulumi CLI takes it:
                      policy/README.md
  --only RULE         only what this rule says, or the rules in this folder, such as kubernetes/rbac
  --fail-on SEVERITY  exit with 1 for findings of this severity or a higher one: critical, high, medium
                      or low; without it, for violations
  --verbose           shows all of each stack: resources, costs, exemptions and what is still unknown
  --json              the result for programs, on the standard output; docs/preview.schema.json says
                      what is in it
  --sarif FILE        findings for code scanning (SARIF 2.1.0)
  --junit FILE        findings as test cases (JUnit)
  --markdown FILE     a comment for a pull request
  --html FILE         one page for people, without a network: findings, drawings, resources, controls
  --compare REF       what changes against REF: another stack's settings, a report's file that --json
                      wrote, or a git commit or branch, which is previewed with its own code;
                      without what --config changes; on the screen, in JSON, Markdown and HTML
  --controls FILE     what was found of each recommendation of the benchmarks, stack by stack (CSV)
  --diagrams FOLDER   writes a drawing of each stack there, as SVG and Mermaid
  --watch             previews again whenever a file of the project is saved
  --completion SHELL  what bash, zsh or fish completes these words by, for your shell to load
  -h, --help          this text

Exit code: 0 in order, 1 violations, 2 wrong settings, files or arguments.`;

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** The reports that are written to a file are asked for by options of the same names. */
export const fileReports = ["sarif", "junit", "markdown", "html", "controls"] as const;
export type FileReport = (typeof fileReports)[number];

export interface Asked {
  readonly stacks: readonly string[];
  /** A file with one stack's settings. */
  readonly settingsFile?: string;
  readonly config: readonly string[];
  /** Names of singletons. */
  readonly owned: readonly string[];
  /** A file. */
  readonly packConfig?: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly watch: boolean;
  /** The folder for them. */
  readonly diagrams?: string;
  readonly files: readonly (readonly [FileReport, string])[];
  readonly help: boolean;
  readonly completion?: Shell;
  /** Id of a rule, or a folder of rules. */
  readonly only?: string;
  /** A report's file, or a commit. */
  readonly compare?: string;
  readonly failOn?: Severity;
}

/** Its message says what is wrong with the command line and what would be right. */
export class WrongArgument extends Error {}

export const options = {
  stack: { type: "string", multiple: true },
  settings: { type: "string" },
  config: { type: "string", multiple: true },
  json: { type: "boolean", default: false },
  verbose: { type: "boolean", default: false },
  watch: { type: "boolean", default: false },
  owns: { type: "string", multiple: true },
  "policy-pack-config": { type: "string" },
  only: { type: "string" },
  compare: { type: "string" },
  "fail-on": { type: "string" },
  diagrams: { type: "string" },
  sarif: { type: "string" },
  junit: { type: "string" },
  markdown: { type: "string" },
  html: { type: "string" },
  controls: { type: "string" },
  completion: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

/** What is asked for. Throws `WrongArgument`. */
export function parse(args: string[]): Asked {
  try {
    const { values, positionals, tokens } = parseArgs({ args, allowPositionals: true, options, tokens: true });
    refuseEmpty(values, positionals);
    refuseTwice(tokens);
    const {
      stack = [],
      config = [],
      owns = [],
      json,
      verbose,
      watch,
      help,
      settings,
      diagrams,
      only,
      compare,
    } = values;
    const packConfig = values["policy-pack-config"];
    const failOn = oneOf("--fail-on", severities, values["fail-on"]);
    const completion = oneOf("--completion", shells, values.completion);
    const files = fileReports.flatMap((report) => {
      const file = values[report];
      return file === undefined ? [] : [[report, file] as const];
    });
    refuseSame(files);
    if (only !== undefined && values.controls !== undefined)
      throw new WrongArgument("--controls has the answers of all rules: leave --only out, or ask for another report.");
    return {
      stacks: [...positionals, ...stack],
      config,
      owned: owns.map(singleton),
      json,
      verbose,
      watch,
      files,
      help,
      ...(packConfig === undefined ? {} : { packConfig }),
      ...(settings === undefined ? {} : { settingsFile: settings }),
      ...(diagrams === undefined ? {} : { diagrams }),
      ...(completion === undefined ? {} : { completion }),
      ...(only === undefined ? {} : { only: ruleOrFolder(only) }),
      ...(compare === undefined ? {} : { compare }),
      ...(failOn === undefined ? {} : { failOn }),
    };
  } catch (error) {
    if (error instanceof WrongArgument) throw error;
    const [what = ""] = (error as Error).message.split(/\.\s/, 1);
    const [, stranger = ""] = /^Unknown option '--(.+)'/.exec(what) ?? [];
    const [, incomplete = ""] =
      /^Option '.*(--[\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(what) ?? [];
    if (incomplete !== "") throw withoutValue(incomplete);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new WrongArgument(
      `${what}. \`node preview/main.js --help\` lists the options.${didYouMean([stranger], names)}`,
    );
  }
}

/** The commands in a message change the stack's own file: what that does not mend. */
export function besideCommands({ config, settingsFile }: Asked): readonly string[] {
  const file =
    settingsFile === undefined
      ? []
      : [`These settings are in ${settingsFile}: add \`--config-file ${settingsFile}\` to the commands.`];
  const here =
    config.length === 0
      ? []
      : ["What `--config` sets takes the place of what the commands set: change it in this command line."];
  return [...file, ...here];
}

/** What is empty is a variable of a shell that is not set. */
function refuseEmpty(values: Readonly<Record<string, unknown>>, positionals: readonly string[]): void {
  const empty = Object.entries(values).find(([, value]) => [value].flat().includes(""));
  if (empty !== undefined) throw withoutValue(`--${empty[0]}`);
  if (positionals.includes("")) throw new WrongArgument("A STACK is empty; without one, all are previewed.");
}

/** Of two values the second would be taken without a word. */
function refuseTwice(tokens: readonly { readonly kind: string; readonly name?: string; readonly value?: unknown }[]) {
  const given = new Map<string, unknown>();
  for (const { kind, name = "", value } of tokens) {
    if (kind !== "option" || value === undefined || "multiple" in options[name as keyof typeof options]) continue;
    if (given.has(name) && given.get(name) !== value)
      throw new WrongArgument(`--${name} takes one value; got ${String(given.get(name))} and ${String(value)}.`);
    given.set(name, value);
  }
}

/** The second would take the place of the first. */
function refuseSame(files: Asked["files"]): void {
  const [report, file] = files.find(([, file], index) => files.findIndex(([, other]) => other === file) < index) ?? [];
  if (report === undefined) return;
  const [first] = files.find(([, other]) => other === file) ?? [];
  throw new WrongArgument(`--${first} and --${report} name the same file, ${file}: give each its own.`);
}

function withoutValue(option: string): WrongArgument {
  const [, value = ""] = new RegExp(` {2}${option} ([A-Z=]+)`).exec(usage) ?? [];
  return new WrongArgument(`${option} takes a ${value}, and there is none after it.`);
}

/** The stacks that are asked for, of those that there are. Throws `WrongArgument`. */
export function chosen(asked: readonly string[], stacks: readonly string[]): readonly string[] {
  const strangers = asked.filter((stack) => !stacks.includes(stack));
  const known = stacks.length > 0 ? `The stacks are ${stacks.join(", ")}.` : "This folder has no Pulumi.<stack>.yaml.";
  if (strangers.length > 0)
    throw new WrongArgument(`There is no stack ${strangers.join(" or ")}. ${known}${didYouMean(strangers, stacks)}`);
  if (stacks.length === 0) throw new WrongArgument(known);
  return asked.length > 0 ? [...new Set(asked)] : stacks;
}

/** What `--config` changes, by full key. Throws `WrongArgument`. */
export function configOf({ config }: Asked, project: string): Readonly<Record<string, string>> {
  return Object.fromEntries(config.map((setting) => keyAndValue(setting, project)));
}

function keyAndValue(setting: string, project: string): [string, string] {
  const at = setting.indexOf("=");
  if (at < 1) {
    const got = at < 0 ? setting : "no KEY";
    throw new WrongArgument(`--config takes KEY=VALUE, such as network.zones=3; got ${got}.`);
  }
  const key = setting.slice(0, at);
  return [key.includes(":") ? key : `${project}:${key}`, setting.slice(at + 1)];
}

function oneOf<Word extends string>(option: string, words: readonly Word[], text?: string): Word | undefined {
  const word = words.find((each) => each === text);
  if (text !== undefined && word === undefined)
    throw new WrongArgument(`${option} takes ${words.join(", ")}; got ${text}.${didYouMean([text], words)}`);
  return word;
}

function singleton(text: string): string {
  const names = singletonsOf(ruleIds());
  if (names.includes(text)) return text;
  throw new WrongArgument(`--owns takes ${names.join(", ")}; got ${text}.${didYouMean([text], names)}`);
}

function ruleOrFolder(text: string): string {
  const ids = ruleIds();
  if (ids.some((id) => isWithin(id, text))) return text;
  const wrong = `--only takes a rule or a folder of rules, as docs/rules.md lists them; got ${text}.`;
  throw new WrongArgument(wrong + didYouMean([text], rulesAndFolders(ids)));
}

/** All that `--only` takes. */
export const rulesAndFolders = (ids: readonly string[]) => [...ids, ...new Set(ids.flatMap(foldersOf))];

function didYouMean(written: readonly string[], candidates: readonly string[]): string {
  const meant = written.flatMap((word) => nearest(word, candidates) ?? []);
  return meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : "";
}
