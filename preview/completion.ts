import { readFileSync } from "node:fs";
import path from "node:path";
import { ruleIds } from "../policy/load";
import { severities } from "../policy/rule";
import { singletonsOf } from "../policy/singletons";
import { options, rulesAndFolders, type Shell, shells } from "./arguments";
import { readProject } from "./project";

/** What a shell loads to complete the command line; it asks `completed` for each word. */
export function completionScript(shell: Shell): string {
  return readFileSync(path.join(__dirname, "completion", shell), "utf8").trimEnd();
}

/**
 * What the last word of a command line may become, the others being those before it. Nothing for what is a file's name,
 * which shells complete by themselves.
 */
export function completed(words: readonly string[], folder: string): readonly string[] {
  const last = words.at(-1) ?? "";
  return candidates(last, words.at(-2) ?? "", () => readProject(folder).stacks).filter((each) => each.startsWith(last));
}

type Stacks = () => readonly string[];

const values: Readonly<Record<string, (stacks: Stacks) => readonly string[]>> = {
  stack: (stacks) => stacks(),
  compare: (stacks) => stacks(),
  owns: () => singletonsOf(ruleIds()),
  only: () => rulesAndFolders(ruleIds()),
  "fail-on": () => severities,
  completion: () => shells,
};

function candidates(word: string, before: string, stacks: Stacks): readonly string[] {
  const option = Object.entries(options).find(([name, { type }]) => type === "string" && before === `--${name}`);
  if (option !== undefined) return values[option[0]]?.(stacks) ?? [];
  return word.startsWith("-") ? Object.keys(options).map((name) => `--${name}`) : stacks();
}
