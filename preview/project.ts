import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";

/** A Pulumi project on disk: its name, its entry point, its stacks. */
export interface Project {
  readonly name: string;
  readonly entryPoint: string;
  readonly stacks: readonly string[];
  /** A stack's configuration as the CLI hands it to the program: full keys, objects as JSON. */
  config(stack: string): StackConfig;
}

export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  /** Keys whose values are encrypted in the stack file; without the stack's key they stay closed. */
  readonly encrypted: readonly string[];
}

/** Reads a project. Throws what the file system or the YAML parser throws. */
export function readProject(folder: string): Project {
  const { name } = yaml(path.join(folder, "Pulumi.yaml")) as { name: string };
  const files = readdirSync(folder).map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1]);
  return {
    name,
    entryPoint: path.join(folder, "index.ts"),
    stacks: files.filter((stack) => stack !== undefined).sort(),
    config: (stack) => stackConfig(yaml(path.join(folder, `Pulumi.${stack}.yaml`)), name),
  };
}

export function stackConfig(file: unknown, project: string): StackConfig {
  const config = (file as { config?: Record<string, unknown> } | undefined)?.config ?? {};
  const entries = Object.entries(config).map(
    ([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value] as const,
  );
  const encrypted = entries.filter(([, value]) => isEncrypted(value)).map(([key]) => key);
  const open = entries.filter(([, value]) => !isEncrypted(value));
  return { values: Object.fromEntries(open.map(([key, value]) => [key, flat(value)])), encrypted };
}

function isEncrypted(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}

function flat(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function yaml(file: string): unknown {
  return load(readFileSync(file, "utf8"), { filename: path.basename(file) });
}
