import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRulesFor, loadRules } from "../../policy/load";
import { unknown, type Resource } from "../../policy/resource";
import type { Type } from "../../policy/types";

const [onAws, onGoogle] = ["aws/iam/documents-are-json", "gcp/iam/documents-are-json"] as const;

function said(type: Type, properties: object, secrets: readonly string[] = [], id: string = onAws) {
  const one = { ...resource(type, "one", {}), properties: properties as Resource["properties"], secrets };
  const [{ status, problems }] = evaluate([one], { rules: loadRules([id]), today: "2026-11-30" }).findings;
  return [status, ...problems];
}

describe("a policy document that is no JSON", () => {
  const policy = "aws:iam/policy:Policy";
  const secret = "correct-horse";

  it("is told with the place where it stops being JSON, and in none of its words", () => {
    const broken = {
      [`{\n  "Version": "2012-10-17",\n  '${secret}': 1\n}`]: "stops being JSON at line 3, column 3",
      [`{ "Version": "${secret}`]: "stops being JSON at line 1, column 14",
      [`{ "Version": "${secret}", "Statement": [`]: "stops being JSON at its end",
      [secret]: "stops being JSON at line 1, column 1",
      [`["${secret}"]`]: "is no object, but a list",
      [JSON.stringify(`{ "Version": "${secret}" }`)]:
        "is no object, but a text in JSON, as if it had been made JSON twice",
      "12345": "is no object, but a number",
      null: "is no object, but null",
      " \n": "is empty",
    };
    for (const [document, problem] of Object.entries(broken))
      assert.deepEqual(said(policy, { policy: document }), ["fail", `policy: ${problem}`], document);
  });

  it("is found wherever rules read statements", () => {
    const details = { name: "records", policy: "{" };
    const point = "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy";
    assert.deepEqual(said(point, { details }), ["fail", "details.policy: stops being JSON at its end"]);
    const role = { assumeRolePolicy: unknown, inlinePolicies: [{ name: "own", policy: "{" }] };
    assert.deepEqual(said("aws:iam/role:Role", role), ["fail", "policy own: stops being JSON at its end"]);
    const trust = { assumeRolePolicy: "{", inlinePolicies: unknown };
    assert.deepEqual(said("aws:iam/role:Role", trust), ["fail", "assumeRolePolicy: stops being JSON at its end"]);
  });

  it("is told by one rule", () => {
    const one = resource(policy, "one", { policy: "{" });
    const { findings } = evaluate([one], { rules: loadRulesFor([one]), today: "2026-11-30" });
    assert.deepEqual(
      findings.filter(({ status }) => status !== "not applicable").map(({ rule }) => rule.id),
      [onAws],
    );
  });

  it("is open as long as it is not known, or is a secret, and none where there is none", () => {
    assert.deepEqual(said(policy, { policy: unknown })[0], "unknown");
    assert.deepEqual(said(policy, { policy: "[secret]" }, ["policy"])[0], "unknown");
    assert.deepEqual(said(policy, { policy: { Statement: "[secret]" } }, ["policy"]), ["pass"]);
    assert.deepEqual(said("aws:s3/bucket:Bucket", {}), ["not applicable"]);
    assert.deepEqual(said("aws:iam/role:Role", { assumeRolePolicy: "{}", inlinePolicies: [] }), ["pass"]);
  });

  it("is told of Google's, too, wherever rules read grants", () => {
    const types = ["gcp:projects/iAMPolicy:IAMPolicy", "gcp:storage/bucketIAMPolicy:BucketIAMPolicy"] as const;
    for (const type of types) {
      const answers = [{ policyData: "{" }, { policyData: '{ "bindings": [] }' }, { policyData: unknown }].map(
        (properties) => said(type, properties, [], onGoogle),
      );
      assert.deepEqual(answers, [
        ["fail", "policyData: stops being JSON at its end"],
        ["pass"],
        ["unknown", "policyData is not known before the deployment"],
      ]);
    }
    assert.deepEqual(said(types[0], { policyData: "[secret]" }, ["policyData"], onGoogle)[0], "unknown");
  });
});
