import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { main } from "../../preview/cli";

export const root = path.join(__dirname, "..", "..");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function node(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // As a user has it: without the CLI, and without credentials of any cloud.
    env: { PATH: "", HOME: "/nonexistent" },
  });
  return { code: status, stdout, stderr };
}

export const previewCommand = (...args: string[]) => node("preview/main.js", ...args);

/** The same without a process of its own. */
export async function mainOn(folder: string, ...args: string[]): Promise<Ended> {
  const { log, error } = console;
  const lines: Record<"stdout" | "stderr", string> = { stdout: "", stderr: "" };
  console.log = (text: string) => void (lines.stdout += `${text}\n`);
  console.error = (text: string) => void (lines.stderr += `${text}\n`);
  try {
    return { code: await main(args, folder), ...lines };
  } finally {
    Object.assign(console, { log, error });
  }
}

/** A project with one good stack, and these files beside it or in the place of its own. */
export async function mainWith(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  const folder = mkdtempSync(path.join(tmpdir(), "preview-"));
  try {
    for (const file of ["index.ts", "Pulumi.yaml", "Pulumi.aws-ecs.yaml"].filter((each) => !(each in files)))
      symlinkSync(path.join(root, file), path.join(folder, file));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
    return await mainOn(folder, ...args);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
