import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load, YAMLException } from "js-yaml";
import type { Place } from "./places";

/** A Pulumi project on disk: its name, its entry point, its stacks. */
export interface Project {
  readonly name: string;
  readonly entryPoint: string;
  readonly stacks: readonly string[];
  /** A stack's configuration as the CLI hands it to the program: full keys, objects as JSON. Throws `UnusableFile`. */
  config(stack: string): StackConfig;
}

export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  /** Where they begin: a file's name, and the line of its `config`. */
  readonly source: Place;
  /** Keys whose values are encrypted in the stack file; without the stack's key they stay closed. */
  readonly encrypted: readonly string[];
}

/** A file of the project that cannot be read as what it should be; the message says where, why, and what to do. */
export class UnusableFile extends Error {
  constructor(place: string, wrong: string, allowed: string, fix: string) {
    super([`${place}: ${wrong}`, "", `  allowed  ${allowed}`, `  fix      ${fix}`].join("\n"));
  }
}

/** Reads a project, its stack files when they are asked for. Throws `UnusableFile`. */
export function readProject(folder: string): Project {
  const { name } = settingsIn(path.join(folder, "Pulumi.yaml"), "Pulumi.yaml").content;
  if (typeof name !== "string") throw misshapen("Pulumi.yaml", 1, "has no name");
  const files = readdirSync(folder).map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1]);
  return {
    name,
    entryPoint: path.join(folder, "index.ts"),
    stacks: files.filter((stack) => stack !== undefined).sort(),
    config: (stack) => {
      const file = `Pulumi.${stack}.yaml`;
      return stackConfig(stackFile(path.join(folder, file), file), name, file);
    },
  };
}

/** The project with one stack, whose settings are in this file, wherever it is. */
export function withSettings(project: Project, file: string, stack = stackOf(file)): Project {
  const config = () => stackConfig(stackFile(file, file), project.name, file);
  return { ...project, stacks: [stack], config };
}

/** A stack that is called as its file: `Pulumi.test.yaml` and `test.yml` are `test`. */
const stackOf = (file: string) => path.basename(file).replace(/^Pulumi\.(?=.+\.ya?ml$)|\.ya?ml$/g, "");

function stackConfig({ content, lineOf }: ProjectFile, project: string, file: string): StackConfig {
  const entries = Object.entries(content.config ?? {}).map(
    ([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value] as const,
  );
  const encrypted = entries.filter(([, value]) => isTree(value) && "secure" in value).map(([key]) => key);
  const open = entries.filter(([key]) => !encrypted.includes(key));
  return {
    values: Object.fromEntries(open.map(([key, value]) => [key, flat(value)])),
    encrypted,
    source: { file, line: lineOf("config") },
  };
}

function flat(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a file of a project or stack holds. */
interface ProjectFile {
  readonly content: Tree & { readonly config?: Tree | null };
  /** Where a key of it stands. */
  lineOf(key: string): number;
}

/** Those of a stack's file. Pulumi passes over others, so a setting that is one would be lost without a word. */
const stackKeys = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

function stackFile(place: string, file: string): ProjectFile {
  const read = settingsIn(place, file);
  const stray = Object.keys(read.content).find((key) => !stackKeys.includes(key));
  if (stray === undefined) return read;
  throw new UnusableFile(
    `${file}, line ${read.lineOf(stray)}`,
    `${stray} is no key of a stack's file`,
    stackKeys.join(", "),
    "if it is a setting, move it below config, indented by two spaces",
  );
}

function settingsIn(place: string, file: string): ProjectFile {
  const text = read(place, file);
  const content = parsed(text, file) ?? {};
  if (!isTree(content)) throw misshapen(file, 1, "is not a map of settings");
  const lines = text.split("\n").map((line) => line.replace(/^["']/, ""));
  const lineOf = (key: string) => Math.max(lines.findIndex((line) => line.startsWith(key)) + 1, 1);
  const { config } = content;
  if (isTree(config ?? {})) return { content: content as ProjectFile["content"], lineOf };
  throw misshapen(file, lineOf("config"), "config is not a map of settings");
}

function read(place: string, file: string): string {
  try {
    return readFileSync(place, "utf8");
  } catch (error) {
    const [why] = (error as Error).message.split(",", 1);
    throw new UnusableFile(file, `cannot be read (${why})`, "a file that you may read", `ls -l ${file}`);
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // What the parser quotes from the file may be a secret, and so may be what stands around the mistake.
    const wrong = error.reason.replace(/("|!<|: ).*$/s, "…");
    throw misshapen(file, error.mark.line + 1, wrong);
  }
}

function misshapen(file: string, line: number, wrong: string): UnusableFile {
  const fix = `mend line ${line}, or what stands above it; git diff ${file} shows what was changed`;
  return new UnusableFile(`${file}, line ${line}`, wrong, "YAML, with the settings in a map under config", fix);
}
