import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";
import { statement, statements } from "./statements";

const secretType = "aws:secretsmanager/secret:Secret";
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";

describe("AwsSecretVault", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-ecs")));

  it("keeps both ids under a key of its own (X9)", () => {
    const key = stack.one("aws:kms/key:Key", "-vault-key");
    assert.equal(stack.ofType(secretType).length, 2);
    for (const secret of stack.ofType(secretType)) assert.ok(stack.behind(secret, "kmsKeyId").includes(key));
  });

  it("writes the ids write-only, and tells a changed id by a number that is as secret (X8)", () => {
    for (const { name, secrets, properties } of stack.ofType(versionType)) {
      assert.deepEqual(secrets.toSorted(), ["secretStringWo", "secretStringWoVersion"], name);
      assert.equal(properties.secretString, undefined);
    }
  });

  it("gives secrets names of Pulumi's making, and recovers them or not as told (E10)", async () => {
    for (const secret of stack.ofType(secretType)) {
      assert.match(String(secret.properties.name), /^qualys-registry-vault-(activation|customer)-id-[0-9a-f]{7}$/);
      assert.equal(secret.properties.recoveryWindowInDays, 30);
      assert.ok(secret.protect);
    }
    const shorter = await previewOf("aws-eks", { "vault.recoveryDays": 7 });
    for (const secret of shorter.ofType(secretType)) assert.equal(secret.properties.recoveryWindowInDays, 7);
    const thrownAway = await previewOf("aws-ecs", { protect: false });
    for (const secret of thrownAway.ofType(secretType)) {
      assert.equal(secret.properties.recoveryWindowInDays, 0);
      assert.ok(!secret.protect);
    }
  });

  it("refuses other accounts and plain HTTP", () => {
    for (const policy of stack.ofType("aws:secretsmanager/secretPolicy:SecretPolicy")) {
      assert.equal(policy.properties.blockPublicPolicy, true);
      for (const { Effect } of statements(policy)) assert.equal(Effect, "Deny");
      assert.deepEqual(statement(policy, "NoPlainHttp").Condition, { Bool: { "aws:SecureTransport": false } });
      assert.deepEqual(statement(policy, "NoOtherAccount").Condition, {
        StringNotEquals: { "aws:PrincipalAccount": "123456789012" },
      });
    }
  });

  it("lets nobody use the key but Secrets Manager", () => {
    const only = statement(stack.one("aws:kms/key:Key", "-vault-key"), "SecretsManagerOnly");
    assert.equal(only.Effect, "Deny");
    assert.deepEqual(only.Condition, {
      StringNotEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" },
    });
  });
});
