import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { disconnect, resetOptions } from "@pulumi/pulumi/runtime/settings";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack";
import * as state from "@pulumi/pulumi/runtime/state";
import type { Engine } from "./engine";
import { connectInProcess, type Connections } from "./in-process";

/** What the CLI would hand over to a program: its configuration, with plain values and the keys of secret ones. */
export interface ProgramConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

export interface RunOptions {
  /** After so long without a request, a program that has not ended is given up. */
  readonly patienceSeconds?: number;
  /** Talk over a socket, as other processes would; by default the messages stay in the process, which is faster. */
  readonly socket?: boolean;
}

/**
 * Runs a program's entry point against an engine, dry, as Pulumi's own runner does, and ends when the program and all its
 * registrations have. Answers what went wrong, if anything: refused settings, or an error in the program.
 */
export async function run(
  entryPoint: string,
  config: ProgramConfig,
  engine: Engine,
  { patienceSeconds = 20, socket = false }: RunOptions = {},
): Promise<Error | undefined> {
  const listening = socket ? await (await import("./socket")).listen(engine) : undefined;
  const over = new AbortController();
  const failures = new Set<Error>();
  const failed = new AbortController();
  const collect = (reason: unknown) => {
    failures.add(reason instanceof Error ? reason : new Error(String(reason)));
    failed.abort();
  };
  process.on("uncaughtException", collect).on("unhandledRejection", collect);
  try {
    const setOptions = (address: string) =>
      resetOptions(engine.project, engine.stack, 16, address, address, true, "organization");
    // The SDK answers callbacks outside of the run's own state; without this, transforms would lose unknown values there.
    setOptions("");
    const finished = inOwnState(async (connections) => {
      setOptions(listening?.address ?? "in-process");
      if (!socket) connectInProcess(engine, connections);
      setAllConfig({ ...config.values }, [...config.secretKeys]);
      await runInPulumiStack(() => program(entryPoint)).catch(collect);
      await disconnect(failures.size === 0);
      // Node reports a rejection that nobody handles once the current turn is over.
      await setImmediate();
    });
    const ended = Promise.race([finished, stuck(engine, patienceSeconds, over.signal).then(collect)]);
    await Promise.race([ended, soonAfter(failed.signal, over.signal)]);
  } finally {
    process.off("uncaughtException", collect).off("unhandledRejection", collect);
    listening?.close();
    over.abort();
  }
  return failures.values().next().value ?? loggedError(engine);
}

/** The process of a real program ends with an error that nobody handles; what waits for the failed part waits for ever. */
async function soonAfter(failed: AbortSignal, over: AbortSignal): Promise<void> {
  if (!failed.aborted) await once(failed, "abort", { signal: over });
  await setTimeout(1000, undefined, { ref: false, signal: over });
}

/** Two outputs that wait for each other would keep a program waiting for ever, or end this process without a word. */
async function stuck(engine: Engine, patienceSeconds: number, signal: AbortSignal): Promise<Error> {
  const how = await Promise.race([
    silence(engine, patienceSeconds, signal).then(() => `has asked for nothing in ${patienceSeconds} seconds`),
    once(process, "beforeExit", { signal }).then(() => "waits for what never comes"),
  ]);
  const last = engine.resources.at(-1)?.urn ?? "nothing";
  return new Error(`the program ${how} and does not end; last registered: ${last}`);
}

async function silence(engine: Engine, seconds: number, signal: AbortSignal): Promise<void> {
  for (let seen = -1; seen !== engine.requests;) {
    seen = engine.requests;
    await setTimeout(seconds * 1000, undefined, { ref: false, signal });
  }
}

async function program(entryPoint: string): Promise<unknown> {
  const exported: unknown = require(entryPoint);
  return typeof exported === "function" ? exported() : exported;
}

function loggedError({ diagnostics }: Engine): Error | undefined {
  const logged = diagnostics.find(({ severity }) => severity === "error");
  return logged === undefined ? undefined : new pulumi.RunError(logged.message);
}

/** What of the SDK's own state, which has no public types, a run sets. */
interface SdkState {
  withLocalStorage(body: () => Promise<void>): Promise<void>;
  getStore(): Connections;
}

/** Each run has a runtime state of its own, so that one process can preview several stacks. */
function inOwnState(body: (connections: Connections) => Promise<void>): Promise<void> {
  const { withLocalStorage, getStore } = state as object as SdkState;
  return withLocalStorage(() => body(getStore()));
}
