import assert from "node:assert/strict";
import type { PolicyResource, ResourceValidationPolicy, StackValidation, StackValidationPolicy } from "@pulumi/policy";
import { describe, it } from "mocha";
import type { Exemption } from "../../policy/exemptions";
import { loadExemptions, loadRules } from "../../policy/load";
import { policies } from "../../policy/pack";
import { unless } from "../../policy/problems";
import { rule, singletonRule, stackRule, type Rule } from "../../policy/rule";
import { isSet, UnknownValue } from "../../policy/unknown";
import { hosted, unknownCheckingProxy, UnknownValueError, unknownStringValue } from "./policy-host";

const words = {
  title: "Logs are kept",
  why: "Somebody will ask for them.",
  severity: "high",
  area: "logging",
  controls: { "aws-foundations": ["4.7"] },
  fix: "Set retentionInDays.",
  good: () => [],
  bad: () => [],
} as const;

const kept = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...words,
  id: "aws/logs/kept",
  check: ({ retentionInDays }) => unless(retentionInDays === 365, `kept for ${retentionInDays} days`),
});

const encrypted = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...words,
  id: "aws/logs/encrypted",
  check: (group) => unless(isSet(group, "kmsKeyId"), "no key"),
});

const recorded = stackRule("aws:ec2/vpc:Vpc", {
  ...words,
  id: "aws/network/recorded",
  check: (vpc, stack) =>
    stack
      .pointingAt(vpc, "aws:ec2/flowLog:FlowLog", "vpcId")
      .flatMap(({ properties }) => unless(properties.trafficType === "ALL", `records ${properties.trafficType}`)),
});

const passwords = singletonRule("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
  ...words,
  id: "aws/account/passwords/kept",
  missing: "no password policy",
  check: ({ properties }) => unless(properties.maxPasswordAge === 90, `kept for ${properties.maxPasswordAge}`),
});

interface Ran {
  readonly reports: [message: string, urn: string | undefined][];
  readonly thrown: unknown;
}

function run(own: readonly Rule[], name: string, resources: PolicyResource[], exemptions: Exemption[] = []): Ran {
  const policy = policies({ rules: own, exemptions, today: "2026-11-30" }).find((one) => one.name === name);
  const reports: Ran["reports"] = [];
  const report = (message: string, urn?: string) => void reports.push([message, urn]);
  let thrown: unknown;
  try {
    for (const resource of resources) {
      const validate = (policy as ResourceValidationPolicy).validateResource;
      if (typeof validate === "function") void validate(resource as never, report);
    }
    void (policy as StackValidationPolicy).validateStack?.({ resources } as never, report);
  } catch (error) {
    thrown = error;
  }
  return { reports, thrown };
}

const group = (properties: object) => hosted("aws:cloudwatch/logGroup:LogGroup", "logs", properties);

