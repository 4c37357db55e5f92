import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { type Example, resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";

/** What the rule says of the group, or of the rule that is declared beside it. */
function answersOf(resources: Example): readonly string[] {
  const rules = loadRules(["aws/network/no-plain-http-from-anywhere"]);
  return evaluate(resources, { rules, today: "2026-11-30" }).findings.map(({ status }) => status);
}

const group = resource("aws:ec2/securityGroup:SecurityGroup", "group", {
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
});
const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "balancer", {}, { securityGroups: ["group"] });
const redirect = [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }];
const forward = [{ type: "forward", targetGroupArn: "example" }];
const listener = (port: number, defaultActions: typeof redirect | typeof forward, name = `on-${port}`) =>
  resource("aws:lb/listener:Listener", name, { port, defaultActions }, { loadBalancerArn: "balancer" });
const ruleOf = (actions: typeof redirect | typeof forward) =>
  resource("aws:lb/listenerRule:ListenerRule", "rule", { actions, conditions: [] }, { listenerArn: "on-80" });

describe("port 80 of a load balancer", () => {
  it("may be open to send everybody on to HTTPS", () => {
    const redirected = [balancer, listener(80, redirect), listener(443, forward)];
    assert.deepEqual(answersOf([group, ...redirected]), ["pass"]);
    assert.deepEqual(answersOf([group, ...redirected, ruleOf(redirect)]), ["pass"]);
    const beside = resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "beside",
      { ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "0.0.0.0/0" },
      { securityGroupId: "group" },
    );
    const empty = resource("aws:ec2/securityGroup:SecurityGroup", "group", {});
    assert.deepEqual(answersOf([empty, beside, ...redirected]), ["not applicable", "pass"]);
  });

  it("may not be where it answers, or something else has the group, too", () => {
    const instance = resource("aws:ec2/instance:Instance", "instance", {}, { vpcSecurityGroupIds: ["group"] });
    const upwards = [{ type: "redirect", redirect: { host: "www.example.com", statusCode: "HTTP_301" } }];
    for (const others of [
      [],
      [balancer],
      [balancer, listener(443, forward)],
      [balancer, listener(80, forward)],
      [balancer, listener(80, upwards as never)],
      [balancer, listener(80, redirect), listener(80, forward, "another")],
      [balancer, listener(80, redirect), ruleOf(forward)],
      [balancer, listener(80, redirect), instance],
    ])
      assert.deepEqual(answersOf([group, ...others]), ["fail"]);
  });
});
