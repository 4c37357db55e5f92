import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

const root = path.join(__dirname, "..");

/** Seconds from a saved file to the verdict, the fastest of so many: a preview on save after the first one. */
export async function secondsOnSave(stack: string, times: number): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const settings = path.join(folder, `${stack}.yaml`);
  copyFileSync(path.join(root, `Pulumi.${stack}.yaml`), settings);
  const child = spawn(process.execPath, ["preview/main.js", "--settings", settings, "--watch"], { cwd: root });
  // What nobody waits for is not kept.
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  try {
    const seconds: number[] = [];
    for (let time = 0; time < times; time++) {
      await said(child.stderr, /^Waiting for changes/m);
      // Nobody saves twice in a second.
      await setTimeout(1000);
      const start = process.hrtime.bigint();
      appendFileSync(settings, "# saved\n");
      await said(child.stdout, /^[✔✘] /m);
      seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    }
    return Math.min(...seconds);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

async function said(stream: NodeJS.ReadableStream, words: RegExp): Promise<void> {
  for (let text = ""; !words.test(text);) text += String((await once(stream, "data"))[0]);
}
