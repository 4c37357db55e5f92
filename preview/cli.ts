import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { loadCatalogues } from "../policy/catalogue";
import { loadExemptions, ruleIds } from "../policy/load";
import { severities, type Severity } from "../policy/rule";
import { singletonsOf } from "../policy/singletons";
import { nearest } from "../settings/suggest";
import { preview } from "./preview";
import { type Project, readProject, UnusableFile } from "./project";
import { referenceReport, UnusableReference } from "./reference";
import { compared, isReport, type Report, type StackComparison } from "./reports/comparison";
import { comparisonLines } from "./reports/comparison-lines";
import { controls } from "./reports/controls";
import { json } from "./reports/json";
import { junit } from "./reports/junit";
import { markdown } from "./reports/markdown";
import { colours, plainText } from "./reports/paint";
import { sourceAddress } from "./source-address";
import { page, type Screen } from "./reports/screen";
import { sarif } from "./reports/sarif";
import { overview } from "./reports/summary";
import { digest, terminal } from "./reports/terminal";
import { failed, isFailure, isWithin, narrowed, type Outcome } from "./result";

const usage = `Usage: node preview/main.js [STACK…] [options]

Previews stacks offline: what \`pulumi up\` would create, judged by the policy pack. It needs no account,
no Pulumi CLI and no network. Without a STACK, all stacks of the project. Of more than one stack it
shows in short what there is to do; of one alone, all.

  --config KEY=VALUE  a setting that takes the place of the stack file's, such as network.zones=3
                      or aws:region=eu-west-1; may be repeated
  --owns SINGLETON    judges the stacks by what they own of their account, subscription or project, such
                      as aws/account/trail; docs/rules.md lists it; may be repeated
  --only RULE         only what this rule says, or the rules in this folder, such as kubernetes/rbac
  --fail-on SEVERITY  exit with 1 for findings of this severity or a higher one: critical, high, medium
                      or low; without it, for violations
  --verbose           shows all of each stack: resources, costs, exemptions and what is still unknown
  --json              the result for programs, on the standard output
  --sarif FILE        findings for code scanning (SARIF 2.1.0)
  --junit FILE        findings as test cases (JUnit)
  --markdown FILE     a comment for a pull request
  --html FILE         one page for people, without a network: findings, drawings, resources, controls
  --compare REF       what changes against REF: a report's file that --json wrote, or a git commit or
                      branch, which is previewed with its own code; on the screen, in Markdown and HTML
  --controls FILE     what was found of each recommendation of the benchmarks, stack by stack (CSV)
  --diagrams FOLDER   writes a drawing of each stack there, as SVG and Mermaid
  -h, --help          this text

Exit code: 0 in order, 1 violations, 2 wrong settings, files or arguments.`;

/** The reports that are written to a file, by the option that asks for them. */
const fileReports = {
  sarif: (outcomes: readonly Outcome[]) => sarif(outcomes, sourceAddress(process.env)),
  junit,
  markdown,
  html: async (outcomes: readonly Outcome[], comparisons: readonly StackComparison[]) => {
    const { html } = await import("./reports/html/html");
    return html(outcomes, { catalogues: loadCatalogues(), today: today(), comparisons });
  },
  controls: (outcomes: readonly Outcome[]) => controls(outcomes, loadCatalogues()),
};
type FileReport = keyof typeof fileReports;

const exitCodes = { clean: 0, violations: 1, wrong: 2 };

const projectFolder = path.join(__dirname, "..");

/** Runs the command line on a project and answers its exit code. */
export async function main(args: string[], folder = projectFolder): Promise<number> {
  try {
    const asked = parse(args);
    if (asked.help) {
      console.log(usage);
      return exitCodes.clean;
    }
    const outcomes = await previewAll(readProject(folder), asked, folder);
    if (asked.diagrams !== undefined) await writeDiagrams(outcomes, asked.diagrams);
    return exitCode(outcomes, asked.failOn);
  } catch (error) {
    if (!mistakes.some((mistake) => error instanceof mistake)) throw error;
    console.error((error as Error).message);
    return exitCodes.wrong;
  }
}

/** One after the other, because the SDK keeps some of its state per process; each is shown as soon as it is done. */
async function previewAll(project: Project, asked: Asked, folder: string): Promise<readonly Outcome[]> {
  const policy = { exemptions: loadExemptions(), today: today(), owned: asked.owned };
  const config = Object.fromEntries(asked.settings.map((setting) => keyAndValue(setting, project.name)));
  const stacks = chosen(asked.stacks, project);
  const { compare } = asked;
  const before =
    compare === undefined ? undefined : referenceReport(compare, { folder, stacks, options: sameOn(asked) });
  const outcomes: Outcome[] = [];
  const shown = asked.verbose || stacks.length === 1 ? terminal : digest;
  for (const stack of stacks) {
    const outcome = narrowed(await preview({ project, stack, policy, config }), asked.only);
    outcomes.push(outcome);
    if (!asked.json) console.log(shown(outcome, screen()));
  }
  if (asked.json) console.log(json(outcomes));
  else if (outcomes.length > 1) console.log(overview(outcomes, screen()));
  const comparisons = before === undefined ? [] : comparisonsWith(before, outcomes);
  if (compare !== undefined && !asked.json) console.log(`\n${comparisonLines(comparisons, compare, screen())}`);
  for (const [report, file] of asked.files) write(file, await fileReports[report](outcomes, comparisons));
  return outcomes;
}

