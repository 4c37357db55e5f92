import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";

function problemsWith(Principal: unknown): readonly string[] {
  const policy = JSON.stringify({ Statement: { Effect: "Allow", Principal, Action: "*", Resource: "*" } });
  const endpoint = resource("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", { policy });
  const rules = loadRules(["aws/network/endpoint-policies"]);
  return evaluate([endpoint], { rules, today: "2026-11-30" }).findings.flatMap(({ problems }) => problems);
}

describe("what passes on everything", () => {
  it("is said to do so for those whom it names", () => {
    const role = "arn:aws:iam::123456789012:role/backup";
    assert.deepEqual(problemsWith("*"), ["it passes on everything for everybody"]);
    assert.deepEqual(problemsWith({ AWS: "*" }), ["it passes on everything for everybody"]);
    assert.deepEqual(problemsWith({ AWS: role }), [`it passes on everything for ${role}`]);
  });
});
