import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { watch as watchFiles } from "chokidar";
import { heading, page } from "./reports/screen";

export interface WatchOptions {
  /** The project's; all in it is watched but packages and what is hidden. */
  readonly folder: string;
  /** Files elsewhere that are read. */
  readonly read: readonly string[];
  /** Files and folders that each preview writes. */
  readonly written: readonly string[];
}

/** Previews, and again whenever a file is saved, until somebody ends the process. */
export async function watch(args: readonly string[], { folder, read, written }: WatchOptions): Promise<never> {
  const changes = new Changes();
  const outputs = written.map((file) => path.resolve(file));
  const inputs = read.map((file) => path.resolve(file));
  const ignored = (file: string) => !inputs.includes(file) && (isForeign(folder, file) || outputs.includes(file));
  const watcher = watchFiles([folder, ...inputs], { ignored, ignoreInitial: true });
  watcher.on("all", (event, file) => changes.add(file, event));
  await once(watcher, "ready");
  let waiting = worker(args);
  for (let changed: readonly string[] = []; ;) {
    waiting = worker(args, await previewIn(waiting, changed));
    console.error("Waiting for changes; Ctrl-C ends it.");
    changed = await changes.next();
    const files = changed.map((file) => path.relative(folder, file)).join(", ");
    // One preview ends here and the next begins.
    console.error(`\n${heading(`Changed: ${files}`, { ...page, columns: process.stderr.columns || page.columns })}\n`);
    if (changed.some(isLoadedAhead)) {
      waiting.kill();
      waiting = worker(args);
    }
  }
}

/** A process that loads these files ahead, see `wait.js`. */
function worker(args: readonly string[], load: readonly string[] = []): ChildProcess {
  const child = fork(path.join(__dirname, "main.js"), ["--wait", ...args]);
  child.send({ load });
  return child;
}

/** Answers what the preview has loaded: nothing if it did not come to its end. */
async function previewIn(waiting: ChildProcess, changed: readonly string[]): Promise<readonly string[]> {
  let loaded: readonly string[] = [];
  waiting.on("message", (files: readonly string[]) => (loaded = files));
  waiting.send({ changed });
  await once(waiting, "exit");
  return loaded;
}

function isForeign(folder: string, file: string): boolean {
  return path
    .relative(folder, file)
    .split(path.sep)
    .some((part) => part === "node_modules" || part.startsWith("."));
}

/** What loads the rest, and lists of packages. */
const isLoadedAhead = (file: string) => /\.js$|\/package(-lock)?\.json$/.test(file);

/** What has changed since somebody asked. Drafts, which editors write beside a file and move into its place, are nothing. */
export class Changes {
  readonly #files = new Set<string>();
  /** Of which nobody has been told. */
  readonly #added = new Set<string>();
  #wake = (): void => undefined;

  add(file: string, event = "change"): void {
    if (event === "unlink" && this.#added.delete(file)) {
      this.#files.delete(file);
      return;
    }
    if (event === "add") this.#added.add(file);
    this.#files.add(file);
    this.#wake();
  }

  /** All at once, as soon as there is one: editors and git write several files, and some of them in two steps. */
  async next(): Promise<readonly string[]> {
    for (;;) {
      while (this.#files.size === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
      await setTimeout(50);
      const files = [...this.#files].filter((file) => !this.#added.has(file) || existsSync(file)).sort();
      for (const file of files) this.#added.delete(file);
      this.#files.clear();
      if (files.length > 0) return files;
    }
  }
}
