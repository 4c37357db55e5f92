import path from "node:path";
import { evaluate } from "../policy/evaluate";
import { loadExemptions, loadRulesFor } from "../policy/load";
import "../preview/cli";
import { cloudConfig } from "../preview/cloud/config";
import { componentAnswer, invokeAnswer, resourceAnswer } from "../preview/cloud/find";
import { Engine } from "../preview/engine/engine";
import { run } from "../preview/engine/run";
import { asResource } from "../preview/preview";
import { readProject } from "../preview/project";
import { terminal } from "../preview/reports/terminal";
import { loadCatalogues } from "../policy/catalogue";
import { withStandIns } from "../settings/only-you-know";

const root = path.join(__dirname, "..");
const today = "2000-01-01";

/** The preview of a stack step by step, as one JSON object: seconds that each took, in this order. */
export async function printParts(stack: string): Promise<void> {
  const seconds: Record<string, number> = {};
  let before = 0;
  const done = (part: string) => {
    const now = performance.now();
    seconds[part] = (now - before) / 1000;
    before = now;
  };
  done("Node.js and the preview itself, loaded");
  const project = readProject(root);
  const { values, encrypted } = project.config(stack);
  const completed = withStandIns({ values, encrypted });
  require(project.entryPoint);
  require(path.join(root, "stacks", stack));
  done("the program and what it imports of SDKs, loaded");
  const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };
  const engine = new Engine(project.name, stack, cloudConfig(completed.values), cloud);
  const failure = await run(project.entryPoint, completed, engine);
  if (failure !== undefined) throw failure;
  const resources = engine.resources.map(asResource);
  done("the program in the engine, run");
  const rules = loadRulesFor(resources);
  done("rules, loaded");
  const verdict = evaluate(resources, { rules, exemptions: loadExemptions(), today });
  done("rules, asked");
  const outcome = { stack, resources, outputs: {}, toSet: completed.missing, warnings: [], verdict };
  terminal(outcome);
  done("report for a terminal");
  const { html } = await import("../preview/reports/html/html");
  await html([outcome], { catalogues: loadCatalogues(), today });
  done("report in HTML, which only --html writes");
  console.log(JSON.stringify(seconds));
}
