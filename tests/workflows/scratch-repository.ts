import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(__dirname, "..", "..");
/** What a clone does not have, and what the scripts do not need. */
const left = new Set([".git", "node_modules", "tests", "bench"]);
/** Two stacks are enough, and sooner previewed. */
const kept = ["Pulumi.aws-ecs.yaml", "Pulumi.gcp.yaml"];
const isStack = (name: string) => /^Pulumi\..+\.yaml$/.test(name);

/** A repository of its own, as one would have it who uses this project, with the packages that are installed here. */
export class ScratchRepository {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "repository-"));
  /** Where stand-ins for programs are, first on the PATH of what runs here. */
  readonly programs = mkdtempSync(path.join(os.tmpdir(), "programs-"));

  constructor() {
    const wanted = (file: string) => {
      const name = path.basename(file);
      const atTop = path.dirname(file) === root;
      return !left.has(name) && !(atTop && isStack(name) && !kept.includes(name));
    };
    cpSync(root, this.folder, { recursive: true, filter: wanted });
    symlinkSync(path.join(root, "node_modules"), path.join(this.folder, "node_modules"));
    // `make install` would install them anew.
    symlinkSync("/bin/true", path.join(this.programs, "npm"));
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("remote", "add", "origin", "git@gitlab.example:group/project.git");
    this.commit("Begin");
  }

  remove(): void {
    for (const each of [this.folder, this.programs]) rmSync(each, { recursive: true });
  }

  git(...args: string[]): string {
    const identity = ["-c", "user.name=someone", "-c", "user.email=someone@example.com"];
    return execFileSync("git", [...identity, ...args], { cwd: this.folder, encoding: "utf8" }).trim();
  }

  commit(message: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  /** A program that runs the file of this folder instead. */
  standIn(program: string, file: string): void {
    symlinkSync(path.join(__dirname, file), path.join(this.programs, program));
  }

  /** As a new colleague might: the keys are not rotated any more. Both the merge and the commit that is merged. */
  weaken(): { readonly head: string; readonly base: string } {
    const base = this.git("rev-parse", "main");
    this.git("switch", "--quiet", "--create", "change");
    const file = path.join(this.folder, "components/aws/customer-key.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("enableKeyRotation: true", "enableKeyRotation: false"));
    const head = this.commit("Rotate no keys");
    this.git("switch", "--quiet", "--detach", "main");
    this.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change");
    return { head, base };
  }

  /** For programs that run here. */
  get env(): NodeJS.ProcessEnv {
    // Not the variables of a pipeline that runs these tests.
    const own = Object.entries(process.env).filter(([name]) => !/^(CI|GITHUB|GITLAB|PULUMI)(_|$)/.test(name));
    return { ...Object.fromEntries(own), PATH: `${this.programs}:${process.env.PATH}` };
  }
}
