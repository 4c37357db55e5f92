import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { configured, levelOf, noConfiguration, readConfiguration } from "../../policy/configuration";
import { isAdvice } from "../../policy/evaluate";
import { loadRules, ruleIds } from "../../policy/load";
import { singletonOf } from "../../policy/singletons";

const ids = ruleIds();
const [retention, seccomp, length] = loadRules([
  "aws/logs/retention",
  "kubernetes/workloads/seccomp",
  "aws/account/password-policy/length",
]) as readonly [ReturnType<typeof loadRules>[number], ...ReturnType<typeof loadRules>];

describe("the pack's configuration", () => {
  it("gives a rule the level of what is closest to it: itself, its folder, what that is in, its severity", () => {
    const farthestFirst = [
      ["medium", "advisory"],
      ["aws", "disabled"],
      ["aws/logs", "mandatory"],
      ["aws/logs/retention", "advisory"],
    ] as const;
    for (const [index, [, level]] of farthestFirst.entries()) {
      const levels = Object.fromEntries(farthestFirst.slice(0, index + 1));
      assert.equal(levelOf(retention, readConfiguration({ levels }, ids)), level);
    }
    assert.equal(levelOf(retention, noConfiguration), undefined);
  });

  it("turns off the rules that serve none of the benchmarks, but not those that serve no benchmark at all", () => {
    const on = configured(loadRules(), (rule) => levelOf(rule, readConfiguration({ benchmarks: ["eks"] }, ids)));
    const served = new Set(on.map(({ controls }) => ("eks" in controls ? "eks" : Object.keys(controls).join())));
    assert.deepEqual([...served].toSorted(), ["", "eks"]);
  });

  it("takes no benchmark for all of them, since Pulumi hands over an empty list where nothing was written", () => {
    const none = readConfiguration({ benchmarks: [] }, ids);
    assert.deepEqual(none, readConfiguration({}, ids));
    const on = configured(loadRules(), (rule) => levelOf(rule, none));
    assert.deepEqual(
      on,
      configured(loadRules(), (rule) => levelOf(rule, noConfiguration)),
    );
  });

  it("leaves rules about singletons off until the stack owns them, whatever their level", () => {
    assert.equal(levelOf(length, noConfiguration), "disabled");
    assert.equal(levelOf(length, readConfiguration({ levels: { aws: "mandatory" } }, ids)), "disabled");
    const ownedSingletons = [singletonOf(length.id)];
    assert.equal(levelOf(length, readConfiguration({ ownedSingletons }, ids)), undefined);
    assert.equal(levelOf(length, readConfiguration({ ownedSingletons, levels: { aws: "advisory" } }, ids)), "advisory");
  });

  it("makes advice of a rule that would stop a deployment, and leaves all else of it", () => {
    const [rule] = configured([seccomp], () => "advisory");
    assert.deepEqual([isAdvice(seccomp), rule && isAdvice(rule), rule?.id], [false, true, seccomp.id]);
    assert.deepEqual(
      configured([seccomp], () => "disabled"),
      [],
    );
  });

  const refused: readonly (readonly [title: string, written: Record<string, unknown>, message: RegExp])[] = [
    [
      "a key that there is not",
      { level: {} },
      /^configuration: level is none of levels, benchmarks, ownedSingletons, trustedRegistries, exemptions$/,
    ],
    [
      "a rule that there is not, with those beside it",
      { levels: { "aws/logs/retentoin": "advisory" } },
      /^configuration: levels: there is no aws\/logs\/retentoin; aws\/logs has customer-key, retention$/,
    ],
    ["a folder that there is not", { levels: { "gcp/kmss": "advisory" } }, /no gcp\/kmss; gcp has .*kms, logging/],
    [
      "a severity that there is not",
      { levels: { sever: "advisory" } },
      /no sever; there are aws, .*critical, gcp, high/,
    ],
    [
      "a level that there is not",
      { levels: { low: "of" } },
      /low is "of", expected one of mandatory, advisory, disabled$/,
    ],
    ["levels that are none", { levels: ["low"] }, /levels is \["low"\], expected names with mandatory/],
    ["a benchmark that there is not", { benchmarks: ["cis"] }, /benchmarks: "cis" is none of aks, aws-compute, /],
    ["a list that is none", { benchmarks: "aks" }, /benchmarks is "aks", expected a list$/],
    ["a singleton that there is not", { ownedSingletons: ["a"] }, /ownedSingletons: "a" is none of aws\/account\//],
    [
      "registries that are no list",
      { trustedRegistries: "ghcr.io" },
      /trustedRegistries is "ghcr.io", expected a list$/,
    ],
    ...[
      "https://ghcr.io",
      "organization",
      "",
      "*.example.com",
      "ghcr.io/organization/app:1",
      "ghcr.io/app@sha256:0",
      "ghcr.io/organization/..",
      "ghcr.io/../organization",
      "ghcr.io//organization",
      "-harbor.example.com",
      5,
    ].map(
      (registry) =>
        [
          `the registry ${JSON.stringify(registry)}`,
          { trustedRegistries: ["harbor.example.com:8443", "ghcr.io/organization/", registry] },
          new RegExp(
            `^configuration: trustedRegistries: ${JSON.stringify(registry).replace(/[.*?]/g, "\\$&")} is no registry as images name it; expected a host such as`,
          ),
        ] as const,
    ),
    [
      "all mistakes at once",
      { levels: { x: "y" }, z: 1 },
      /z is none of .*; levels: there is no x; .*; levels: x is "y"/,
    ],
  ];
  for (const [title, written, message] of refused) {
    it(`refuses ${title}`, () => {
      assert.throws(() => readConfiguration(written, ids), { message });
    });
  }
});
