import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isReport, type Report } from "./reports/comparison";
import { git } from "./git";
import { readProject, UnusableFile } from "./project";
import { nearest } from "../settings/suggest";

/** What a preview is compared with cannot be had; the message says why and what would be right. */
export class UnusableReference extends Error {}

/** It is there, and its own code makes no report: nothing can be compared, and what is asked for can be previewed. */
export class BrokenReference extends Error {}

export interface ReferenceOptions {
  /** The project's, at the top of its repository. */
  readonly folder: string;
  readonly stacks: readonly string[];
  /** Words that may have been meant: all stacks of the project. */
  readonly known?: readonly string[];
  /** Options of the preview that are the same on both sides. */
  readonly options: readonly string[];
}

/** The report in a file, or of what a git commit previews with its own code. */
export function referenceReport(reference: string, options: ReferenceOptions): Report {
  if (existsSync(reference) && statSync(reference).isFile()) {
    const text = readFileSync(reference, "utf8");
    return reportIn(
      text,
      `${reference} is no report. One is written by \`node preview/main.js --json > report.json\`.`,
    );
  }
  const commit = commitOf(reference, options);
  // While another process previews, a signal ends that one alone, and this one when it has cleaned up.
  process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));
  const worktree = path.join(mkdtempSync(path.join(tmpdir(), "compare-")), "project");
  try {
    checkOut(commit, worktree, reference, options.folder);
    return previewIn(worktree, reference, options);
  } finally {
    git(options.folder, "worktree", "remove", "--force", worktree);
    rmSync(path.dirname(worktree), { recursive: true });
  }
}

function checkOut(commit: string, worktree: string, reference: string, folder: string): void {
  const { status, stderr } = git(folder, "worktree", "add", "--quiet", "--detach", worktree, commit);
  if (status === 0) return;
  const [why = "git did not say why"] = stderr.trim().split("\n").slice(-1);
  throw new UnusableReference(
    `${reference} cannot be checked out into ${worktree}: ${why}. Mend that, or compare with a report's file (--json).`,
  );
}

function commitOf(reference: string, { folder, known = [] }: ReferenceOptions): string {
  const wanted = "--compare takes a stack, the file of a report (--json) or a git commit or branch";
  if (git(folder, "rev-parse", "--git-dir").status !== 0)
    throw new UnusableReference(`${wanted}; got ${reference}, which is no file, and ${folder} is no git repository.`);
  const found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`);
  if (found.status === 0) return found.stdout.trim();
  const meant = nearest(reference, known);
  throw new UnusableReference(
    `${wanted}; got ${reference}, which is none of them. ${
      meant === undefined ? "`git branch --all` lists branches; `git fetch` gets more." : `Did you mean ${meant}?`
    }`,
  );
}

/** In a process of its own, because the code is another; with the packages that are installed here. */
function previewIn(worktree: string, reference: string, { folder, stacks, options }: ReferenceOptions): Report {
  linkPackages(folder, worktree);
  const known = stacksIn(worktree, reference);
  const asked = stacks.filter((stack) => known.includes(stack) || options.includes("--settings"));
  if (asked.length === 0) return { stacks: [] };
  const args = [path.join("preview", "main.js"), ...asked, "--json", ...options];
  const preview = spawnSync(process.execPath, args, { cwd: worktree, encoding: "utf8", maxBuffer: 1 << 30 });
  const { stdout, stderr, signal } = preview;
  if (signal !== null) throw new UnusableReference(`The preview of ${reference} was ended by ${signal}.`);
  const [why = ""] = stderr.trim().split("\n", 1);
  const report = parsedReport(stdout);
  if (report) return report;
  throw new BrokenReference(
    `Not compared with ${reference}, whose own preview gives no report${why === "" ? "." : `: ${why}`}`,
  );
}

/** One by one, so that what is kept of a run is not mixed with what is kept here. */
function linkPackages(folder: string, worktree: string): void {
  const [from, to] = [folder, worktree].map((each) => path.join(each, "node_modules"));
  if (!existsSync(from) || existsSync(to)) return;
  mkdirSync(to);
  for (const each of readdirSync(from).filter((name) => name !== ".cache"))
    symlinkSync(path.join(from, each), path.join(to, each));
}

/** A commit from before the project had its present form has none that this one could read. */
function stacksIn(worktree: string, reference: string): readonly string[] {
  try {
    return readProject(worktree).stacks;
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new BrokenReference(`Not compared with ${reference}, which has no project that can be read.`);
  }
}

function reportIn(text: string, otherwise: string): Report {
  const report = parsedReport(text);
  if (report) return report;
  throw new UnusableReference(otherwise);
}

function parsedReport(text: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : undefined;
  } catch {
    // What is no JSON is no report.
    return undefined;
  }
}
