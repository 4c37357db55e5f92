import { setImmediate, setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { disconnect, resetOptions } from "@pulumi/pulumi/runtime/settings";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack";
import * as state from "@pulumi/pulumi/runtime/state";
import type { Engine } from "./engine";
import { inProcessClient } from "./in-process";
import { listen, services } from "./server";

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
  const offered = services(engine);
  const listening = socket ? await listen(offered) : undefined;
  const failures = new Set<Error>();
  const collect = (reason: unknown) => void failures.add(reason instanceof Error ? reason : new Error(String(reason)));
  process.on("uncaughtException", collect).on("unhandledRejection", collect);
  try {
    const setOptions = (address: string) =>
      resetOptions(engine.project, engine.stack, 16, address, address, true, "organization");
    // The SDK answers callbacks outside of the run's own state; without this, transforms would lose unknown values there.
    setOptions("");
    const finished = inOwnState(async ({ settings }) => {
      setOptions(listening?.address ?? "in-process");
      if (!socket) {
        settings.monitor = inProcessClient(offered.monitor);
        settings.engine = inProcessClient(offered.engine);
      }
      setAllConfig({ ...config.values }, [...config.secretKeys]);
      await runInPulumiStack(() => program(entryPoint)).catch(collect);
      await disconnect(failures.size === 0);
      // Node reports a rejection that nobody handles once the current turn is over.
      await setImmediate();
    });
    await Promise.race([finished, stuck(engine, patienceSeconds).then(collect)]);
  } finally {
    process.off("uncaughtException", collect).off("unhandledRejection", collect);
    listening?.close();
    offered.close();
  }
  return failures.values().next().value ?? loggedError(engine);
}

/** Two outputs that wait for each other would keep a program, and who started it, waiting for ever. */
async function stuck(engine: Engine, patienceSeconds: number): Promise<Error> {
  for (let seen = -1; seen !== engine.requests;) {
    seen = engine.requests;
    await setTimeout(patienceSeconds * 1000, undefined, { ref: false });
  }
  const last = engine.resources.at(-1)?.urn ?? "nothing";
  return new Error(
    `the program has asked for nothing in ${patienceSeconds} seconds and does not end; last registered: ${last}`,
  );
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
  getStore(): { readonly settings: { monitor: unknown; engine: unknown } };
}

/** Each run has a runtime state of its own, so that one process can preview several stacks. */
function inOwnState(body: (store: ReturnType<SdkState["getStore"]>) => Promise<void>): Promise<void> {
  const { withLocalStorage, getStore } = state as object as SdkState;
  return withLocalStorage(() => body(getStore()));
}
