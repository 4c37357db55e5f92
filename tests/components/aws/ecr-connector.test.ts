import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Changes, previewOf } from "../../support/preview";
import { statement, statements } from "./statements";

const connector = { accountId: "210987654321", externalId: "POD1-12345-1234567890123" };
const onExisting: Changes = { cluster: { existing: { name: "shared" } } };

describe("the role of Qualys' connector for ECR", () => {
  it("is there on request alone, also beside a cluster that exists", async () => {
    const roles = async (stack: string, changes: Changes = {}) =>
      (await previewOf(stack, changes)).ofType("aws:iam/role:Role").filter(({ name }) => name.endsWith("-connector"));
    assert.deepEqual(await roles("aws-ecs"), []);
    assert.equal((await roles("aws-ecs", { ecrConnector: connector })).length, 1);
    assert.equal((await roles("aws-eks", { ecrConnector: connector, ...onExisting })).length, 1);
  });

  it("is taken on by Qualys' account with this subscription's external id, and pulls what is named (E27)", async () => {
    const stack = await previewOf("aws-eks", { ecrConnector: { ...connector, repositories: ["team/*", "web"] } });
    const [trust, ...others] = statements(stack.one("aws:iam/role:Role", "-connector"), "assumeRolePolicy");
    assert.deepEqual(others, []);
    assert.deepEqual(trust, {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::210987654321:root" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": connector.externalId } },
    });
    const rights = stack.one("aws:iam/rolePolicy:RolePolicy", "-connector");
    assert.deepEqual(statement(rights, "Repositories").Resource, [
      "arn:aws:ecr:eu-central-1:123456789012:repository/team/*",
      "arn:aws:ecr:eu-central-1:123456789012:repository/web",
    ]);
    const actions = statements(rights).flatMap(({ Action }) => Action);
    assert.ok(actions.every((action) => /^ecr:(Get|Batch(Get|Check)|Describe|List)/.test(action)));
    assert.ok("ecrConnectorRoleArn" in stack.result.outputs);
  });
});