function comparisonsWith(before: Report, outcomes: readonly Outcome[]): readonly StackComparison[] {
  const after: unknown = JSON.parse(json(outcomes));
  return isReport(after) ? compared(before, after) : [];
}

/** What the other side of a comparison is previewed with, too. */
function sameOn({ settings, owned, only }: Asked): string[] {
  const config = settings.flatMap((setting) => ["--config", setting]);
  const owns = owned.flatMap((each) => ["--owns", each]);
  return [...config, ...owns, ...(only === undefined ? [] : ["--only", only])];
}

async function writeDiagrams(outcomes: readonly Outcome[], folder: string): Promise<void> {
  const { diagrams } = await import("./drawing/diagrams");
  for (const outcome of outcomes) {
    const files = failed(outcome) ? {} : await diagrams(outcome);
    for (const [file, content] of Object.entries(files)) write(path.join(folder, file), content);
  }
}

/** Standard output is the report's alone: it may be JSON. */
function write(file: string, content: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    const [why] = (error as Error).message.split(",", 1);
    throw new WrongArgument(`${file} cannot be written (${why}). Name a place where you may write.`);
  }
  console.error(`wrote ${file}`);
}

function screen(): Screen {
  const { stdout } = process;
  if (!stdout.isTTY) return page;
  // Longer lines read badly, however wide the terminal is.
  const columns = Math.min(stdout.columns || page.columns, page.columns);
  return { paint: stdout.hasColors() ? colours : plainText, columns };
}

interface Asked {
  readonly stacks: readonly string[];
  readonly settings: readonly string[];
  /** Names of singletons. */
  readonly owned: readonly string[];
  readonly json: boolean;
  readonly verbose: boolean;
  /** The folder for them. */
  readonly diagrams?: string;
  readonly files: readonly (readonly [FileReport, string])[];
  readonly help: boolean;
  /** Id of a rule, or a folder of rules. */
  readonly only?: string;
  /** A report's file, or a commit. */
  readonly compare?: string;
  readonly failOn?: Severity;
}

/** Its message says what is wrong with the command line and what would be right. */
class WrongArgument extends Error {}

/** Errors whose message is all that there is to say. */
const mistakes = [WrongArgument, UnusableFile, UnusableReference];

const options = {
  config: { type: "string", multiple: true },
  json: { type: "boolean", default: false },
  verbose: { type: "boolean", default: false },
  owns: { type: "string", multiple: true },
  only: { type: "string" },
  compare: { type: "string" },
  "fail-on": { type: "string" },
  diagrams: { type: "string" },
  sarif: { type: "string" },
  junit: { type: "string" },
  markdown: { type: "string" },
  html: { type: "string" },
  controls: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
} as const;

function parse(args: string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options,
    });
    const { config = [], owns = [], json, verbose, help, diagrams, only, compare } = values;
    const failOn = severityOf(values["fail-on"]);
    const files = (Object.keys(fileReports) as FileReport[]).flatMap((report) => {
      const file = values[report];
      return file === undefined ? [] : [[report, file] as const];
    });
    return {
      stacks: positionals,
      settings: config,
      owned: owns.map(singleton),
      json,
      verbose,
      files,
      help,
      ...(diagrams === undefined ? {} : { diagrams }),
      ...(only === undefined ? {} : { only: ruleOrFolder(only) }),
      ...(compare === undefined ? {} : { compare }),
      ...(failOn === undefined ? {} : { failOn }),
    };
  } catch (error) {
    if (error instanceof WrongArgument) throw error;
    const [what = ""] = (error as Error).message.split(/\.\s/, 1);
    const [, stranger = ""] = /^Unknown option '--(.+)'/.exec(what) ?? [];
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new WrongArgument(
      `${what}. \`node preview/main.js --help\` lists the options.${didYouMean([stranger], names)}`,
    );
  }
}

function chosen(asked: readonly string[], { stacks }: Project): readonly string[] {
  const strangers = asked.filter((stack) => !stacks.includes(stack));
  const known = stacks.length > 0 ? `The stacks are ${stacks.join(", ")}.` : "This folder has no Pulumi.<stack>.yaml.";
  if (strangers.length > 0)
    throw new WrongArgument(`There is no stack ${strangers.join(" or ")}. ${known}${didYouMean(strangers, stacks)}`);
  if (stacks.length === 0) throw new WrongArgument(known);
  return asked.length > 0 ? [...new Set(asked)] : stacks;
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

function severityOf(text: string | undefined): Severity | undefined {
  const severity = severities.find((each) => each === text);
  if (text !== undefined && severity === undefined)
    throw new WrongArgument(`--fail-on takes ${severities.join(", ")}; got ${text}.${didYouMean([text], severities)}`);
  return severity;
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
  throw new WrongArgument(wrong + didYouMean([text], [...ids, ...new Set(ids.flatMap(foldersOf))]));
}

/** `aws/iam/roles` for `aws/iam/roles/trust`, and what is above it. */
function foldersOf(id: string): string[] {
  const folder = path.posix.dirname(id);
  return folder === "." ? [] : [folder, ...foldersOf(folder)];
}

function didYouMean(written: readonly string[], candidates: readonly string[]): string {
  const meant = written.flatMap((word) => nearest(word, candidates) ?? []);
  return meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : "";
}

function exitCode(outcomes: readonly Outcome[], failOn?: Severity): number {
  if (outcomes.some(failed)) return exitCodes.wrong;
  return outcomes.some((outcome) => !failed(outcome) && isFailure(outcome, failOn))
    ? exitCodes.violations
    : exitCodes.clean;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
