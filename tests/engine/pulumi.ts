import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { dump } from "js-yaml";

const root = path.join(__dirname, "..", "..");

/** Providers that a stand-in takes the place of. awsx, eks and kubernetes are the real ones, from the PATH. */
const standIns = ["aws", "azure-native", "docker-build", "gcp"];

export interface StackConfiguration {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * This project as a user has it, in a folder of its own: the real Pulumi CLI, a file backend, the committed program,
 * a stack with the configuration given, and stand-ins for the cloud providers.
 */
export class PulumiProject {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "pulumi-project-"));
  readonly #environment: NodeJS.ProcessEnv;

  constructor(
    readonly stack: string,
    configuration: StackConfiguration,
  ) {
    this.#linkProgram();
    const plugins = this.#writePlugins();
    mkdirSync(path.join(this.folder, "state"));
    this.#environment = {
      ...process.env,
      PATH: `${plugins}${path.delimiter}${process.env.PATH ?? ""}`,
      PULUMI_BACKEND_URL: `file://${path.join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_HOME: path.join(this.folder, "home"),
      STAND_IN_CONFIG: JSON.stringify(configuration.values),
    };
    this.#configure(configuration);
  }

  /** Runs `pulumi` on the stack. Output is returned, also when it fails. */
  run(...args: string[]): CommandResult {
    const { status, stdout, stderr } = spawnSync("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: this.#environment,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { code: status ?? -1, stdout, stderr };
  }

  /** As `run`, for commands that must succeed. */
  succeed(...args: string[]): string {
    const { code, stdout, stderr } = this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
    return stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Links everything but stack files, which the CLI writes to. */
  #linkProgram(): void {
    for (const entry of readdirSync(root)) {
      const own = /^(Pulumi\..*yaml|package\.json|tsconfig.*\.json)$/.test(entry);
      if (own) cpSync(path.join(root, entry), path.join(this.folder, entry));
      else if (!entry.startsWith(".")) symlinkSync(path.join(root, entry), path.join(this.folder, entry));
    }
  }

  #writePlugins(): string {
    const folder = path.join(this.folder, "plugins");
    mkdirSync(folder);
    const program = `"${path.join(root, "preview/register.js")}" "${path.join(root, "tests/engine/cloud-provider.ts")}"`;
    for (const name of standIns) {
      const file = path.join(folder, `pulumi-resource-${name}`);
      writeFileSync(file, `#!/bin/sh\nSTAND_IN=${name} exec node -r ${program} "$@"\n`);
      chmodSync(file, 0o755);
    }
    return folder;
  }

  #configure({ values, secretKeys }: StackConfiguration): void {
    const file = path.join(this.folder, `Pulumi.${this.stack}.yaml`);
    const open = Object.entries(values).filter(([key]) => !secretKeys.includes(key));
    writeFileSync(file, dump({ config: Object.fromEntries(open.map(([key, value]) => [key, structured(value)])) }));
    this.succeed("stack", "init", this.stack);
    for (const key of secretKeys) this.succeed("config", "set", "--secret", key, values[key] ?? "");
  }
}

/** Objects are JSON for a program, YAML in a stack file. */
function structured(value: string): unknown {
  return /^[{[]/.test(value) ? JSON.parse(value) : value;
}
