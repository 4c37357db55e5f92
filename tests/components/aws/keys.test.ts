import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";
import { statement, statements } from "./statements";

describe("CustomerKey", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-eks")));

  it("rotates, is protected, and is administered by way of IAM", () => {
    for (const key of stack.ofType("aws:kms/key:Key")) {
      assert.equal(key.properties.enableKeyRotation, true, key.name);
      assert.ok(key.protect, key.name);
      assert.deepEqual(statement(key, "AccountAdministration").Principal, { AWS: "arn:aws:iam::123456789012:root" });
    }
  });

  it("opens to nobody but by a condition", () => {
    for (const key of stack.ofType("aws:kms/key:Key")) {
      for (const { Sid, Effect, Condition } of statements(key)) {
        if (Effect === "Allow" && Sid !== "AccountAdministration") assert.ok(Condition, `${key.name}: ${Sid}`);
      }
    }
  });

  it("lets disks be made by whoever starts instances, and names no role (K1, K1b)", () => {
    const key = stack.one("aws:kms/key:Key", "-cluster-key");
    const throughEc2 = { "kms:CallerAccount": "123456789012", "kms:ViaService": "ec2.eu-central-1.amazonaws.com" };
    assert.deepEqual(statement(key, "InstanceDisks").Condition, { StringEquals: throughEc2 });
    const attach = statement(key, "InstanceDiskAttachments");
    assert.equal(attach.Action, "kms:CreateGrant");
    assert.deepEqual(attach.Condition, { StringEquals: throughEc2, Bool: { "kms:GrantIsForAWSResource": true } });
    assert.doesNotMatch(JSON.stringify(statements(key)), /autoscaling|AWSServiceRole/i);
  });

  it("encrypts log groups of this account alone", () => {
    const { Condition } = statement(stack.one("aws:kms/key:Key", "-logs"), "LogGroups");
    assert.deepEqual(Condition, {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-central-1:123456789012:log-group:*" },
    });
  });
});
