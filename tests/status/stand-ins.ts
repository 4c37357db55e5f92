import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** What a program answers: by the beginning of its arguments, text or what becomes JSON. Anything else it refuses. */
export type Answers = Readonly<Record<string, unknown>>;

/** Runs `sensor-status` where these programs are the only ones on the PATH, besides Node.js. */
export function sensorStatus(programs: Readonly<Record<string, Answers>>, ...args: string[]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sensor-status-"));
  try {
    for (const [program, answers] of Object.entries(programs)) writeProgram(path.join(folder, program), answers);
    const main = path.join(__dirname, "..", "..", "status", "main.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      encoding: "utf8",
      env: { PATH: folder },
    });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeProgram(file: string, answers: Answers): void {
  const text = Object.entries(answers).map(([args, answer]) => [
    args,
    typeof answer === "string" ? answer : JSON.stringify(answer),
  ]);
  const script = `#!${process.execPath}
const asked = process.argv.slice(2).join(" ");
const found = ${JSON.stringify(text)}.find(([args]) => asked.startsWith(args));
if (found === undefined) { console.error("refused: " + asked); process.exit(1); }
process.stdout.write(found[1]);
`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}
