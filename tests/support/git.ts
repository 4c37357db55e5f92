import assert from "node:assert/strict";
import { git } from "../../preview/git";

/** Runs git in a folder, as somebody who can commit; it has to succeed. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = git(folder, "-c", "user.name=A", "-c", "user.email=a@example.com", ...args);
  assert.equal(status, 0, `git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}
