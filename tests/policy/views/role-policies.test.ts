import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown, type Resource } from "../../../policy/resource";

const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const nodes = resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { nodeRoleArn: "node" });
const profile = resource("aws:iam/instanceProfile:InstanceProfile", "profile", {}, { role: "node" });
const role = (properties: object = {}) => ({
  ...resource("aws:iam/role:Role", "node", {}),
  properties: { ...properties },
});
const attached = (policyArn: unknown) => ({
  ...resource(attachment, String(policyArn), {}, { role: "node" }),
  properties: { policyArn },
});
const written = (policy: unknown) => ({
  ...resource("aws:iam/rolePolicy:RolePolicy", "own", {}, { role: "node" }),
  properties: { policy },
});

function said(id: string, ...resources: readonly Resource[]) {
  const { findings } = evaluate(resources, { rules: loadRules([id]), today: "2026-11-30" });
  return findings.map(({ status, problems }) => [status, ...(status === "fail" ? problems : [])]);
}

describe("what a role may do", () => {
  const reads = "aws/eks/node-role-reads-images-only";
  const pushing = { Effect: "Allow", Action: ["ecr:GetAuthorizationToken", "ecr:PutImage"], Resource: "*" };
  const powerUser = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser";
  const hidden = { Effect: "Allow", Action: unknown, Resource: "*" };

  it("is wrong where one part is known to be, whatever another comes to", () => {
    const wrong: readonly (readonly [string, ...Resource[]])[] = [
      [`has ${powerUser}`, role(), attached(unknown), attached(powerUser)],
      [`has ${powerUser}`, role({ managedPolicyArns: [unknown, powerUser] }), written(unknown)],
      [`has ${powerUser}`, role({ inlinePolicies: unknown }), attached(powerUser)],
      ["allows ecr:PutImage", role({ managedPolicyArns: unknown }), written({ Statement: [hidden, pushing] })],
      ["allows ecr:PutImage", role(), attached(unknown), written({ Statement: [unknown, pushing] })],
      [
        "allows ecr:PutImage",
        role({ inlinePolicies: [unknown, { policy: unknown }, { policy: { Statement: pushing } }] }),
      ],
    ];
    for (const [problem, ...resources] of wrong)
      assert.deepEqual(said(reads, ...resources, nodes), [["fail", `node ${problem}`]], problem);
  });

  it("is open where a part that is not known may be wrong, and no other is", () => {
    const pulls = attached("arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly");
    for (const open of [attached(unknown), written(unknown), written({ Statement: [hidden] })])
      assert.deepEqual(said(reads, role(), pulls, open, nodes), [["unknown"]]);
    const denied = written({ Statement: [{ Effect: "Deny", Action: unknown }] });
    assert.deepEqual(said(reads, role(), pulls, denied, nodes), [["pass"]]);
  });

  it("is known of a policy of the stack whose ARN is not", () => {
    const own = (Action: string) => [
      resource("aws:iam/policy:Policy", "own", {
        policy: JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: "*" } }),
      }),
      resource(attachment, "attached", {}, { role: "node", policyArn: "own" }),
    ];
    assert.deepEqual(said(reads, role(), ...own("ecr:BatchGetImage"), nodes), [["pass"]]);
    assert.deepEqual(said(reads, role(), ...own("ecr:P*"), nodes), [["fail", "node allows ecr:P*"]]);
    assert.deepEqual(said("aws/iam/no-aws-managed-policies", role(), ...own("*")), [["pass"]]);
  });

  it("is known of every form of attachment", () => {
    const forms = [
      {
        ...resource("aws:iam/policyAttachment:PolicyAttachment", "attached", {}, { roles: "node" }),
        properties: { roles: [unknown], policyArn: powerUser },
      },
      {
        ...resource(
          "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
          "attached",
          {},
          { roleName: "node" },
        ),
        properties: { roleName: unknown, policyArns: [unknown, powerUser] },
      },
    ];
    for (const form of forms)
      assert.deepEqual(said(reads, role(), form, nodes), [["fail", `node has ${powerUser}`]], form.type);
  });

  it("is known of policies of the stack in a list with others", () => {
    const exclusive = (...others: readonly unknown[]) => ({
      ...resource(
        "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        "attached",
        {},
        { roleName: "node", policyArns: "own" },
      ),
      properties: { policyArns: [unknown, ...others] },
    });
    const own = (Action: string) =>
      resource("aws:iam/policy:Policy", "own", {
        policy: JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: "*" } }),
      });
    assert.deepEqual(said(reads, role(), exclusive(), own("ecr:P*"), nodes), [["fail", "node allows ecr:P*"]]);
    const foreign = "aws/iam/no-aws-managed-policies";
    assert.deepEqual(said(foreign, role(), exclusive(), own("*")), [["pass"]]);
    assert.deepEqual(said(foreign, role(), exclusive(unknown), own("*")), [["unknown"]]);
    const core = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    assert.deepEqual(said(foreign, role(), exclusive(core), own("*")), [
      ["fail", "has AmazonSSMManagedInstanceCore of AWS"],
    ]);
    assert.deepEqual(said("aws/ec2/session-manager", role(), exclusive(core), own("*"), profile), [["pass"]]);
  });

  it("settles that instances are managed, whatever else is attached", () => {
    const sessions = "aws/ec2/session-manager";
    const core = attached("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
    assert.deepEqual(said(sessions, role(), attached(unknown), core, profile), [["pass"]]);
    assert.deepEqual(said(sessions, role(), attached(unknown), profile), [["unknown"]]);
  });
});
