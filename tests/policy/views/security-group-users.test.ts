import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../../policy/examples";
import { Stack } from "../../../policy/stack";
import { usersOf } from "../../../policy/views/security-group-users";

const group = resource("aws:ec2/securityGroup:SecurityGroup", "group", {});

const namesOfUsers = (...others: Parameters<typeof resource>[]) =>
  usersOf(group, new Stack([group, ...others.map((other) => resource(...other))])).map(({ name }) => name);

describe("what has a security group", () => {
  it("is whatever names it, of a type that no rule knows more of, too", () => {
    const cache = ["aws:elasticache/replicationGroup:ReplicationGroup", "cache", {}, { securityGroupIds: ["group"] }];
    const instance = ["aws:ec2/instance:Instance", "instance", {}, { vpcSecurityGroupIds: ["group"] }];
    assert.deepEqual(namesOfUsers(...([cache, instance] as never[])), ["cache", "instance"]);
  });

  it("is no other group, and no rule of one", () => {
    const others = [
      ["aws:ec2/securityGroup:SecurityGroup", "other", {}, { ingress: ["group"] }],
      ["aws:ec2/securityGroupRule:SecurityGroupRule", "rule", {}, { sourceSecurityGroupId: ["group"] }],
      ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {}, { securityGroupId: ["group"] }],
    ];
    assert.deepEqual(namesOfUsers(...(others as never[])), []);
  });
});
