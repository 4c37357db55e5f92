import assert from "node:assert/strict";
import path from "node:path";
import { cloudConfig } from "../../../preview/cloud/config";
import { componentAnswer, invokeAnswer, resourceAnswer } from "../../../preview/cloud/find";
import { Engine, type RegisteredResource } from "../../../preview/engine/engine";
import { run } from "../../../preview/engine/run";
import { plain } from "../../../preview/engine/wire";
import { defaultSensor } from "./sensors";

const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };

export const ids = {
  activationId: "5a1f0c1e-0000-0000-0000-00000000000a",
  customerId: "5a1f0c1e-0000-0000-0000-00000000000c",
};

/** What a program registers. */
export class Registered {
  constructor(readonly all: readonly RegisteredResource[]) {}

  ofType(type: string): RegisteredResource[] {
    return this.all.filter((resource) => resource.type === type);
  }

  /** The one resource of a type, or the one of them whose name ends so. */
  one(type: string, nameEnd = ""): RegisteredResource {
    const found = this.ofType(type).filter(({ name }) => name.endsWith(nameEnd));
    const [resource] = found;
    assert.ok(resource !== undefined && found.length === 1, `${found.length} of ${type} …${nameEnd}`);
    return resource;
  }

  /** Its inputs as rules see them. */
  inputs<Inputs>(type: string, nameEnd?: string): Inputs {
    return plain(this.one(type, nameEnd).inputs) as Inputs;
  }
}

/** Runs `program.ts` of a folder on the offline engine. */
export async function register(folder: "kubernetes" | "ecs", config: Record<string, unknown>): Promise<Registered> {
  const entries = Object.entries({ sensor: defaultSensor, ...ids, ...config });
  const values = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`sensor:${key}`, typeof value === "string" ? value : JSON.stringify(value)]);
  const engine = new Engine("sensor", "test", cloudConfig({ "aws:region": "eu-west-1" }), cloud);
  const failure = await run(
    path.join(__dirname, folder, "program.ts"),
    { values: Object.fromEntries(values), secretKeys: Object.keys(ids).map((key) => `sensor:${key}`) },
    engine,
  );
  if (failure !== undefined) throw failure;
  return new Registered(engine.resources);
}
