import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadCatalogues } from "../policy/catalogue";
import { UnusableConfiguration } from "../policy/configuration";
import { loadExemptions } from "../policy/load";
import {
  type Asked,
  besideCommands,
  chosen,
  configOf,
  type FileReport,
  parse,
  usage,
  WrongArgument,
} from "./arguments";
import { completionScript } from "./completion";
import { versionIn } from "./git";
import { noPolicyPackConfig, type PolicyPackConfig, readPolicyPackConfig } from "./policy-pack-config";
import { preview } from "./preview";
import { saying } from "./progress";
import { type Project, readProject, UnusableFile, withSettings } from "./project";
import { BrokenReference, referenceReport, UnusableReference } from "./reference";
import { calledLike, compared, type Comparison, isReport, type Report, type ReportedStack } from "./reports/comparison";
import { comparisonLines } from "./reports/comparison-lines";
import { controls } from "./reports/controls";
import { json } from "./reports/json";
import { junit } from "./reports/junit";
import { markdown } from "./reports/markdown";
import { colours, plainText } from "./reports/paint";
import { sourceAddress } from "./source-address";
import { page, type Screen } from "./reports/screen";
import { sarif } from "./reports/sarif";
import { failOnInWords, overview } from "./reports/summary";
import { digest, judgement, judgementInShort, terminal } from "./reports/terminal";
import { failed, isToMend, narrowed, type Outcome } from "./result";

/** What a report says beside the outcomes. */
interface Run {
  readonly folder: string;
  readonly comparison: Comparison | undefined;
  /** What is to be known of the run, each a sentence. */
  readonly remarks: readonly string[];
}

type Write = (outcomes: readonly Outcome[], run: Run) => string | Promise<string>;

const fileReports: Readonly<Record<FileReport, Write>> = {
  sarif: (outcomes) => sarif(outcomes, sourceAddress(process.env)),
  junit,
  markdown: (outcomes, { comparison, remarks }) => markdown(outcomes, comparison?.stacks, remarks),
  html: async (outcomes, { folder, comparison, remarks }) => {
    const { html } = await import("./reports/html/html");
    const version = versionIn(folder);
    return html(outcomes, { catalogues: loadCatalogues(), today: today(), version, comparison, remarks });
  },
  controls: (outcomes) => controls(outcomes, loadCatalogues()),
};

const exitCodes = { clean: 0, violations: 1, wrong: 2 };

/** Errors whose message is all that there is to say. */
const mistakes = [WrongArgument, UnusableFile, UnusableReference, UnusableConfiguration];

const projectFolder = path.join(__dirname, "..");

/** Runs the command line on a project and answers its exit code. */
export async function main(args: string[], folder = projectFolder): Promise<number> {
  try {
    const asked = parse(args);
    const text = asked.help ? usage : asked.completion && completionScript(asked.completion);
    if (text !== undefined) {
      console.log(text);
      return exitCodes.clean;
    }
    const project = projectOf(asked, folder);
    if (asked.watch) return await previewOnSave(project, asked, args);
    const outcomes = await previewAll(project, asked, folder);
    if (asked.diagrams !== undefined) await writeDiagrams(outcomes, asked.diagrams);
    return exitCode(outcomes);
  } catch (error) {
    if (!mistakes.some((mistake) => error instanceof mistake)) throw error;
    console.error((error as Error).message);
    return exitCodes.wrong;
  }
}

async function previewOnSave({ stacks }: Project, asked: Asked, args: readonly string[]): Promise<never> {
  chosen(asked.stacks, stacks);
  const { settingsFile, diagrams, files } = asked;
  const { watch } = await import("./watch");
  const written = [...files.map(([, file]) => file), ...(diagrams === undefined ? [] : [diagrams])];
  const read = settingsFile === undefined ? [] : [settingsFile];
  return watch(
    args.filter((each) => each !== "--watch"),
    { folder: projectFolder, read, written },
  );
}

function projectOf({ settingsFile, stacks }: Asked, folder: string): Project {
  const project = readProject(folder);
  if (settingsFile === undefined) return project;
  const [stack, ...others] = new Set(stacks);
  if (others.length > 0) throw new WrongArgument(`--settings is for one stack; got ${[stack, ...others].join(", ")}.`);
  return withSettings(project, settingsFile, stack);
}

