import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  actionsOf,
  conditionsOf,
  principalsOf,
  resourcesOf,
  statementsOf,
} from "../../../policy/views/policy-statements";

describe("AWS policy documents", () => {
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;

  it("are read as text or as objects, with one statement or a list", () => {
    for (const Statement of [statement, [statement]]) {
      assert.deepEqual(statementsOf({ Statement }), [statement]);
      assert.deepEqual(statementsOf(JSON.stringify({ Statement })), [statement]);
    }
  });

  it("that are none have no statements", () => {
    for (const document of [undefined, null, "", "{", "[]", 5, {}]) assert.deepEqual(statementsOf(document), []);
  });
});

describe("a statement", () => {
  it("names actions, resources and principals, one or many", () => {
    assert.deepEqual(actionsOf({ Action: "a:B" }), ["a:B"]);
    assert.deepEqual(resourcesOf({ Resource: ["x", "y"] }), ["x", "y"]);
    assert.deepEqual(principalsOf({ Principal: "*" }), ["*"]);
    assert.deepEqual(principalsOf({ Principal: { AWS: ["1", "*"] } }), ["1", "*"]);
    assert.deepEqual(principalsOf({}), []);
  });

  it("that names exceptions is about everything", () => {
    assert.deepEqual(actionsOf({ NotAction: "iam:*" }), ["*"]);
    assert.deepEqual(resourcesOf({ NotResource: ["x"] }), ["*"]);
    assert.deepEqual(principalsOf({ NotPrincipal: { AWS: "1" } }), ["*"]);
  });

  it("has the keys of its conditions in lower case", () => {
    const Condition = { StringEquals: { "aws:SourceAccount": "1" }, Bool: { "aws:SecureTransport": "false" } };
    assert.deepEqual(conditionsOf({ Condition }), ["aws:sourceaccount", "aws:securetransport"]);
    assert.deepEqual(conditionsOf({}), []);
  });
});
