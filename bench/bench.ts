import { rmSync } from "node:fs";
import path from "node:path";
import { wholeStacks } from "../settings/clouds";
import { buildBaseline } from "./baseline";
import { type Contestant, megabytes, printRatio, printSeconds, secondsOf } from "./processes";
import { printAdded, printPack, printParts, printPeers, printRules } from "./sections";
import { secondsOnSave } from "./watch";

const root = path.join(__dirname, "..");
const stack = "aws-eks";
const rounds = Number(process.env.ROUNDS ?? 11);

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
  for (const each of contestants) secondsOf(each);
  const times = new Map<Contestant, number[]>(contestants.map((each) => [each, []]));
  for (let round = 0; round < rounds; round++) {
    for (const each of contestants) times.get(each)?.push(secondsOf(each));
  }
  // Whatever else the machine does makes a run slower, never faster.
  const of = (each: Contestant) => Math.min(...(times.get(each) ?? []));

  console.log(`the fastest of ${rounds} runs, Node ${process.versions.node}`);
  for (const each of contestants) printSeconds(of(each), each.name);
  printSeconds(first, `first preview of ${stack}, nothing transformed yet`);
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
  for (const ratio of ratios) printRatio(...ratio);
  printParts(stack, rounds, of(baseline));
  printAdded();
  printRules(rounds, of(baseline));
  printPeers(process.env.PEERS ?? "", of(baseline));
  await printPack(Math.min(rounds, 3));
}

function coldRun(contestant: Contestant): number {
  rmSync(path.join(root, "node_modules", ".cache", "preview"), { recursive: true, force: true });
  return secondsOf(contestant);
}