/** One after the other, because the SDK keeps some of its state per process; each is shown as soon as it is done. */
async function previewAll(project: Project, asked: Asked, folder: string): Promise<readonly Outcome[]> {
  const policy = { exemptions: loadExemptions(), today: today(), packConfig: packConfigOf(asked) };
  const stacks = chosen(asked.stacks, project.stacks);
  const judged = async (stack: string, from: Project, config: Readonly<Record<string, string>>) =>
    asAsked(await preview({ project: from, stack, policy, config }), asked);
  const { compare } = asked;
  const remarks = asked.only === undefined ? [] : [`Only ${asked.only} was asked.`];
  const remark = (text: string) => {
    console.error(text);
    remarks.push(text);
  };
  const before =
    compare === undefined
      ? undefined
      : await saying(`Previewing ${compare}`, process.stderr, async () => {
          const own = readProject(folder);
          if (!own.stacks.includes(compare))
            return unlessBroken(remark, () =>
              referenceReport(compare, { folder, stacks, known: own.stacks, options: sameOn(asked) }),
            );
          // Under the same name, so that URNs, and names made of them, are the same.
          const other = { ...project, config: () => own.config(compare) };
          const reported: ReportedStack[] = [];
          for (const stack of stacks) {
            const outcome = await judged(stack, other, {});
            // A stack that is called as its cloud takes no other cloud's settings.
            const named = failed(outcome) ? await judged(compare, own, {}) : outcome;
            reported.push(...asReport([named]).stacks.map((each) => calledLike(each, stack)));
          }
          return { stacks: reported };
        });
  const config = configOf(asked, project.name);
  const outcomes: Outcome[] = [];
  const [whole, short] = asked.only === undefined ? [terminal, digest] : [judgement, judgementInShort];
  const ofEach = stacks.length === 1 ? whole : short;
  const shown = asked.verbose ? terminal : ofEach;
  // The verdict is what stands at the end.
  const isLast = before !== undefined && stacks.length === 1;
  for (const [index, stack] of stacks.entries()) {
    const what = `Previewing ${stack}, ${index + 1} of ${stacks.length}`;
    const outcome = await saying(what, process.stderr, () => judged(stack, project, config));
    const told = withAdvice(outcome, besideCommands(asked));
    if (!asked.json && !isLast) console.log(shown(told, screen(), outcomes));
    outcomes.push(told);
  }
  const comparison = before && { reference: compare ?? "", stacks: compared(before, asReport(outcomes)) };
  if (asked.json) console.log(json(outcomes, comparison));
  else {
    if (comparison !== undefined) console.log(`${comparisonLines(comparison, screen())}\n`);
    if (outcomes.length > 1) console.log(overview(outcomes, screen()));
    else if (isLast) console.log(outcomes.map((outcome) => shown(outcome, screen())).join("\n"));
  }
  const why = asked.failOn && failOnInWords(outcomes, asked.failOn);
  if (why !== undefined) remark(why);
  const run = { folder, comparison, remarks };
  for (const [report, file] of asked.files) {
    const text = await saying(`Writing ${file}`, process.stderr, () => fileReports[report](outcomes, run));
    write(file, text);
  }
  return outcomes;
}

function asAsked(outcome: Outcome, { only, failOn }: Asked): Outcome {
  const asked = narrowed(outcome, only);
  return failed(asked) || failOn === undefined ? asked : { ...asked, failOn };
}

/** A commit that is broken is no reason to say nothing of the one that mends it. */
function unlessBroken(remark: (text: string) => void, report: () => Report): Report | undefined {
  try {
    return report();
  } catch (error) {
    if (!(error instanceof BrokenReference)) throw error;
    remark(error.message);
    return undefined;
  }
}

/** Of settings that are refused: with what the commands in the message do not reach. */
function withAdvice(outcome: Outcome, advice: readonly string[]): Outcome {
  if (!failed(outcome) || !outcome.message.includes("pulumi config ")) return outcome;
  return { ...outcome, message: [outcome.message.trimEnd(), ...advice].join("\n\n") };
}

function packConfigOf({ packConfig, owned }: Asked): PolicyPackConfig {
  const { policies, configuration } = packConfig === undefined ? noPolicyPackConfig : readPolicyPackConfig(packConfig);
  const ownedSingletons = [...configuration.ownedSingletons, ...owned];
  return { policies, configuration: { ...configuration, ownedSingletons } };
}

function asReport(outcomes: readonly Outcome[]): Report {
  const report: unknown = JSON.parse(json(outcomes));
  return isReport(report) ? report : { stacks: [] };
}

/** What the other side of a comparison is previewed with, too: all but what `--config` changes. */
function sameOn({ settingsFile, owned, packConfig, only }: Asked): string[] {
  const settings = settingsFile === undefined ? [] : ["--settings", path.resolve(settingsFile)];
  const owns = owned.flatMap((each) => ["--owns", each]);
  const policies = packConfig === undefined ? [] : ["--policy-pack-config", path.resolve(packConfig)];
  return [...settings, ...owns, ...policies, ...(only === undefined ? [] : ["--only", only])];
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

function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.some(failed)) return exitCodes.wrong;
  return outcomes.some(isToMend) ? exitCodes.violations : exitCodes.clean;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
