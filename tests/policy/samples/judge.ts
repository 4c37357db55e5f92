import path from "node:path";
import { evaluate } from "../../../policy/evaluate";
import { loadRulesFor } from "../../../policy/load";
import type { InvokeAnswer, ResourceAnswer } from "../../../preview/cloud/answers";
import { cloudConfig } from "../../../preview/cloud/config";
import { invokeAnswer, NoAnswer, resourceAnswer } from "../../../preview/cloud/find";
import { Engine } from "../../../preview/engine/engine";
import { run } from "../../../preview/engine/run";
import { asResource } from "../../../preview/preview";
import { policyDocument } from "./policy-document";

/** What any look-up finds. */
const found = { id: "found-1", ids: ["found-1"] };

/** What the stand-in cloud knows, and for the rest a cloud that takes anything and answers with nothing or one id. */
const permissive = {
  resource: (type: string): ResourceAnswer => orElse(() => resourceAnswer(type), {}),
  invoke: (token: string): InvokeAnswer =>
    orElse(
      () => invokeAnswer(token),
      token === "aws:iam/getPolicyDocument:getPolicyDocument" ? policyDocument : () => found,
    ),
  component: (type: string): never => {
    throw new Error(`samples have no component ${type}`);
  },
};

function orElse<Answer>(known: () => Answer, otherwise: Answer): Answer {
  try {
    return known();
  } catch (error) {
    if (error instanceof NoAnswer) return otherwise;
    throw error;
  }
}

const values = {
  "aws:region": "eu-central-1",
  "azure-native:location": "westeurope",
  "gcp:project": "example",
  "gcp:region": "europe-west3",
  "sample:adminPassword": "not-a-password-1A",
  "sample:databasePassword": "not-a-password-1A",
};

/** What the pack says of a sample: rule, type and name of the resource for each finding, apart by whether it is decided. */
export async function judge(sample: string): Promise<{ wrong: string[]; unknown: string[] }> {
  const engine = new Engine("sample", "dev", cloudConfig(values), permissive);
  const failure = await run(path.join(__dirname, sample), { values, secretKeys: [] }, engine);
  if (failure) throw failure;
  const resources = engine.resources.map(asResource);
  const { findings } = evaluate(resources, { rules: loadRulesFor(resources), today: "2026-11-30" });
  const errors = findings.filter(({ status }) => status === "error");
  if (errors.length > 0) throw new Error(errors.map(({ rule, problems }) => `${rule.id}: ${problems.join()}`).join());
  const said = (...statuses: string[]) =>
    findings
      .filter(({ status }) => statuses.includes(status))
      .map(({ rule, resource: { type, name } }) => `${rule.id}: ${type.split(":").at(-1)} ${name}`)
      .toSorted();
  return { wrong: said("fail"), unknown: said("unknown") };
}
