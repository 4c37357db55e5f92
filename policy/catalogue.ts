import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "./controls";

/** Why no rule covers a recommendation. */
export const reasons = {
  "account-wide": "A setting of the account, subscription, project or organization, not of a stack.",
  "on the node": "Files and flags on the node, which its image sets.",
  "run time": "Age, use or drift, which only shows while it runs.",
  process: "Something that people do.",
  "service not used": "About a service that these stacks do not have.",
  retired: "About something that the cloud no longer offers.",
  "not declared": "About something that the cloud's provider has no resource for.",
} as const;

export interface Recommendation {
  readonly title: string;
  readonly level?: 1 | 2;
  readonly assessment?: "automated" | "manual";
  /** What has to be looked at to decide it. */
  readonly scope: "resource" | "stack" | "resource and stack" | "account" | "none";
  /** A rule can only see a part of it. */
  readonly partly?: true;
  /** The safeguards of the CIS Controls 8.1 that it belongs to. */
  readonly safeguards?: readonly string[];
  /** What other tools call it. */
  readonly peers?: readonly string[];
  /** There if no rule covers it. */
  readonly reason?: keyof typeof reasons;
}

/** One benchmark in one version, with every recommendation. */
export interface Catalogue {
  readonly benchmark: Benchmark;
  readonly name: string;
  readonly version: string;
  /** Whose resources a stack has to have, all of them, for the benchmark to be about it. Left out: any. */
  readonly providers?: readonly string[];
  readonly recommendations: Readonly<Record<string, Recommendation>>;
}

const folder = join(__dirname, "controls");

/** All catalogues: the folder is the list, a file's name is benchmark and version. */
export function loadCatalogues(): readonly Catalogue[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(folder, file), "utf8")) as Omit<Catalogue, "benchmark">),
      benchmark: file.replace(/-[\d.]+\.json$/, "") as Benchmark,
    }));
}
