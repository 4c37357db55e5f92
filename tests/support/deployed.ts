import { evaluate } from "../../policy/evaluate";
import { loadRulesFor } from "../../policy/load";
import { changed } from "../../preview/changes";
import { type Resource, unknown } from "../../policy/resource";
import { cloudConfig } from "../../preview/cloud/config";
import { componentAnswer, invokeAnswer, resourceAnswer } from "../../preview/cloud/find";
import {
  automaticName,
  type Cloud,
  Engine,
  type RegisteredResource,
  type Registration,
} from "../../preview/engine/engine";
import { run } from "../../preview/engine/run";
import * as wire from "../../preview/engine/wire";
import { asResource } from "../../preview/preview";
import { withStandIns } from "../../settings/only-you-know";
import { type Changes, configOf, policy, project, StackPreview } from "./preview";

/** The stand-in cloud, as previews ask it. */
export const standInCloud: Cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };

/**
 * An engine under which a resource is there as soon as it is asked for: values that a preview does not know are known.
 * What component plugins answer, and what is made of it, it does not know either.
 */
class DeployingEngine extends Engine {
  override async register(asked: Registration): Promise<RegisteredResource> {
    const resource = await super.register(asked);
    return resource.kind === "custom" ? Object.assign(resource, this.#made(resource)) : resource;
  }

  #made({ type, name, urn, inputs }: RegisteredResource): Pick<RegisteredResource, "id" | "outputs"> {
    const id = automaticName({ property: "id" }, name, urn);
    // A provider is what it was given.
    if (type.startsWith("pulumi:")) return { id, outputs: inputs };
    const given = known(wire.revealed(inputs) as Record<string, unknown>);
    const outputs = this.cloud.resource(type).outputs?.(given, { id, urn, config: this.config }) ?? {};
    return {
      id: typeof outputs.id === "string" ? outputs.id : id,
      outputs: { ...inputs, ...(wire.wire(known(outputs)) as wire.WireProperties) },
    };
  }
}

/** The stand-in cloud answers by what it knows of a resource, and leaves open what it does not. */
function known(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== unknown && value !== undefined));
}

/** A stack with all that it makes, as tests ask a preview, and as it was registered. */
export class DeployedStack extends StackPreview {
  constructor(
    stack: string,
    readonly registered: readonly RegisteredResource[],
  ) {
    const resources = registered.map(asResource);
    const verdict = evaluate(resources, { ...policy, rules: loadRulesFor(resources) });
    super({ stack, resources, outputs: {}, toSet: [], warnings: [], verdict });
  }

  idOf({ urn }: Resource): string | undefined {
    return this.registered.find((each) => each.urn === urn)?.id;
  }
}

/** A committed stack with some settings changed, when all that it makes is there at once. */
export async function deployed(
  stack: string,
  changes: Changes = {},
  cloud: Cloud = standInCloud,
): Promise<DeployedStack> {
  const { values, encrypted } = project.config(stack);
  const config = withStandIns({ values: changed(values, configOf(stack, changes)), encrypted });
  const engine = new DeployingEngine(project.name, stack, cloudConfig(config.values), cloud);
  const failure = await run(project.entryPoint, config, engine);
  if (failure !== undefined) throw failure;
  return new DeployedStack(stack, engine.resources);
}
