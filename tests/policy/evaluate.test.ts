import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mixedStack } from "../../bench/mixed-stack";
import { count, evaluate, isViolation } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";
import { unless } from "../../policy/problems";
import { unknown, type Resource } from "../../policy/resource";
import { containerRule, rule, ruleOn, stackRule, type Rule, type Severity } from "../../policy/rule";
import { isSet } from "../../policy/unknown";
import { parsed } from "../../policy/views/json";
import type { View } from "../../policy/views/view";

const today = "2026-11-30";

const words = (id: string, severity: Severity = "high") =>
  ({
    id,
    title: "",
    why: "",
    severity,
    area: "logging",
    controls: {},
    fix: "",
    good: () => [],
    bad: () => [],
  }) as const;

const kept = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...words("kept"),
  applies: ({ skipDestroy }) => skipDestroy !== true,
  check: ({ retentionInDays = 0 }) => unless(retentionInDays >= 365, `kept for ${retentionInDays} days`),
});

const encrypted = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...words("encrypted"),
  check: (group) => unless(isSet(group, "kmsKeyId"), "no key"),
});

const group = (name: string, properties: Readonly<Record<string, unknown>>): Resource => ({
  ...resource("aws:cloudwatch/logGroup:LogGroup", name, {}),
  properties,
});

function statusOf(subject: Rule, properties: Readonly<Record<string, unknown>>) {
  return problemsOf(subject, properties)[0];
}

function problemsOf(subject: Rule, properties: Readonly<Record<string, unknown>>) {
  const [{ status, problems }] = evaluate([group("logs", properties)], { rules: [subject], today }).findings;
  return [status, ...problems];
}

