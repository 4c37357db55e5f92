import path from "node:path";
import { parseArgs } from "node:util";
import { loadExemptions } from "../policy/load";
import { preview } from "./preview";
import { type Project, readProject } from "./project";
import { colours, plainText } from "./reports/paint";
import { json } from "./reports/json";
import { summary, terminal } from "./reports/terminal";
import { failed, hasViolations, type Outcome } from "./result";

const usage = `Usage: node preview/main.js [STACK…] [options]

Previews stacks offline and judges them by the policy pack: what \`pulumi up\` would create, without an account,
the Pulumi CLI or a network. Without a STACK, all stacks of the project.

  --config KEY=VALUE  a setting that takes the place of the stack file's; may be repeated
  --json              the result for programs
  --help              this text

Exit code: 0 nothing to complain about, 1 violations, 2 wrong settings or arguments.`;

const exitCodes = { clean: 0, violations: 1, wrong: 2 };

/** Runs the command line and answers its exit code. */
export async function main(args: string[]): Promise<number> {
  const project = readProject(path.join(__dirname, ".."));
  const asked = parse(args, project);
  if (typeof asked === "string") {
    console.error(asked);
    return exitCodes.wrong;
  }
  if (asked.help) {
    console.log(usage);
    return exitCodes.clean;
  }
  const paint = process.stdout.isTTY && process.env.NO_COLOR === undefined ? colours : plainText;
  const policy = { exemptions: loadExemptions(), today: today() };
  const outcomes: Outcome[] = [];
  // One after the other: the SDK keeps some of its state per process.
  for (const stack of asked.stacks) {
    const outcome = await preview({ project, stack, policy, config: asked.config });
    outcomes.push(outcome);
    if (!asked.json) console.log(terminal(outcome, paint));
  }
  if (asked.json) console.log(json(outcomes));
  else if (outcomes.length > 1) console.log(outcomes.map((outcome) => summary(outcome, paint)).join("\n"));
  return exitCode(outcomes);
}

interface Asked {
  readonly stacks: readonly string[];
  readonly config: Readonly<Record<string, string>>;
  readonly json: boolean;
  readonly help: boolean;
}

/** The arguments, or what is wrong with them. */
function parse(args: string[], { name, stacks }: Project): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const stranger = positionals.find((stack) => !stacks.includes(stack));
    if (stranger !== undefined) return `There is no stack ${stranger}. The stacks are ${stacks.join(", ")}.`;
    return {
      stacks: positionals.length > 0 ? positionals : stacks,
      config: Object.fromEntries(values.config.map((setting) => keyAndValue(setting, name))),
      json: values.json,
      help: values.help,
    };
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`;
  }
}

function keyAndValue(setting: string, project: string): [string, string] {
  const at = setting.indexOf("=");
  if (at < 1) throw new Error(`--config takes KEY=VALUE, not ${setting}`);
  const key = setting.slice(0, at);
  return [key.includes(":") ? key : `${project}:${key}`, setting.slice(at + 1)];
}

function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.some(failed)) return exitCodes.wrong;
  return outcomes.some((outcome) => !failed(outcome) && hasViolations(outcome))
    ? exitCodes.violations
    : exitCodes.clean;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
