import { failed, type FailedPreview, type Outcome, type PreviewResult } from "../result";
import { costLines, costsInShort } from "./costs";
import { adviceLines, advisoryLines, exemptionLines, unknownLines, violationLines } from "./findings";
import { resourceLines } from "./resources";
import { heading, page, type Screen, widthOf, wrapped } from "./screen";
import { summary } from "./summary";

/** What a person reads of a stack: the tree, what the rules say, a line that sums up, and what is still to be set. */
export function terminal(outcome: Outcome, screen: Screen = page): string {
  return joined(failed(outcome) ? refusal(outcome, screen) : report(outcome, screen));
}

/** What the rules say and nothing else, for somebody who asks for some of them. */
export function judgement(outcome: Outcome, screen: Screen = page): string {
  return joined(failed(outcome) ? refusal(outcome, screen) : judged(outcome, screen));
}

/** The same in short, for one stack among several. */
export function judgementInShort(outcome: Outcome, screen: Screen = page, earlier: readonly Outcome[] = []): string {
  if (failed(outcome)) return joined(refusal(outcome, screen, earlier));
  return joined([
    [summary(outcome, screen), ...nothingAsked(outcome).map((line) => `  ${line}`)],
    adviceLines(outcome, screen),
    violationLines(outcome, screen),
  ]);
}

/** The same in short, for one stack among several: the line that sums up, and in full only what stops a deployment. */
export function digest(outcome: Outcome, screen: Screen = page, earlier: readonly Outcome[] = []): string {
  return joined(failed(outcome) ? refusal(outcome, screen, earlier) : excerpt(outcome, screen));
}

function joined(sections: readonly string[][]): string {
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function report(result: PreviewResult, screen: Screen): string[][] {
  return [
    [heading(screen.paint.strong(result.stack), screen)],
    resourceLines(result.resources, screen.paint),
    warningLines(result, screen),
    costLines(result, screen),
    ...judged(result, screen),
    toSetLines(result, screen),
  ];
}

function judged(result: PreviewResult, screen: Screen): string[][] {
  return [
    nothingAsked(result),
    exemptionLines(result, screen),
    unknownLines(result, screen),
    advisoryLines(result, screen),
    violationLines(result, screen),
    [summary(result, screen)],
  ];
}

/** That no violation was found means little where nothing was looked at. */
function nothingAsked({ stack, verdict: { findings } }: PreviewResult): string[] {
  const isAsked = findings.some(({ status }) => status !== "not applicable");
  return isAsked ? [] : [`No rule that was asked is about anything in ${stack}.`];
}

function excerpt(result: PreviewResult, screen: Screen): string[][] {
  return [
    [summary(result, screen), ...costsInShort(result, screen), ...keysToSet(result, screen)],
    warningLines(result, screen),
    adviceLines(result, screen),
    violationLines(result, screen),
  ];
}

/** What an earlier stack was refused by in the same words is not said again. */
function refusal(outcome: FailedPreview, screen: Screen, earlier: readonly Outcome[] = []): string[][] {
  const [first = "", ...others] = refusalText(outcome).trimEnd().split("\n");
  const title = heading(`${screen.paint.bad("✘")} ${screen.paint.strong(first)}`, screen);
  const same = earlier.find((each) => failed(each) && nameless(each) === nameless(outcome));
  return [same ? [title, `As ${same.stack}, above.`] : [title, ...others.map((line) => reasonLine(line, screen))]];
}

const nameless = (outcome: FailedPreview) =>
  refusalText(outcome)
    .replaceAll(`stack ${outcome.stack}`, "stack")
    .replaceAll(`select ${outcome.stack}`, "select")
    .replaceAll(`main.js ${outcome.stack}`, "main.js");

/** What refuses settings says itself of which stack or file. */
function refusalText({ stack, reason, message }: FailedPreview): string {
  if (reason === "settings") return message;
  const hint = `The whole trace: PREVIEW_STACK_TRACES=true node --enable-source-maps preview/main.js ${stack}`;
  return [`The program of stack ${stack} failed.`, message, ...(message.includes("\n    at ") ? [] : [hint])].join(
    "\n\n",
  );
}

/** Commands and stack traces are for copying: they stay in one line. */
function reasonLine(line: string, { paint, columns }: Screen): string {
  const [, label = "", gap = "", words = ""] = /^ {2}(got|allowed|fix)( +)(.*)$/.exec(line) ?? [];
  if (label === "") return /^ |--enable-source-maps/.test(line) ? line : wrapped(line, columns, "");
  const lead = `  ${paint.faint(label)}${gap}`;
  return label === "fix" ? lead + words : wrapped(words, columns, lead, " ".repeat(widthOf(lead)));
}

function warningLines({ warnings }: PreviewResult, { paint, columns }: Screen): string[] {
  return warnings.map((warning) => wrapped(`${paint.note("warning:")} ${warning}`, columns, "", "  "));
}

/** The last thing of a stack, because it is the next thing to do. With comments, so that it can be pasted into a shell. */
function toSetLines({ stack, toSet }: PreviewResult, { paint, columns }: Screen): string[] {
  if (toSet.length === 0) return [];
  const title = `${paint.strong("To set before `pulumi up`")}, with stack ${stack} selected (this preview used stand-ins):`;
  const lines = toSet.flatMap(({ command, why }) => [
    wrapped(paint.faint(`# ${why}`), columns, "  ", "  # "),
    `  ${command}`,
  ]);
  return [wrapped(title, columns, "", "  "), ...lines];
}

function keysToSet({ stack, toSet, resources }: PreviewResult, { paint, columns }: Screen): string[] {
  if (toSet.length === 0) return [];
  // The project's own settings need no prefix.
  const [, project = ""] = resources[0]?.urn.split("::") ?? [];
  const keys = toSet.map(({ key }) => (key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key));
  const command = paint.strong(`node preview/main.js ${stack}`).replaceAll(" ", "\u00a0");
  const text = `To set before \`pulumi up\` (commands: ${command}): ${keys.join(", ")}`;
  return [wrapped(text, columns, "  ", "    ").replaceAll("\u00a0", " ")];
}
