import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadCatalogues, type Catalogue } from "../../policy/catalogue";
import { evaluate, type Finding } from "../../policy/evaluate";
import { controls } from "../../preview/reports/controls";
import { type Kind, kindOf } from "../../preview/reports/kind";
import { matrix } from "../../preview/reports/matrix";
import type { PreviewResult } from "../../preview/result";
import { previewOf, project } from "../support/preview";
import { all, kept, refused } from "./results";

const recommendation = { level: 1, assessment: "automated", scope: "resource" } as const;
const catalogue: Catalogue = {
  benchmark: "eks",
  name: "CIS EKS",
  version: "2.0.0",
  recommendations: {
    "2.1.1": { ...recommendation, title: 'Logs, "kept"' },
    "4.1.1": { title: "Partly seen", scope: "resource", partly: true },
    "2.8": { title: "Of the account", scope: "account" },
    "3.1.1": { title: "On the node", scope: "none", reason: "on the node" },
  },
};

/** A stack whose one rule on 2.1.1 and 4.1.1 answers so. */
function answered(...kinds: readonly Kind[]): PreviewResult {
  const [resource] = all.resources;
  assert.ok(resource !== undefined);
  const rule = { ...kept, controls: { eks: ["2.1.1", "4.1.1"] as const } };
  const findings = kinds.map((kind): Finding => {
    if (kind === "advisory") return { rule: { ...rule, severity: "low" }, resource, status: "fail", problems: [] };
    return { rule, resource, status: kind === "violation" ? "fail" : kind, problems: [] };
  });
  assert.deepEqual(findings.map(kindOf), kinds);
  return { ...all, verdict: { ...evaluate([], { rules: [], today: "2026-11-26" }), findings } };
}

const lines = (...outcomes: Parameters<typeof controls>[0]) => controls(outcomes, [catalogue]).split("\r\n");
const answerTo = (line: number, ...kinds: readonly Kind[]) =>
  lines(answered(...kinds))
    [line]?.split('","')
    .at(-1);

describe("the report for auditors (CSV)", () => {
  it("has a line for each recommendation and a column for each stack, with quotes where a text has them", () => {
    const [head, kept, , , node, end] = lines(answered("pass"), refused);
    assert.equal(
      head,
      `"benchmark","version","recommendation","title","level","assessment","${all.stack}","${refused.stack}"`,
    );
    assert.equal(kept, '"CIS EKS","2.0.0","2.1.1","Logs, ""kept""","1","automated","pass","not previewed"');
    assert.match(node ?? "", /"not assessed: Files and flags on the node, which its image sets\."$/);
    assert.equal(end, "");
  });

  it("has the worst answer of a recommendation's rules", () => {
    assert.deepEqual(
      [
        answerTo(1, "pass", "violation", "unknown"),
        answerTo(1, "pass", "advisory", "unknown"),
        answerTo(1, "pass", "unknown", "exempt"),
        answerTo(1, "pass", "exempt"),
        answerTo(1, "not applicable"),
        answerTo(1),
      ],
      ['violation"', 'advisory"', 'unknown"', 'exempt"', 'not applicable"', 'not applicable"'],
    );
  });

  it("says that rules about the whole account are off", () => {
    assert.equal(answerTo(3), 'off: nobody says that this stack owns it"');
  });

  it("has no answer of a benchmark for a stack that has nothing of its provider", () => {
    const answersFor = (...providers: string[]) =>
      controls([answered("pass"), refused], [{ ...catalogue, providers }])
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split('","').slice(-2).join(" | "));
    assert.ok(all.resources.every(({ type }) => !type.startsWith("kubernetes:")));
    const node = "not assessed: Files and flags on the node, which its image sets.";
    assert.deepEqual(answersFor("aws", "kubernetes"), [
      'not applicable | not previewed"',
      'not applicable | not previewed"',
      'not applicable | not previewed"',
      `not applicable | ${node}"`,
    ]);
    assert.deepEqual(answersFor("aws"), [
      'pass | not previewed"',
      'pass, partly | not previewed"',
      'off: nobody says that this stack owns it | not previewed"',
      `${node} | ${node}"`,
    ]);
  });

  it("knows which benchmarks are about which stacks", async () => {
    const outcomes: PreviewResult[] = [];
    for (const stack of project.stacks) outcomes.push((await previewOf(stack)).result);
    const about = matrix(outcomes, loadCatalogues()).map(({ benchmark, stacks }) => [
      benchmark,
      stacks.map((index) => project.stacks[index]).join(),
    ]);
    assert.deepEqual(Object.fromEntries(about), {
      aks: "azure",
      "aws-compute": "aws-ecs,aws-eks",
      "aws-foundations": "aws-ecs,aws-eks",
      "azure-foundations": "azure",
      docker: "aws-ecs,aws-eks",
      eks: "aws-eks",
      "gcp-foundations": "gcp",
      gke: "gcp",
      kubernetes: "aws-eks,azure,gcp,kubernetes",
      peers: project.stacks.join(),
      "security-hub": "aws-ecs,aws-eks",
    });
  });

  it("never calls passed as a whole what rules see a part of", () => {
    assert.equal(answerTo(2, "pass"), 'pass, partly"');
    assert.equal(answerTo(2, "advisory"), 'advisory"');
  });
});
