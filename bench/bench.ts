import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { wholeStacks } from "../settings/clouds";
import { onPath } from "../tests/support/programs";
import { buildBaseline } from "./baseline";
import { timePack } from "./policy-host";
import { secondsOnSave } from "./watch";

const root = path.join(__dirname, "..");
const stack = "aws-eks";
const rounds = Number(process.env.ROUNDS ?? 7);

interface Contestant {
  readonly name: string;
  readonly args: readonly string[];
}

/** Whole processes, in turn within each round, so that a slow moment of the machine hits all of them. */
export async function main(): Promise<void> {
  const baseline: Contestant = {
    name: `B: ${stack} as plain JavaScript under mocks, whole SDKs`,
    args: [await buildBaseline(stack)],
  };
  const bareSdk: Contestant = { name: "R: only loading @pulumi/pulumi", args: ["-e", 'require("@pulumi/pulumi")'] };
  const one: Contestant = { name: `preview of ${stack}, all rules, terminal report`, args: ["preview/main.js", stack] };
  const four: Contestant = {
    name: `preview of ${wholeStacks.join(", ")} in one call`,
    args: ["preview/main.js", ...wholeStacks],
  };
  const first = coldRun(one);
  const contestants = [baseline, bareSdk, one, four];
  contestants.forEach(seconds);
  const times = new Map<Contestant, number[]>(contestants.map((each) => [each, []]));
  for (let round = 0; round < rounds; round++) {
    for (const each of contestants) times.get(each)?.push(seconds(each));
  }
  // Whatever else the machine does makes a run slower, never faster.
  const of = (each: Contestant) => Math.min(...(times.get(each) ?? []));

  console.log(`the fastest of ${rounds} runs, Node ${process.versions.node}`);
  for (const each of contestants) console.log(`${of(each).toFixed(2).padStart(7)} s  ${each.name}`);
  console.log(`${first.toFixed(2).padStart(7)} s  first preview of ${stack}, nothing transformed yet`);
  const [peak, peakOfSdk] = [megabytes(one), megabytes(bareSdk)];
  console.log(
    `${peak.toFixed(0).padStart(7)} MB memory at its peak, of the preview; of R ${peakOfSdk.toFixed(0)} MB\n`,
  );
  const onSave = await secondsOnSave(stack, rounds);
  const ratios: readonly [string, number, number][] = [
    ["one stack / B", of(one) / of(baseline), 0.3],
    ["one stack / R", of(one) / of(bareSdk), 0.65],
    ["four stacks / one stack", of(four) / of(one), 2.5],
    ["preview on save, after the first / B", onSave / of(baseline), 0.3],
    ["first run / B", first / of(baseline), 2],
    ["memory / R's", peak / peakOfSdk, 1],
  ];
  for (const [name, ratio, goal] of ratios) {
    console.log(`${ratio.toFixed(2).padStart(7)}    ${name} (goal ${goal})${ratio > goal ? "  ← above" : ""}`);
  }
  await reportPack();
}

/** The policy pack in the real engine. */
async function reportPack(): Promise<void> {
  const missing = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-awsx"].filter((program) => !onPath(program));
  if (missing.length > 0)
    return console.log(`\nthe policy pack in the real engine: not on the PATH: ${missing.join(", ")}`);
  const { startUp, analysis, preview } = await timePack("aws-ecs", Math.min(rounds, 3));
  console.log(
    `\n${preview.toFixed(2).padStart(7)} s  the real engine's preview of aws-ecs, to which the policy pack adds`,
  );
  console.log(`${startUp.toFixed(2).padStart(7)} s  to start`);
  console.log(`${analysis.toFixed(2).padStart(7)} s  to judge`);
}

function coldRun(contestant: Contestant): number {
  rmSync(path.join(root, "node_modules", ".cache", "preview"), { recursive: true, force: true });
  return seconds(contestant);
}

function seconds(contestant: Contestant): number {
  const start = process.hrtime.bigint();
  run(contestant);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** The most that the process held at any time. */
function megabytes({ name, args }: Contestant): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const file = path.join(folder, "peak");
  try {
    run({ name, args: ["--require", path.join(__dirname, "peak-memory.js"), ...args] }, { PEAK_MEMORY: file });
    return Number(readFileSync(file, "utf8")) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run({ name, args }: Contestant, environment: NodeJS.ProcessEnv = {}): void {
  const env = { ...process.env, ...environment };
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // A preview that finds violations has still run to its end.
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}\n${stderr}`);
}
