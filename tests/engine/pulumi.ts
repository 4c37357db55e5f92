import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { dump, load } from "js-yaml";
import { serve, type RunningProvider } from "./cloud/provider";
import { StandInCloud } from "./cloud/stand-in-cloud";

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

/** A command that runs, with all that it has started. */
export interface RunningCommand {
  readonly ended: Promise<CommandResult>;
  /** As Ctrl+C: what is under way is ended in order. */
  interrupt(): void;
  kill(): void;
}

/** A resource as the engine keeps it in its state and shows it in a preview. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

export interface ProjectOptions {
  /** Default: an empty account of its own. */
  readonly cloud?: StandInCloud;
  readonly environment?: NodeJS.ProcessEnv;
  /** Write the state at each step, as for a user, so that a run can be killed; that is half of the CLI's work. */
  readonly checkpoints?: boolean;
}

/**
 * This project as a user has it, in a folder of its own: the real Pulumi CLI, a file backend, the committed program,
 * a stack with the configuration given, and a stand-in for the clouds.
 */
export class PulumiProject {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "pulumi-project-"));
  readonly cloud: StandInCloud;
  #provider: RunningProvider | undefined;
  #environment: NodeJS.ProcessEnv = {};

  private constructor(
    readonly stack: string,
    cloud: StandInCloud,
  ) {
    this.cloud = cloud;
  }

  static async create(
    stack: string,
    configuration: StackConfiguration,
    { cloud = new StandInCloud(configuration.values), environment = {}, checkpoints = false }: ProjectOptions = {},
  ): Promise<PulumiProject> {
    const project = new PulumiProject(stack, cloud);
    await project.#start(environment, checkpoints);
    await project.#initialise(configuration);
    return project;
  }

  /** Runs `pulumi` on the stack. Output is returned, also when it fails. */
  run(...args: string[]): Promise<CommandResult> {
    return this.start(...args).ended;
  }

  /** As `run`, for commands that must succeed. */
  async succeed(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
    return stdout;
  }

  /** As `run`, for commands that must fail. */
  async fail(...args: string[]): Promise<CommandResult> {
    const result = await this.run(...args);
    if (result.code === 0) throw new Error(`pulumi ${args.join(" ")} succeeded\n${result.stdout}`);
    return result;
  }

  /** Starts `pulumi`, so that it can be killed with all that it started, at once and without a warning. */
  start(...args: string[]): RunningCommand {
    return this.#spawn("pulumi", ...args, "--non-interactive");
  }

  /** Runs lines that a user would type in the project's folder. The first that fails ends them. */
  shell(script: string): Promise<CommandResult> {
    return this.#spawn("sh", "-e", "-c", script).ended;
  }

  #spawn(program: string, ...args: string[]): RunningCommand {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: this.#environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    const ended = new Promise<CommandResult>((resolve, reject) => {
      child.on("error", reject).on("close", (code) => resolve({ code: code ?? -1, ...output }));
    });
    const kill = () => child.pid !== undefined && family(child.pid).forEach(end);
    return { ended, interrupt: () => void child.kill("SIGINT"), kill };
  }

  /** Resources of the stack's state, without the engine's own. */
  async state(): Promise<ResourceState[]> {
    const { deployment } = JSON.parse(await this.succeed("stack", "export")) as {
      deployment: { resources?: ResourceState[] };
    };
    return (deployment.resources ?? []).filter(({ urn }) => !isDefaultProvider(urn));
  }

  /** Changes the stack's configuration. Secrets stay as they are. */
  configure({ values, secretKeys }: StackConfiguration): void {
    const { config = {}, ...rest } = load(readFileSync(this.#stackFile, "utf8")) as { config?: object };
    const open = Object.entries(values).filter(([key]) => !secretKeys.includes(key));
    const closed = Object.entries(config).filter(([key]) => secretKeys.includes(key));
    const changed = [...open.map(([key, value]) => [key, structured(value)]), ...closed] as const;
    writeFileSync(this.#stackFile, dump({ ...rest, config: Object.fromEntries(changed) as object }));
  }

  remove(): void {
    this.#provider?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #start(environment: NodeJS.ProcessEnv, checkpoints: boolean): Promise<void> {
    this.#linkProgram();
    mkdirSync(path.join(this.folder, "state"));
    this.#provider = await serve(this.cloud);
    const { port } = this.#provider;
    this.#environment = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${path.join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_HOME: path.join(this.folder, "home"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Makes `--event-log` available.
      PULUMI_DEBUG_COMMANDS: "true",
      // It counts as an experiment.
      ...(checkpoints ? {} : { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" }),
      PULUMI_DEBUG_PROVIDERS: standIns.map((name) => `${name}:${port}`).join(","),
      ...environment,
    };
  }

  /** Links everything but stack files, which the CLI writes to. */
  #linkProgram(): void {
    for (const entry of readdirSync(root)) {
      const own = /^(Pulumi\..*yaml|main\.js|package\.json|tsconfig.*\.json)$/.test(entry);
      if (own) cpSync(path.join(root, entry), path.join(this.folder, entry));
      else if (!entry.startsWith(".")) symlinkSync(path.join(root, entry), path.join(this.folder, entry));
    }
  }

  get #stackFile(): string {
    return path.join(this.folder, `Pulumi.${this.stack}.yaml`);
  }

  async #initialise(configuration: StackConfiguration): Promise<void> {
    writeFileSync(this.#stackFile, dump({}));
    await this.succeed("stack", "init", this.stack);
    this.configure(configuration);
    for (const key of configuration.secretKeys)
      await this.succeed("config", "set", "--secret", key, configuration.values[key] ?? "");
  }
}

/** A process with all that it started; plugins are in process groups of their own. */
function family(pid: number): number[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const parents = processes.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (of: number): number[] =>
    parents.flatMap(([child = 0, parent]) => (parent === of ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Providers that the engine makes for itself. */
export const isDefaultProvider = (urn: string) => /::pulumi:providers:[^:]+::default/.test(urn);

/** Objects are JSON for a program, YAML in a stack file. */
function structured(value: string): unknown {
  return /^[{[]/.test(value) ? JSON.parse(value) : value;
}
