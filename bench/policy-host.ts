import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { configuration } from "../tests/engine/configuration";
import { PulumiProject } from "../tests/engine/pulumi";

const root = path.join(__dirname, "..");
const resources = 1000;

export interface PackTimes {
  /** Seconds until the pack's first answer, which an empty program waits for. */
  readonly startUp: number;
  /** How many are judged. */
  readonly resources: number;
  /** Seconds of their preview without a pack. */
  readonly preview: number;
  /** Seconds that the pack adds to that, once it has started. */
  readonly judging: number;
  /** The same of these rules in their plain form (`plain-pack.ts`). */
  readonly plain: number;
}

/** What the policy pack costs in the real engine: the fastest of some previews with it, less those without. */
export async function timePack(rounds: number): Promise<PackTimes> {
  const empty = await projectOf("");
  const many = await projectOf(`process.env.RESOURCES = "${resources}"; require("${root}/bench/many-resources.js")();`);
  const plainPack = writePlainPack();
  const packs = [[], ["--policy-pack", "policy"], ["--policy-pack", plainPack]];
  try {
    const contestants = [empty, many].flatMap((project) => packs.map((args) => ({ project, args, best: Infinity })));
    for (let round = 0; round < rounds; round++) {
      for (const each of contestants) each.best = Math.min(each.best, await secondsOf(each.project, each.args));
    }
    const [nothing = 0, started = 0, plainStarted = 0, preview = 0, judged = 0, plainly = 0] = contestants.map(
      ({ best }) => best,
    );
    const startUp = started - nothing;
    const plainStartUp = plainStarted - nothing;
    return {
      ...{ startUp, resources, preview },
      ...{ judging: judged - preview - startUp, plain: plainly - preview - plainStartUp },
    };
  } finally {
    for (const project of [empty, many]) project.remove();
    rmSync(plainPack, { recursive: true });
  }
}

/** A folder that Pulumi takes for a policy pack; what it needs is loaded from here. */
function writePlainPack(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "plain-pack-"));
  writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\nmain: index.js\n");
  writeFileSync(path.join(folder, "package.json"), '{ "name": "plain-pack", "version": "0.0.0", "main": "index.js" }');
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const files = [path.join(root, "preview", "register.js"), path.join(__dirname, "plain-pack.ts")];
  writeFileSync(path.join(folder, "index.js"), files.map((file) => `require(${JSON.stringify(file)});\n`).join(""));
  return folder;
}

async function projectOf(program: string): Promise<PulumiProject> {
  const project = await PulumiProject.create("aws-ecs", configuration("aws-ecs"));
  const file = path.join(project.folder, "index.ts");
  rmSync(file);
  writeFileSync(file, program);
  return project;
}

async function secondsOf(project: PulumiProject, args: readonly string[]): Promise<number> {
  const start = performance.now();
  // A policy that is violated is an answer, too.
  await project.run("preview", ...args);
  return (performance.now() - start) / 1000;
}
