import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { UnusableConfiguration } from "./configuration";
import type { Exemption } from "./exemptions";
import { providerOf, rulesFolderOf, serviceOf, servicesWithRules } from "./providers";
import type { Resource } from "./resource";
import type { Rule } from "./rule";
import { singletonOf } from "./singletons";
import { judgedAs } from "./type-names";
import { mistakeInExemption } from "./written-exemptions";

const rulesFolder = join(__dirname, "rules");

let all: readonly string[] | undefined;

/** Ids of all rules: the folder is the list. */
export const ruleIds = (): readonly string[] => (all ??= idsIn("").sort());

/** Node.js reads folders in folders at once, too, and asks the disk again about each file. */
function idsIn(folder: string): string[] {
  return readdirSync(join(rulesFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return idsIn(`${folder}${entry.name}/`);
    return entry.name.endsWith(".ts") ? folder + entry.name.slice(0, -".ts".length) : [];
  });
}

export function loadRules(ids: readonly string[] = ruleIds()): readonly Rule[] {
  return ids.map((id) => (require(`${rulesFolder}/${id}`) as { default: Rule }).default);
}

/**
 * The rules that have something to say of these resources: to load all of them takes longer than to judge by them. Those
 * about singletons are for the stack that owns these.
 */
export function loadRulesFor(resources: readonly Resource[], owned: readonly string[] = []): readonly Rule[] {
  const types = new Set(resources.map(({ type }) => judgedAs(type)));
  const here = new Set(Array.from(types, (type) => rulesFolderOf(providerOf(type))));
  const services = new Set(Array.from(types, serviceOf));
  const isHere = ([provider = "", folder = ""]: readonly string[]) => {
    const service = `${provider}:${folder}`;
    return here.has(provider) && (!servicesWithRules.includes(service) || services.has(service));
  };
  const isOwned = (singleton: string | undefined) => singleton === undefined || owned.includes(singleton);
  return loadRules(ruleIds().filter((id) => isHere(id.split("/")) && isOwned(singletonOf(id))));
}

/** The accepted departures, in `exemptions.yaml` beside this file. */
export function loadExemptions(): readonly Exemption[] {
  return parseExemptions(readFileSync(join(__dirname, "exemptions.yaml"), "utf8"), ruleIds());
}

/** The exemptions in a file, from these rules. Throws `UnusableConfiguration`. */
export function parseExemptions(yaml: string, ids: readonly string[]): readonly Exemption[] {
  const entries = entriesIn(yaml);
  if (!Array.isArray(entries)) throw new UnusableConfiguration("exemptions.yaml: expected a list of exemptions");
  return entries.map((entry: unknown, index) => {
    const wrong = mistakeInExemption(entry, ids);
    if (wrong) throw new UnusableConfiguration(`exemptions.yaml: exemption ${index + 1}: ${wrong}`);
    return entry as Exemption;
  });
}

function entriesIn(yaml: string): unknown {
  try {
    // The core schema leaves dates alone.
    return load(yaml, { schema: CORE_SCHEMA, filename: "exemptions.yaml" }) ?? [];
  } catch (error) {
    throw new UnusableConfiguration((error as Error).message);
  }
}
