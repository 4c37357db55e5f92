import { spawnSync } from "node:child_process";
import path from "node:path";
import { onPath } from "../tests/support/programs";
import { timePack } from "./policy-host";
import { fastest, printRatio, printSeconds, run, seconds, secondsOf } from "./processes";

/** What a preview spends its time on, each part the fastest of some runs. B is in seconds. */
export function printParts(stack: string, rounds: number, baseline: number): void {
  const contestant = { name: "the parts of a preview", args: [path.join(__dirname, "parts.js"), stack] };
  // The first fills the cache of what is compiled.
  run(contestant);
  const runs = Array.from({ length: rounds }, () => JSON.parse(run(contestant)) as Record<string, number>);
  console.log(`\nwhere the preview of ${stack} spends its time`);
  const parts = Object.keys(runs[0] ?? {});
  const best = parts.map((part) => Math.min(...runs.map((each) => each[part] ?? Infinity)));
  for (const [index, part] of parts.entries()) printSeconds(best[index] ?? 0, part, 3);
  printRatio("HTML report / B", (best.at(-1) ?? 0) / baseline, 0.15);
}

/** What one more resource costs, in a small program and in a large one. */
export function printAdded(): void {
  const counts = [200, 1000, 5000] as const;
  const costs = (file: string) => {
    const times = counts.map((count) =>
      fastest(3, () =>
        secondsOf({ name: file, args: [path.join(__dirname, file)], environment: { RESOURCES: String(count) } }),
      ),
    );
    return counts.slice(1).map((count, index) => {
      const [less = 0, more = 0] = times.slice(index);
      return (more - less) / (count - (counts[index] ?? 0));
    });
  };
  const [few = 0, many = 0] = costs("many-in-preview.js");
  const [, mocked = 0] = costs("many-under-mocks.js");
  const print = (cost: number, words: string) => console.log(`${(cost * 1000).toFixed(2).padStart(7)} ms ${words}`);
  console.log("\nwhat each added resource costs");
  print(few, `in the preview, judged, from ${counts[0]} to ${counts[1]} resources`);
  print(many, `the same from ${counts[1]} to ${counts[2]}`);
  print(mocked, `under plain mocks, from ${counts[1]} to ${counts[2]}`);
  printRatio("added resource / under mocks", many / mocked, 0.35);
}

/** All rules on mixed stacks, in a process that does nothing else. */
export function printRules(rounds: number, baseline: number): void {
  const counts = [1000, 10_000, 100_000];
  // The first of these rounds V8 needs to compile the rules.
  const args = [path.join(__dirname, "rules.js"), String(2 * rounds), ...counts.map(String)];
  const times = JSON.parse(run({ name: "the rules", args })) as readonly number[];
  console.log("\nall rules on a mixed stack, in process");
  for (const [index, time] of times.entries()) printSeconds(time, `${counts[index]} resources`, 3);
  const [, middle = 0, most = 0] = times;
  printRatio("10000 resources / B", middle / baseline, 0.1);
  printRatio("100000 resources / ten times 10000", most / middle / 10, 1.3);
}

/** Other tools, on programs that this repository has none of: commands between semicolons. */
export function printPeers(commands: string, baseline: number): void {
  console.log("\nother tools");
  const named = commands.split(";").flatMap((command) => command.trim() || []);
  if (named.length === 0)
    console.log("    not measured: name commands, such as PEERS='checkov -d ../terraform; cdk synth -q'");
  for (const command of named) {
    const [program = ""] = command.split(" ");
    if (!onPath(program)) {
      console.log(`    not measured: ${program} is not on the PATH`);
      continue;
    }
    const best = fastest(3, () => seconds(() => void spawnSync(command, { shell: true, stdio: "ignore" })));
    printSeconds(best, `${command}: ${(best / baseline).toFixed(2)} B`);
  }
}

/** The policy pack in the real engine. */
export async function printPack(rounds: number): Promise<void> {
  console.log("\nthe policy pack in the real engine");
  const missing = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-awsx"].filter((program) => !onPath(program));
  if (missing.length > 0) return console.log(`    not measured: not on the PATH: ${missing.join(", ")}`);
  const { startUp, resources, preview, judging, plain } = await timePack(rounds);
  printSeconds(startUp, "to start");
  printSeconds(preview, `a preview of ${resources} resources without it`);
  printSeconds(judging, "to judge these");
  printSeconds(plain, "to judge them, if the same rules were plain policies");
  printRatio("judging / as plain policies", judging / plain, 0.6);
}
