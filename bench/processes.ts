import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(__dirname, "..");

/** What is measured as a process of its own. */
export interface Contestant {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/** Where it names certificates, Node.js reads them at each start, for longer than anything else before a program begins. */
const withoutCertificates = { NODE_EXTRA_CA_CERTS: undefined };

/** Runs it and answers what it wrote. A preview that finds violations has still run to its end. */
export function run({ name, args, environment }: Contestant): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...withoutCertificates, ...environment },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}\n${stderr}`);
  return stdout;
}

export const secondsOf = (contestant: Contestant) => seconds(() => void run(contestant));

export function seconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Whatever else the machine does makes a run slower, never faster. */
export const fastest = (times: number, measure: () => number) => Math.min(...Array.from({ length: times }, measure));

/** The most that the process held at any time. */
export function megabytes({ name, args }: Contestant): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const file = path.join(folder, "peak");
  try {
    run({
      name,
      args: ["--require", path.join(__dirname, "peak-memory.js"), ...args],
      environment: { PEAK_MEMORY: file },
    });
    return Number(readFileSync(file, "utf8")) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A ratio beside its goal. */
export function printRatio(name: string, ratio: number, goal: number): void {
  console.log(`${ratio.toFixed(2).padStart(7)}    ${name} (goal ${goal})${ratio > goal ? "  ← above" : ""}`);
}

export const printSeconds = (figure: number, name: string, digits = 2) =>
  console.log(`${figure.toFixed(digits).padStart(7)} s  ${name}`);
