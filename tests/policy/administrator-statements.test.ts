import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";

function problemsOf(statement: object): readonly string[] {
  const policy = JSON.stringify({ Statement: { Effect: "Allow", ...statement } });
  const rules = loadRules(["aws/iam/no-administrator-statements"]);
  const [finding] = evaluate([resource("aws:iam/policy:Policy", "one", { policy })], {
    rules,
    today: "2026-11-30",
  }).findings;
  return finding.problems;
}

describe("a statement that makes administrators", () => {
  it("is told in the words in which it is written", () => {
    assert.deepEqual(problemsOf({ Action: "*", Resource: "*" }), ["statement 1: allows * on *"]);
    assert.deepEqual(problemsOf({ NotAction: ["iam:*", "sts:*"], Resource: "*" }), [
      "statement 1: allows all but iam:*, sts:* on *",
    ]);
    assert.deepEqual(problemsOf({ Action: "*", NotResource: "arn:aws:s3:::logs" }), [
      "statement 1: allows * on all but arn:aws:s3:::logs",
    ]);
  });
});
