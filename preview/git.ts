import { spawnSync } from "node:child_process";

export function git(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

/**
 * What is in a folder, as git knows it: the commit, and whether its files differ. Others do not count, such as a report
 * that was written there. Undefined outside of a repository.
 */
export function versionIn(folder: string): string | undefined {
  const commit = git(folder, "rev-parse", "--short", "HEAD");
  if (commit.status !== 0) return undefined;
  const changes = git(folder, "status", "--porcelain", "--untracked-files=no", "--", ".").stdout.trim();
  return `commit ${commit.stdout.trim()}${changes === "" ? "" : " with changes"}`;
}
