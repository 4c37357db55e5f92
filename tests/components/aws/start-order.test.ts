import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";

const rules = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
];
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Of the types, those which the one resource of a type does not wait for; a word of their names tells them apart. */
function notAwaited(stack: StackPreview, starter: string, types: readonly string[], word = ""): string[] {
  const awaited = new Set(stack.one(starter).dependencies);
  const wanted = stack.resources.filter(({ type, name }) => types.includes(type) && name.includes(word));
  assert.ok(wanted.length > 0, `${word}: ${wanted.length}`);
  return wanted.filter(({ urn }) => !awaited.has(urn)).map(({ name }) => name);
}

describe("what starts on AWS", () => {
  it("waits for the rules of its security group, on both sides, and for the private endpoints (E22)", async () => {
    const ecs = await previewOf("aws-ecs");
    const instances = "aws:autoscaling/group:Group";
    assert.deepEqual(notAwaited(ecs, instances, rules, "-instances-to-"), []);
    assert.deepEqual(notAwaited(ecs, instances, [endpoint]), []);
    assert.ok(notAwaited(ecs, instances, rules).every((name) => name.includes("-sensor-to-")));

    const tasks = "aws:ecs/service:Service";
    assert.deepEqual(notAwaited(ecs, tasks, rules, "-sensor-to-"), []);
    assert.deepEqual(notAwaited(ecs, tasks, [endpoint]), []);

    const eks = await previewOf("aws-eks");
    assert.deepEqual(notAwaited(eks, "eks:index:ManagedNodeGroup", [...rules, endpoint]), []);
  });
});