describe("the policy pack", () => {
  it("judges what lists and patches of Kubernetes objects declare", () => {
    const rules = loadRules();
    const pods = hosted("kubernetes:core/v1:PodList", "pods", {
      items: [unknownStringValue, { metadata: { name: unknownStringValue }, spec: { hostNetwork: true } }],
    });
    const patch = hosted("kubernetes:core/v1:PodPatch", "pod", { spec: { hostNetwork: unknownStringValue } });
    const [[message, urn]] = run(rules, "kubernetes-workloads-no-host-network", [pods]).reports;
    assert.match(message, /^Found: items\[1\]: hostNetwork is true\. /);
    assert.equal(urn, pods.urn);
    assert.ok(run(rules, "kubernetes-workloads-no-host-network", [patch]).thrown instanceof UnknownValueError);
    assert.deepEqual(run(rules, "kubernetes-workloads-not-root", [patch]), { reports: [], thrown: undefined });

    const namespaces = hosted("kubernetes:core/v1:NamespaceList", "all", { items: [{ metadata: { name: "app" } }] });
    const [[ofList]] = run(rules, "kubernetes-namespaces-quota", [namespaces]).reports;
    assert.match(ofList, /^Found: items\[0\] app: no ResourceQuota\. /);
    const ofPatch = hosted("kubernetes:core/v1:NamespacePatch", "app", { metadata: { name: "app" } });
    assert.deepEqual(run(rules, "kubernetes-namespaces-quota", [ofPatch]).reports, []);
  });

  it("has a policy for every rule, two for exemptions, and two that only take notes", () => {
    const rules = loadRules();
    const pack = policies({ rules, exemptions: loadExemptions(), today: "2026-11-30" });
    assert.equal(pack.length, rules.length + 4);
    assert.equal(new Set(pack.map(({ name }) => name)).size, pack.length);
    for (const { name, enforcementLevel, severity } of pack) {
      assert.match(name, /^[a-z0-9-]+$/);
      if (severity) assert.equal(enforcementLevel, severity === "low" ? "advisory" : "mandatory", name);
    }
  });

  it("takes its words from the rule", () => {
    const policy = policies({ rules: [kept], exemptions: [], today: "2026-11-30" }).find(
      ({ name }) => name === "aws-logs-kept",
    );
    assert.ok(policy);
    assert.deepEqual(
      [policy.name, policy.displayName, policy.description, policy.severity, policy.remediationSteps, policy.tags],
      [
        "aws-logs-kept",
        "Logs are kept",
        "Logs are kept. Somebody will ask for them.",
        "high",
        "Set retentionInDays.",
        ["logging", "CIS AWS Foundations 4.7"],
      ],
    );
  });

  it("reports what is wrong, how to mend it, and which control asks for it", () => {
    const logs = group({ retentionInDays: 7 });
    assert.deepEqual(run([kept], "aws-logs-kept", [logs]).reports, [
      ["Found: kept for 7 days. Set retentionInDays. (CIS AWS Foundations 4.7)", logs.urn],
    ]);
    assert.deepEqual(run([kept], "aws-logs-kept", [group({ retentionInDays: 365 })]).reports, []);
  });

  it("leaves other types alone", () => {
    const vpc = hosted("aws:ec2/vpc:Vpc", "network", {});
    assert.deepEqual(run([kept], "aws-logs-kept", [vpc]), { reports: [], thrown: undefined });
  });

  it("lets the host hear of a value that is not known", () => {
    const { reports, thrown } = run([kept], "aws-logs-kept", [group({ retentionInDays: unknownStringValue })]);
    assert.deepEqual(reports, []);
    assert.match(String(thrown), /retentionInDays can't be known during preview/);
  });

  it("takes a value that is set for set before it is known", () => {
    const logs = group({ kmsKeyId: unknownStringValue });
    assert.deepEqual(run([encrypted], "aws-logs-encrypted", [logs]), { reports: [], thrown: undefined });
  });

  it("judges a stack by what its resources come from, and reports what it knows before it says what it does not", () => {
    const wrong = hosted("aws:ec2/vpc:Vpc", "wrong", {});
    const open = hosted("aws:ec2/vpc:Vpc", "open", {});
    const logsOf = (vpc: PolicyResource, trafficType: string) =>
      hosted("aws:ec2/flowLog:FlowLog", vpc.name, { vpcId: unknownStringValue, trafficType }, { vpcId: [vpc] });
    const resources = [open, wrong, logsOf(open, unknownStringValue), logsOf(wrong, "ACCEPT")];
    const { reports, thrown } = run([recorded], "aws-network-recorded", resources);
    assert.deepEqual(
      reports.map(([, urn]) => urn),
      [wrong.urn],
    );
    assert.match(String(thrown), /trafficType/);
  });

  it("names each resource of which something is not known, and leaves the host what it knows such by", () => {
    const named = ["one", "two", "three"].map((name, index) =>
      hosted("aws:cloudwatch/logGroup:LogGroup", name, { [index < 2 ? "tags" : "name"]: unknownStringValue }),
    );
    const tagged = stackRule("aws:cloudwatch/logGroup:LogGroup", {
      ...words,
      id: "aws/logs/tagged",
      check: ({ properties }) => unless(Boolean(properties.tags ?? properties.name), "neither is set"),
    });
    const { thrown } = run([tagged], "aws-logs-tagged", named);
    assert.ok(thrown instanceof UnknownValueError);
    assert.equal(
      thrown.message,
      "one, two: string value at .tags can't be known during preview; three: string value at .name can't be known during preview",
    );
  });

  it("says in the host's words what only the pack knows to be open", () => {
    const open = stackRule("aws:cloudwatch/logGroup:LogGroup", {
      ...words,
      id: "aws/logs/open",
      check: () => {
        throw new UnknownValue("kmsKeyId");
      },
    });
    const { thrown } = run([open], "aws-logs-open", [hosted("aws:cloudwatch/logGroup:LogGroup", "one", {})]);
    assert.ok(thrown instanceof UnknownValueError);
    assert.equal(thrown.message, "one: kmsKeyId is not known before the deployment");
  });

  it("takes what was declared where a provider answers nothing", () => {
    const rules = [recorded];
    const [notes, , policy] = policies({ rules, exemptions: [], today: "2026-11-30" });
    const vpc = hosted("aws:ec2/vpc:Vpc", "network", {});
    const declared = hosted("aws:ec2/flowLog:FlowLog", "logs", { trafficType: "ACCEPT" }, { vpcId: [vpc] });
    const answered = { ...declared, props: unknownCheckingProxy({}) };
    const reports: string[] = [];
    const note = (notes as ResourceValidationPolicy).validateResource;
    assert.ok(typeof note === "function");
    void note(declared as never, () => assert.fail("it reports nothing"));
    void (policy as StackValidationPolicy).validateStack({ resources: [vpc, answered] } as never, (message) => {
      reports.push(message);
    });
    assert.match(reports.join(), /records ACCEPT/);
  });

  describe("with a configuration of its own", () => {
    /** Messages and levels that a policy reports of a log group that is kept for a week. */
    function said(written: object): unknown[] {
      const [, configuration, policy] = policies({ rules: [kept], exemptions: [], today: "2026-11-30" });
      const reports: unknown[] = [];
      const args = { ...group({ retentionInDays: 7 }), getConfig: () => written };
      for (const one of [configuration, policy]) {
        const validate = (one as ResourceValidationPolicy).validateResource;
        assert.ok(typeof validate === "function");
        void validate(args as never, (message) => void reports.push(message));
      }
      return reports;
    }

    it("reports at the level that it gives the rule", () => {
      const message =
        "Logs are kept. Somebody will ask for them.\nFound: kept for 7 days. Set retentionInDays. (CIS AWS Foundations 4.7)";
      const { urn } = group({});
      assert.deepEqual(said({ levels: { high: "advisory" } }), [{ message, urn, enforcementLevel: "advisory" }]);
    });

    it("reports at the host's level where it says nothing of the rule", () => {
      assert.equal(typeof said({ levels: { low: "disabled" } })[0], "string");
    });

    it("does not ask a rule that it turns off", () => {
      assert.deepEqual(said({ levels: { "aws/logs": "disabled" } }), []);
      assert.deepEqual(said({ benchmarks: ["gke"] }), []);
    });

    it("refuses what it does not know, whatever the level of all policies is, and judges as if it were not there", () => {
      const [refusal, judgement] = said({ levels: { "aws/log/kept": "disabled" } }) as { message: string }[];
      const message =
        "Takes the pack's configuration: levels, benchmarks, what the stack owns, trusted registries and exemptions. It has to be right.\n" +
        "configuration: levels: there is no aws/log/kept; aws has logs";
      assert.deepEqual(refusal, { message, urn: undefined, enforcementLevel: "mandatory" });
      assert.match(String(judgement), /kept for 7 days/);
    });
  });

  it("makes one stack of the resources for all rules about it, and another of the next ones", () => {
    const stacks = new Set<unknown>();
    const seeing = (id: string) =>
      stackRule("aws:ec2/vpc:Vpc", { ...words, id, check: (_, stack) => (stacks.add(stack), []) });
    const rules = [seeing("aws/network/one"), seeing("aws/network/other")];
    const [, ...asked] = policies({ rules, exemptions: [], today: "2026-11-30" });
    for (const name of ["first", "second"]) {
      const args = { resources: [hosted("aws:ec2/vpc:Vpc", name, {})], getConfig: () => ({}) };
      for (const policy of asked)
        void (policy as StackValidationPolicy).validateStack?.(args as never, () => assert.fail("it reports nothing"));
    }
    assert.equal(stacks.size, 2);
  });

  describe("about what an account has once", () => {
    const [, configuration, policy] = policies({ rules: [passwords], exemptions: [], today: "2026-11-30" });
    const stack = hosted("pulumi:pulumi:Stack", "stack", {});
    const passwordPolicy = (properties: object) =>
      hosted("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", properties);

    function said(owned: readonly string[] | undefined, ...resources: PolicyResource[]): string[] {
      const reports: string[] = [];
      const all = [stack, ...resources];
      const validate = (one: unknown) => (one as StackValidationPolicy).validateStack;
      void validate(configuration)({ resources: all, getConfig: () => ({ ownedSingletons: owned }) } as never, () =>
        assert.fail("it reports nothing"),
      );
      // With nothing to say, it is none.
      void (validate(policy) as StackValidation | undefined)?.({ resources: all } as never, (message) => {
        reports.push(message);
      });
      return reports;
    }

    it("says nothing to a stack that does not own it", () => {
      assert.deepEqual(said(undefined), []);
      assert.deepEqual(said([], passwordPolicy({ maxPasswordAge: 365 })), []);
    });

    it("wants the owner to declare it, and well", () => {
      const owned = ["aws/account/passwords"];
      assert.match(said(owned).join(), /^Found: no password policy\./);
      assert.match(said(owned, passwordPolicy({ maxPasswordAge: 365 })).join(), /^Found: passwords: kept for 365\./);
      assert.deepEqual(said(owned, passwordPolicy({ maxPasswordAge: 90 })), []);
    });

    it("has a schema that holds the names", () => {
      const { properties } = (configuration as StackValidationPolicy).configSchema ?? {};
      assert.deepEqual(properties?.ownedSingletons, {
        type: "array",
        items: { type: "string", enum: ["aws/account/passwords"] },
        default: [],
        description: "What only one stack of the account, subscription or project should be judged by.",
      });
    });
  });

  it("fails when a rule does", () => {
    const broken: Rule = {
      ...kept,
      check() {
        throw new TypeError("oh");
      },
    };
    assert.match(String(run([broken], "aws-logs-kept", [group({})]).thrown), /oh/);
  });

  describe("with an exemption", () => {
    const exemption: Exemption = {
      rule: "aws/logs/kept",
      resource: "*::logs",
      reason: "They are copied elsewhere.",
      owner: "platform",
      expires: "2026-12-31",
    };

    it("does not report what is accepted, but lists it with its reason", () => {
      const logs = group({ retentionInDays: 7 });
      assert.deepEqual(run([kept], "aws-logs-kept", [logs], [exemption]).reports, []);
      assert.deepEqual(run([kept], "exemptions-in-use", [logs], [exemption]).reports, [
        ["Logs are kept: kept for 7 days: accepted until 2026-12-31 by platform: They are copied elsewhere.", logs.urn],
      ]);
      assert.deepEqual(run([kept], "exemptions-in-order", [logs], [exemption]).reports, []);
    });

    it("refuses one that has expired, and one that nothing needs", () => {
      const expired = { ...exemption, expires: "2026-11-29" };
      const order = (properties: object, own: Exemption) =>
        run([kept], "exemptions-in-order", [group(properties)], [own]).reports.map(([message]) => message);
      assert.deepEqual(order({ retentionInDays: 7 }, expired), [
        "The exemption from aws/logs/kept for *::logs ended on 2026-11-29",
      ]);
      assert.deepEqual(order({ retentionInDays: 365 }, exemption), [
        "Nothing needs the exemption from aws/logs/kept for *::logs: remove it",
      ]);
      assert.equal(run([kept], "aws-logs-kept", [group({ retentionInDays: 7 })], [expired]).reports.length, 1);
    });
  });
});