describe("evaluate", () => {
  it("answers pass, fail and not applicable", () => {
    assert.equal(statusOf(kept, { retentionInDays: 365 }), "pass");
    assert.equal(statusOf(kept, { retentionInDays: 7 }), "fail");
    assert.equal(statusOf(kept, { skipDestroy: true }), "not applicable");
  });

  it("answers unknown where a rule reads a value that is not known, and only there", () => {
    assert.equal(statusOf(kept, { retentionInDays: unknown }), "unknown");
    assert.equal(statusOf(kept, { retentionInDays: 365, kmsKeyId: unknown }), "pass");
    assert.equal(statusOf(kept, { skipDestroy: unknown, retentionInDays: 365 }), "unknown");
  });

  it("takes a value that is set for set before it is known", () => {
    assert.equal(statusOf(encrypted, { kmsKeyId: unknown }), "pass");
    assert.equal(statusOf(encrypted, {}), "fail");
  });

  it("answers fail where one thing is wrong and another is not known yet", () => {
    const scanned = containerRule({
      ...words("scanned"),
      check: ({ image }) => unless(image?.startsWith("own/") === true, `${image} is not our own`),
    });
    const answer = (...images: unknown[]) => {
      const pod: Resource = {
        ...resource("kubernetes:core/v1:Pod", "pod", {}),
        properties: { spec: { containers: images.map((image, index) => ({ name: `c${index}`, image })) } },
      };
      const [finding] = evaluate([pod], { rules: [scanned], today }).findings;
      return [finding.status, ...finding.problems];
    };
    assert.deepEqual(answer(unknown, "other"), ["fail", "container c1: other is not our own"]);
    assert.equal(answer(unknown, "own/a")[0], "unknown");
    assert.deepEqual(answer("own/a"), ["pass"]);
    assert.deepEqual(answer(), ["not applicable"]);
  });

  it("says what would have to be known", () => {
    const nested = rule("aws:ec2/launchTemplate:LaunchTemplate", {
      ...words("nested"),
      check: ({ blockDeviceMappings }) => unless(blockDeviceMappings?.[0].ebs?.encrypted === "true", "not encrypted"),
    });
    const template: Resource = {
      ...resource("aws:ec2/launchTemplate:LaunchTemplate", "nodes", {}),
      properties: { blockDeviceMappings: [{ ebs: { encrypted: unknown } }] },
    };
    const [finding] = evaluate([template], { rules: [nested], today }).findings;
    assert.deepEqual(finding.problems, ["blockDeviceMappings[0].ebs.encrypted is not known before the deployment"]);
  });

  it("hands back the resource as it came", () => {
    const logs = group("logs", { retentionInDays: unknown });
    const [finding] = evaluate([logs], { rules: [kept], today }).findings;
    assert.equal(finding.resource, logs);
  });

  it("makes an error of a rule an answer that names the rule", () => {
    const broken = rule("aws:cloudwatch/logGroup:LogGroup", {
      ...words("broken", "low"),
      check() {
        throw new TypeError("oh");
      },
    });
    const [finding] = evaluate([group("logs", {})], { rules: [broken], today }).findings;
    assert.equal(finding.status, "error");
    assert.equal(finding.rule.id, "broken");
    assert.deepEqual(finding.problems, ["oh"]);
    assert.ok(isViolation(finding));
  });

  it("takes a key with the name of a method for a key", () => {
    const named = JSON.parse('{ "toString": null, "valueOf": [{ "toString": 1 }] }') as object;
    assert.deepEqual(problemsOf(kept, { retentionInDays: named }), ["fail", "kept for [object Object] days"]);
    assert.deepEqual(problemsOf(kept, { retentionInDays: [7, named] }), ["fail", "kept for 7,[object Object] days"]);
    assert.deepEqual(problemsOf(kept, { retentionInDays: 365, tags: named }), ["pass"]);
    assert.deepEqual(problemsOf(kept, { retentionInDays: named, tags: unknown })[0], "fail");
    assert.deepEqual(problemsOf(kept, { skipDestroy: unknown, retentionInDays: named })[0], "unknown");
  });

  it("takes it for one in a whole stack, too", () => {
    const alone = stackRule("aws:cloudwatch/logGroup:LogGroup", {
      ...words("alone"),
      check(logs, stack) {
        const others = stack.all("aws:cloudwatch/logGroup:LogGroup").filter((other) => other !== logs);
        return others.map(({ properties }) => `beside one that is kept for ${properties.retentionInDays} days`);
      },
    });
    const resources = [group("one", { retentionInDays: { toString: null } }), group("other", { retentionInDays: 7 })];
    const { findings } = evaluate(resources, { rules: [alone], today });
    assert.deepEqual(
      findings.map(({ problems }) => problems),
      [["beside one that is kept for 7 days"], ["beside one that is kept for [object Object] days"]],
    );
    assert.ok(findings.every((finding, index) => finding.resource === resources[index]));
  });

  it("takes it for one in JSON in a text, too", () => {
    const said = rule("aws:cloudwatch/logGroup:LogGroup", {
      ...words("said"),
      check: ({ name }) => [`it is ${parsed(name) as string}`],
    });
    for (const name of ['{ "toString": null }', '{ "to\\u0053tring": null }'])
      assert.deepEqual(problemsOf(said, { name }), ["fail", "it is [object Object]"]);
  });

  it("asks each rule about the types it is for", () => {
    const resources = [group("logs", {}), resource("aws:ec2/vpc:Vpc", "network", {})];
    const { findings } = evaluate(resources, { rules: [kept, encrypted], today });
    assert.deepEqual(
      findings.map(({ rule: { id }, resource: { name } }) => [id, name]),
      [
        ["kept", "logs"],
        ["encrypted", "logs"],
      ],
    );
  });

  it("answers resource by resource, as they come, whatever their types", () => {
    const network = rule("aws:ec2/vpc:Vpc", { ...words("network"), check: () => [] });
    const resources = [group("a", {}), resource("aws:ec2/vpc:Vpc", "b", {}), group("c", {})];
    const { findings } = evaluate(resources, { rules: [kept, network, encrypted], today });
    assert.deepEqual(
      findings.map(({ rule: { id }, resource: { name } }) => `${name} ${id}`),
      ["a kept", "a encrypted", "b network", "c kept", "c encrypted"],
    );
  });

  it("counts each answer", () => {
    const resources = [group("a", { retentionInDays: 365 }), group("b", {}), group("c", { retentionInDays: unknown })];
    assert.deepEqual(count(evaluate(resources, { rules: [kept], today }).findings), {
      pass: 1,
      fail: 1,
      unknown: 1,
      "not applicable": 0,
      exempt: 0,
      error: 0,
    });
  });

  it("takes low severity for advice", () => {
    const advice = { ...kept, severity: "low" } as const;
    const violations = (rules: Rule[]) => evaluate([group("logs", {})], { rules, today }).findings.filter(isViolation);
    assert.equal(violations([advice]).length, 0);
    assert.equal(violations([kept]).length, 1);
  });

  it("looks through a resource once for all rules on the same view", () => {
    let looks = 0;
    const names: View<string> = {
      types: ["aws:cloudwatch/logGroup:LogGroup"],
      items: ({ name }) => (looks++, [{ name, item: name }]),
      spellings: () => [],
    };
    const [short, lower] = [(name: string) => name.length < 5, (name: string) => name === name.toLowerCase()];
    const rules = [short, lower].map((holds, index) =>
      ruleOn(names, { ...words(`rule ${index}`), check: (name) => unless(holds(name), "it is not") }),
    );
    const { findings } = evaluate([group("logs", {}), group("Others", {}), group("logs", {})], { rules, today });
    assert.deepEqual(
      findings.map(({ status }) => status),
      ["pass", "pass", "fail", "fail", "pass", "pass"],
    );
    assert.equal(looks, 3);
  });

  it("reads ten times as much of ten times the resources, with all rules", () => {
    const rules = loadRules();
    const reads = (count: number) => {
      let reads = 0;
      const counted = ({ properties, ...rest }: Resource): Resource => ({
        ...rest,
        properties: new Proxy(properties, { get: (...args) => (reads++, Reflect.get(...args) as unknown) }),
      });
      evaluate(mixedStack(rules, count).map(counted), { rules, today });
      return reads;
    };
    const ratio = reads(20_000) / reads(2_000);
    assert.ok(ratio < 12, `ten times the resources were read ${ratio.toFixed(1)} times as often`);
  }).timeout(60_000);
});
