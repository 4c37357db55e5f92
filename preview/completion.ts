import { existsSync, readFileSync } from "node:fs";
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
export function completed(words: readonly string[], folder: string): readonly string[] {
  const last = words.at(-1) ?? "";
  const [, lead = "", option, value = ""] = /^(--([\w-]+)=)(.*)$/.exec(last) ?? [];
  if (option !== undefined)
    return completed([...words.slice(0, -1), `--${option}`, value], folder).map((each) => lead + each);
  return candidates(words, readProject(folder)).filter((each) => each.startsWith(last));
}

interface Asked {
  readonly words: readonly string[];
  readonly project: Project;
}

type Values = (asked: Asked) => readonly string[];

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

function candidates(words: readonly string[], project: Project): readonly string[] {
  const [before = "", word = ""] = words.length > 1 ? words.slice(-2) : ["", ...words];
  const option = Object.entries(options).find(([name, { type }]) => type === "string" && before === `--${name}`);
  if (option !== undefined) return values[option[0]]?.({ words, project }) ?? [];
  return word.startsWith("-") ? Object.keys(options).map((name) => `--${name}`) : project.stacks;
}

/** Keys of the stacks that are named, or of all; after a key the values that it takes, if these are words. */
function settings({ words, project }: Asked): readonly string[] {
  const named = project.stacks.filter((stack) => words.includes(stack) || words.includes(`--stack=${stack}`));
  const found = (named.length > 0 ? named : project.stacks).flatMap((stack) => settingsOf(stack, project));
  const [key] = (words.at(-1) ?? "").split("=", 1);
  const values = found
    .filter(([setting]) => setting === key)
    .flatMap(([, { enum: words, type }]) => words ?? (type === "boolean" ? ["true", "false"] : []));
  return [...new Set([...found.map(([setting]) => `${setting}=`), ...values.map((value) => `${key}=${value}`)])];
}

/** Of the JSON schema that editors read. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
}

const schemas = path.join(__dirname, "..", "settings", "schema");

function settingsOf(stack: string, { name, config }: Project): readonly (readonly [setting: string, shape: Shape])[] {
  const file = path.join(schemas, `${config(stack).values[`${name}:cloud`]}.json`);
  if (!existsSync(file)) return [];
  const whole = JSON.parse(readFileSync(file, "utf8")) as Shape;
  const own = `${name}:`;
  return leaves("", whole.properties?.config ?? {}).map(([key, shape]) => [
    key.startsWith(own) ? key.slice(own.length) : key,
    shape,
  ]);
}

function leaves(at: string, { properties = {} }: Shape): readonly (readonly [setting: string, shape: Shape])[] {
  return Object.entries(properties).flatMap(([name, shape]) =>
    shape.properties === undefined ? [[at + name, shape] as const] : leaves(`${at}${name}.`, shape),
  );
}
