import { readFileSync } from "node:fs";
import path from "node:path";
import { ruleIds } from "../policy/load";
import { severities } from "../policy/rule";
import { singletonsOf } from "../policy/singletons";
import { options, rulesAndFolders, type Shell, shells } from "./arguments";
import { type Project, readProject } from "./project";

/** What a shell loads to complete the command line; it asks `completed` for each word. */
export function completionScript(shell: Shell): string {
  return readFileSync(path.join(__dirname, "completion", shell), "utf8").trimEnd();
}

/**
 * What the last word of a command line may become, the others being those before it. Nothing for what is a file's name,
 * which shells complete by themselves.
 */
export async function completed(words: readonly string[], folder: string): Promise<readonly string[]> {
  const last = words.at(-1) ?? "";
  const [, lead = "", option, value = ""] = /^(--([\w-]+)=)(.*)$/.exec(last) ?? [];
  if (option !== undefined)
    return (await completed([...words.slice(0, -1), `--${option}`, value], folder)).map((each) => lead + each);
  return (await candidates(words, readProject(folder))).filter((each) => each.startsWith(last));
}

interface Asked {
  readonly words: readonly string[];
  readonly project: Project;
}

type Values = (asked: Asked) => readonly string[] | Promise<readonly string[]>;

const stacks: Values = ({ project }) => project.stacks;

const values: Readonly<Record<string, Values>> = {
  stack: stacks,
  compare: stacks,
  config: settings,
  owns: () => singletonsOf(ruleIds()),
  only: () => rulesAndFolders(ruleIds()),
  "fail-on": () => severities,
  completion: () => shells,
};

async function candidates(words: readonly string[], project: Project): Promise<readonly string[]> {
  const [before = "", word = ""] = words.length > 1 ? words.slice(-2) : ["", ...words];
  const option = Object.entries(options).find(([name, { type }]) => type === "string" && before === `--${name}`);
  if (option !== undefined) return values[option[0]]?.({ words, project }) ?? [];
  return word.startsWith("-") ? Object.keys(options).map((name) => `--${name}`) : project.stacks;
}

/** Keys of the stacks that are named, or of all; after a key the values that it takes, if these are words. */
async function settings({ words, project }: Asked): Promise<readonly string[]> {
  const { cloudOf } = await import("../settings/input");
  const { settingsOf, shapeAt } = await import("../settings/shape");
  const named = project.stacks.filter((stack) => words.includes(stack) || words.includes(`--stack=${stack}`));
  const found = (named.length > 0 ? named : project.stacks).flatMap((stack) => {
    const cloud = cloudOf(project.config(stack).values);
    return cloud === undefined
      ? []
      : settingsOf(cloud).map((setting) => [setting, shapeAt(cloud, setting.split("."))] as const);
  });
  const [key] = (words.at(-1) ?? "").split("=", 1);
  const keys = found.filter(([setting, shape]) => setting !== "cloud" && shape?.properties === undefined);
  const values = keys
    .filter(([setting]) => setting === key)
    .flatMap(([, shape]) => shape?.enum ?? (shape?.type === "boolean" ? ["true", "false"] : []));
  return [...new Set([...keys.map(([setting]) => `${setting}=`), ...values.map((value) => `${key}=${value}`)])];
}
