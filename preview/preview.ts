import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { configured } from "../policy/configuration";
import { evaluate, type Verdict } from "../policy/evaluate";
import { outOfOrder, type Exemption } from "../policy/exemptions";
import { loadRulesFor } from "../policy/load";
import type { Resource } from "../policy/resource";
import { type Completed, withStandIns } from "../settings/only-you-know";
import { type Changes, changed } from "./changes";
import { componentAnswer, invokeAnswer, resourceAnswer } from "./cloud/find";
import { cloudConfig } from "./cloud/config";
import { Engine, type RegisteredResource } from "./engine/engine";
import { run } from "./engine/run";
import * as wire from "./engine/wire";
import { placeIn, places } from "./places";
import { levelIn, levelOfPolicy, noPolicyPackConfig, type PolicyPackConfig } from "./policy-pack-config";
import { type Project, type StackConfig, UnusableFile } from "./project";
import type { Outcome } from "./result";

/** What resources are judged by: the pack's rules and exemptions, on a day. */
export interface JudgedBy {
  readonly exemptions: readonly Exemption[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly packConfig?: PolicyPackConfig;
}

export interface PreviewOptions {
  readonly project: Project;
  readonly stack: string;
  readonly policy: JudgedBy;
  readonly config?: Changes;
  /** Secret configuration, by full key; it is given to the program as the CLI gives it, and shown to nobody. */
  readonly secrets?: Readonly<Record<string, string>>;
}

const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };

/** Previews one stack without an account, the CLI or a network, and judges what it would create. */
export async function preview({ project, stack, policy, config, secrets }: PreviewOptions): Promise<Outcome> {
  const stackConfig = configOf(project, stack);
  if (stackConfig instanceof UnusableFile) return { stack, reason: "settings", message: stackConfig.message };
  const folder = path.dirname(project.entryPoint);
  const completed = completedConfig(stackConfig, { ...config, ...secrets }, Object.keys(secrets ?? {}));
  const newEngine = () => new Engine(project.name, stack, cloudConfig(completed.values), cloud);
  const engine = newEngine();
  const failure = await run(project.entryPoint, completed, engine);
  if (failure !== undefined) {
    const refused = RunError.isInstance(failure) && engine.resources.length <= 1;
    if (refused) return { stack, reason: "settings", message: inPreview(failure.message), place: stackConfig.source };
    const again = () => run(project.entryPoint, completed, newEngine());
    return { stack, reason: "program", ...(await withPlace(failure, again, folder)) };
  }
  const resources = engine.resources.map(asResource);
  const { verdict, advice } = judged(resources, policy);
  return {
    stack,
    sources: { settings: stackConfig.source, resources: places(engine.resources, folder) },
    resources,
    outputs: wire.plain(engine.resources[0]?.outputs ?? {}) as Record<string, unknown>,
    toSet: completed.missing,
    warnings: [
      ...engine.diagnostics.filter(({ severity }) => severity === "warning").map(({ message }) => message),
      ...advice,
    ],
    verdict,
  };
}

/** The verdict, and what is wrong with exemptions where that was made advice. */
function judged(resources: readonly Resource[], policy: JudgedBy): { verdict: Verdict; advice: readonly string[] } {
  const { packConfig = noPolicyPackConfig } = policy;
  const all = loadRulesFor(resources, packConfig.configuration.ownedSingletons);
  const verdict = evaluate(resources, {
    ...policy,
    exemptions: [...policy.exemptions, ...packConfig.configuration.exemptions],
    rules: configured(all, (rule) => levelIn(packConfig, rule)),
    trusted: packConfig.configuration,
  });
  const level = levelOfPolicy(packConfig.policies, "exemptions-in-order") ?? "mandatory";
  if (level === "mandatory") return { verdict, advice: [] };
  return { verdict: { ...verdict, expired: [], unused: [] }, advice: level === "advisory" ? outOfOrder(verdict) : [] };
}

/** The program's words are those of a deployment, and nobody asked for one. */
const inPreview = (refusal: string) => refusal.replace(" Nothing was deployed.", " Without that, there is no preview.");

/**
 * Stack traces are kept on demand (`lean-sdk.js`): keeping one for each Output would take longer than to fail once more where
 * something fails.
 */
async function withPlace(failure: Error, again: () => Promise<Error | undefined>, folder: string) {
  const { stack = "", message } = failure;
  if (stack.includes("\n    at ")) return { message: stack };
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  try {
    const same = await again();
    const place = same?.message === message ? placeIn(same.stack ?? "", folder) : undefined;
    return place === undefined ? { message } : { message: `${message}\n\nin ${place.file}:${place.line}`, place };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** One stack's broken file is no reason to show nothing of the others. */
function configOf(project: Project, stack: string): StackConfig | UnusableFile {
  try {
    return project.config(stack);
  } catch (error) {
    if (error instanceof UnusableFile) return error;
    throw error;
  }
}

function completedConfig(
  { values, encrypted }: StackConfig,
  changes: Changes,
  secretKeys: readonly string[],
): Completed {
  const closed = encrypted.filter((key) => !secretKeys.includes(key));
  const completed = withStandIns({ values: changed(values, changes), encrypted: closed });
  return { ...completed, secretKeys: [...completed.secretKeys, ...secretKeys] };
}

/** The engine's resource as rules and reports see it. */
export function asResource({
  urn,
  type,
  name,
  inputs,
  parent,
  protect,
  dependencies,
  propertyDependencies,
}: RegisteredResource): Resource {
  return {
    urn,
    type,
    name,
    properties: wire.plain(inputs) as Record<string, unknown>,
    secrets: Object.keys(inputs).filter((key) => wire.isSecret(inputs[key])),
    ...(parent === undefined ? {} : { parent }),
    protect,
    dependencies,
    propertyDependencies,
  };
}
