import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { configuration } from "../tests/engine/configuration";
import { PulumiProject } from "../tests/engine/pulumi";

export interface PackTimes {
  /** Seconds until the pack's first answer, which an empty program waits for. */
  readonly startUp: number;
  /** Seconds that it adds to the preview of a stack, once it has started. */
  readonly analysis: number;
  /** Seconds of that preview without the pack. */
  readonly preview: number;
}

/** What the policy pack costs in the real engine: the fastest of some previews with it, less those without. */
export async function timePack(stack: string, rounds: number): Promise<PackTimes> {
  const whole = await PulumiProject.create(stack, configuration(stack));
  const empty = await emptyProject(stack);
  try {
    const contestants = [
      [empty, []],
      [empty, ["--policy-pack", "policy"]],
      [whole, []],
      [whole, ["--policy-pack", "policy"]],
    ] as const;
    const fastest = contestants.map(() => Infinity);
    for (let round = 0; round < rounds; round++) {
      for (const [index, [project, args]] of contestants.entries())
        fastest[index] = Math.min(fastest[index] ?? Infinity, await secondsOf(project, args));
    }
    const [nothing = 0, started = 0, preview = 0, judged = 0] = fastest;
    const startUp = started - nothing;
    return { startUp, analysis: judged - preview - startUp, preview };
  } finally {
    whole.remove();
    empty.remove();
  }
}

async function emptyProject(stack: string): Promise<PulumiProject> {
  const project = await PulumiProject.create(stack, configuration(stack));
  const program = path.join(project.folder, "index.ts");
  rmSync(program);
  writeFileSync(program, "");
  return project;
}

async function secondsOf(project: PulumiProject, args: readonly string[]): Promise<number> {
  const start = performance.now();
  await project.succeed("preview", ...args);
  return (performance.now() - start) / 1000;
}
