import path from "node:path";
import { evaluate } from "../policy/evaluate";
import { loadRulesFor } from "../policy/load";
import { cloudConfig } from "../preview/cloud/config";
import { componentAnswer, invokeAnswer, resourceAnswer } from "../preview/cloud/find";
import { Engine } from "../preview/engine/engine";
import { run } from "../preview/engine/run";
import { asResource } from "../preview/preview";

const values = { "aws:region": "eu-central-1" };

/** `many-resources.js` in the preview's engine, judged. */
export async function previewMany(): Promise<void> {
  const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };
  const engine = new Engine("bench", "many", cloudConfig(values), cloud);
  const failure = await run(path.join(__dirname, "many-resources.js"), { values, secretKeys: [] }, engine);
  if (failure !== undefined) throw failure;
  const resources = engine.resources.map(asResource);
  if (resources.length <= Number(process.env.RESOURCES))
    throw new Error(`there are only ${resources.length} resources`);
  evaluate(resources, { rules: loadRulesFor(resources), today: "2000-01-01" });
}
