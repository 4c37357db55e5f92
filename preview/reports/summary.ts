import { severities, type Severity } from "../../policy/rule";
import { failed, failing, isToMend, type Outcome, type Tally, tally } from "../result";
import { page, type Screen, wrapped } from "./screen";

export const words: Readonly<Record<keyof Tally, string>> = {
  resources: "resources",
  passed: "passed",
  violations: "violations",
  advisory: "advisory",
  exempt: "exempt",
  unknown: "unknown",
  toSet: "to set",
};
export const counted = Object.keys(words) as (keyof Tally)[];

export const failures = { settings: "its settings were refused", program: "the program failed" };

/** What a stack comes to, in a line. */
export function summary(outcome: Outcome, screen: Screen = page): string {
  const title = `${sign(outcome, screen)} ${screen.paint.strong(outcome.stack)}`;
  if (failed(outcome)) return `${title}: ${failures[outcome.reason]}`;
  const numbers = tally(outcome);
  const said = counted.filter((each) => numbers[each] > 0 || each === "violations");
  const parts = said.map((each) => `${numbers[each]} ${numbers[each] === 1 ? singular(words[each]) : words[each]}`);
  // A number stays with what it counts.
  const text = parts.map((part) => part.replaceAll(" ", "\u00a0")).join(", ");
  return wrapped(`${title}: ${text}`, screen.columns, "", "  ").replaceAll("\u00a0", " ");
}

/** What all stacks come to, in a table. */
export function overview(outcomes: readonly Outcome[], screen: Screen = page): string {
  const longest = Math.max(...outcomes.map(({ stack }) => stack.length));
  const header = " ".repeat(longest + 2) + counted.map((each) => `  ${words[each]}`).join("");
  const rows = outcomes.map((outcome) => {
    const title = `${sign(outcome, screen)} ${screen.paint.strong(outcome.stack)}${" ".repeat(longest - outcome.stack.length)}`;
    return failed(outcome) ? `${title}  ${failures[outcome.reason]}` : title + cells(tally(outcome), screen);
  });
  return [screen.paint.faint(header), ...rows].join("\n");
}

/** Where `--fail-on` makes of the stacks what their verdicts do not: why. */
export function failOnInWords(outcomes: readonly Outcome[], failOn: Severity): string | undefined {
  const results = outcomes.flatMap((outcome) => (failed(outcome) ? [] : [outcome]));
  if (results.length < outcomes.length) return undefined;
  const severe = results.reduce((sum, result) => sum + failing(result), 0);
  const violations = results.reduce((sum, result) => sum + tally(result).violations, 0);
  const severity = failOn === severities[0] ? failOn : `${failOn} or higher`;
  if (violations === 0 && severe > 0)
    return `--fail-on ${failOn}: failed by what is advisory: ${severe} of severity ${severity}.`;
  if (violations > 0 && severe === 0)
    return `--fail-on ${failOn}: not failed, because no violation is of severity ${severity}.`;
  return undefined;
}

function cells(numbers: Tally, { paint }: Screen): string {
  const cell = (each: keyof Tally) => "  " + String(numbers[each]).padStart(words[each].length);
  return counted
    .map((each) => (each === "violations" && numbers[each] > 0 ? paint.bad(cell(each)) : cell(each)))
    .join("");
}

function sign(outcome: Outcome, { paint }: Screen): string {
  return isToMend(outcome) ? paint.bad("✘") : paint.good("✔");
}

const singular = (word: string) => word.replace(/s$/, "");
