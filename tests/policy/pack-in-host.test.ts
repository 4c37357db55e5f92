import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { concerns } from "../../policy/evaluate";
import { loadRules } from "../../policy/load";
import { notingPolicy, policies, policyName } from "../../policy/pack";
import type { Problems } from "../../policy/problems";
import type { Resource } from "../../policy/resource";
import { stackRule, type Rule } from "../../policy/rule";
import { judgedAs } from "../../policy/type-names";
import type { Type } from "../../policy/types";
import { PolicyHost, unknownStringValue, urnOf, type Shown } from "./policy-host";

describe("the pack's policies in Pulumi's own host", () => {
  const today = "2026-11-30";
  /** The rules as they are, but that each says of a resource which it is. */
  const rules = loadRules().map(
    (one) => Object.create(one, { check: { value: ({ urn }: Resource) => [`that is ${urn}`] } }) as Rule,
  );
  const shown = [
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:ec2/instance:Instance",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    "azure-native:containerservice/v20240901:ManagedCluster",
    "kubernetes:apps/v1:DaemonSetList",
    "kubernetes:core/v1:PodPatch",
    "random:index/randomId:RandomId",
  ].map((type): Shown => ({ type, name: "one", properties: { items: [{}] } }));
  const concerned = (type: string) => rules.filter((one) => concerns(one, judgedAs(type)));
  const named = (own: readonly Rule[]) => own.map(policyName);

  it("are asked, and a resource is unpacked, for the rules alone that concern it, whichever comes between", async () => {
    const host = new PolicyHost(policies({ rules, exemptions: [], today }));
    const answers = await Promise.all(shown.map((resource) => host.analyze(resource)));
    for (const [index, { said, notApplicable, unpacked }] of answers.entries()) {
      const resource = shown[index];
      const own = concerned(resource.type).filter(({ wholeStack }) => !wholeStack);
      assert.deepEqual(
        said.map(([policy]) => policy),
        named(own),
      );
      for (const [, message] of said) assert.ok(message.includes(`that is ${urnOf(resource)}. `), message);
      assert.deepEqual(notApplicable, []);
      assert.equal(unpacked, own.length + 2);
    }
    assert.deepEqual(
      answers.map(({ said }) => said.length > 0),
      shown.map(({ type }) => !type.startsWith("random:")),
    );
  });

  it("are asked about everything where the policy that notes what concerns a resource is turned off", async () => {
    const host = new PolicyHost(policies({ rules, exemptions: [], today }).filter(({ name }) => name !== notingPolicy));
    const [logs] = shown;
    const { said, unpacked } = await host.analyze(logs);
    assert.deepEqual(
      said.map(([policy]) => policy),
      named(concerned(logs.type).filter(({ wholeStack }) => !wholeStack)),
    );
    assert.equal(unpacked, rules.filter(({ wholeStack }) => !wholeStack).length + 1);
  });

  it("unpack a whole stack for the rules alone that have something to say", async () => {
    const vpc = { type: "aws:ec2/vpc:Vpc", name: "network", properties: { cidrBlock: unknownStringValue } };
    const logs = { type: "aws:ec2/flowLog:FlowLog", name: "logs", properties: { trafficType: "ACCEPT" } };
    const words = { title: "t", why: "w", severity: "high", area: "logging", controls: {}, fix: "f" } as const;
    const one = (id: string, type: Type, check: (resource: Resource) => Problems) =>
      stackRule(type, { ...words, id, check, good: () => [], bad: () => [] });
    const own = [
      one("aws/network/quiet", "aws:ec2/vpc:Vpc", () => []),
      one("aws/network/loud", "aws:ec2/vpc:Vpc", () => ["it is loud"]),
      one("aws/network/open", "aws:ec2/vpc:Vpc", ({ properties }) => [String(properties.cidrBlock)]),
      one("aws/network/elsewhere", "aws:ec2/subnet:Subnet", () => []),
    ];
    const host = new PolicyHost(policies({ rules: own, exemptions: [], today }));
    // Twice: what was made of the first stack says nothing of the second.
    for (const resources of [[vpc, logs], [logs]]) {
      for (const resource of resources) await host.analyze(resource);
      const { said, notApplicable, unpacked } = await host.analyzeStack(resources);
      const isThere = resources.includes(vpc);
      assert.deepEqual(
        said.map(([policy]) => policy),
        isThere ? ["aws-network-loud", "aws-network-open"] : [],
      );
      assert.deepEqual(notApplicable, isThere ? ["aws-network-elsewhere"] : named(own));
      assert.equal(unpacked, resources.length * (isThere ? 5 : 3));
    }
  });
});
