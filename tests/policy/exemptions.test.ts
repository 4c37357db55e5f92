import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import type { Exemption } from "../../policy/exemptions";
import { resource } from "../../policy/examples";
import { loadExemptions, parseExemptions } from "../../policy/load";
import { unknown } from "../../policy/resource";
import { rule } from "../../policy/rule";

const tagged = rule("aws:ec2/vpc:Vpc", {
  id: "tagged",
  title: "",
  why: "",
  severity: "high",
  area: "identity",
  controls: {},
  fix: "",
  applies: ({ ipv6CidrBlock }) => ipv6CidrBlock === undefined,
  check: ({ tags }) => ["Owner", "Cost"].filter((tag) => !tags?.[tag]).map((tag) => `lacks tag ${tag}`),
  good: () => [],
  bad: () => [],
});

const exemption = (changes: Partial<Exemption> = {}): Exemption => ({
  rule: "tagged",
  resource: "*::network",
  reason: "It is old.",
  owner: "platform",
  expires: "2026-12-31",
  ...changes,
});

function reviewed(exemptions: readonly Exemption[], properties: object = {}, today = "2026-11-30") {
  const network = { ...resource("aws:ec2/vpc:Vpc", "network", {}), properties: properties as Record<string, unknown> };
  const { findings, expired, unused } = evaluate([network], { rules: [tagged], exemptions, today });
  return { answers: findings.map(({ status, problems }) => [status, ...problems]), expired, unused };
}

const bothTags = { tags: { Owner: "a", Cost: "b" } };

describe("exemptions", () => {
  it("accept what a rule finds on a resource", () => {
    const { answers, expired, unused } = reviewed([exemption()]);
    assert.deepEqual(answers, [["exempt", "lacks tag Owner", "lacks tag Cost"]]);
    assert.deepEqual([expired, unused], [[], []]);
  });

  it("travel with the finding", () => {
    const own = exemption();
    const network = resource("aws:ec2/vpc:Vpc", "network", {});
    const { findings } = evaluate([network], { rules: [tagged], exemptions: [own], today: "2026-11-30" });
    assert.equal(findings[0].exemption, own);
  });

  it("accept only the problems that they cover", () => {
    const { answers } = reviewed([exemption({ covers: ["* Owner"] })]);
    assert.deepEqual(answers, [
      ["exempt", "lacks tag Owner"],
      ["fail", "lacks tag Cost"],
    ]);
  });

  it("can share the problems of a resource", () => {
    const { answers, unused } = reviewed([exemption({ covers: ["* Owner"] }), exemption({ covers: ["* Cost"] })]);
    assert.deepEqual(answers, [
      ["exempt", "lacks tag Owner"],
      ["exempt", "lacks tag Cost"],
    ]);
    assert.deepEqual(unused, []);
  });

  it("hold for their rule and their resources alone", () => {
    assert.equal(reviewed([exemption({ rule: "other" })]).answers[0][0], "fail");
    assert.equal(reviewed([exemption({ resource: "*::network-2" })]).answers[0][0], "fail");
    assert.equal(reviewed([exemption({ resource: "network" })]).answers[0][0], "fail");
  });

  it("take every character but the star as it is", () => {
    assert.equal(reviewed([exemption({ resource: "urn:pulumi:example::policy::netw.rk" })]).answers[0][0], "fail");
    assert.equal(reviewed([exemption({ covers: ["lacks tag (Owner|Cost)"] })]).answers[0][0], "fail");
  });

  it("hold on their last day, and are expired on the next", () => {
    const own = exemption({ expires: "2026-11-30" });
    assert.equal(reviewed([own], {}, "2026-11-30").answers[0][0], "exempt");
    const after = reviewed([own], {}, "2026-12-01");
    assert.equal(after.answers[0][0], "fail");
    assert.deepEqual(after.expired, [own]);
    assert.deepEqual(after.unused, []);
  });

  it("are unused if their resource is there and needs none", () => {
    const own = exemption();
    assert.deepEqual(reviewed([own], bothTags).unused, [own]);
  });

  it("may go unused if a setting can make them unnecessary", () => {
    assert.deepEqual(reviewed([exemption({ setting: "network.tags" })], bothTags).unused, []);
  });

  it("are not called unused while a value is not known", () => {
    assert.deepEqual(reviewed([exemption()], { tags: unknown }).unused, []);
  });

  it("say nothing of a stack without their resources", () => {
    const { expired, unused } = reviewed([exemption({ resource: "*::other", expires: "2020-01-01" })], bothTags);
    assert.deepEqual([expired, unused], [[], []]);
    assert.deepEqual(reviewed([exemption()], { ipv6CidrBlock: "::/56" }).unused, []);
  });
});

describe("the file of exemptions", () => {
  const ids = ["a/b", "a/c", "kubernetes/workloads/no-host-pid"];
  const entry = ["- rule: a/b", "  resource: '*'", "  reason: Because.", "  owner: us", "  expires: 2027-01-31"];
  const without = (key: string) => entry.filter((line) => !line.includes(`${key}:`)).join("\n");

  it("is read as it is written, dates too", () => {
    assert.deepEqual(parseExemptions(entry.join("\n"), ids), [
      { rule: "a/b", resource: "*", reason: "Because.", owner: "us", expires: "2027-01-31" },
    ]);
    assert.deepEqual(parseExemptions("", ids), []);
  });

  for (const [what, yaml, message] of [
    ["a mistake in its YAML", "- rule: [", /in "exemptions.yaml" \(2:1\)/],
    ["no reason", without("reason"), /exemption 1: reason is missing/],
    ["no owner", without("owner"), /owner is missing/],
    ["no last day", without("expires"), /expires is missing/],
    ["no resource", without("resource"), /resource is missing/],
    [
      "a last day of another form",
      `${without("expires")}\n  expires: next year`,
      /expires is next year, expected a day as YYYY/,
    ],
    ["a misspelt key", `${entry.join("\n")}\n  cover: x`, /cover is none of/],
    ["a last day that there is not", `${without("expires")}\n  expires: 2027-02-31`, /expires is 2027-02-31, expected/],
    ["a month that there is not", `${without("expires")}\n  expires: 2027-99-99`, /expires is 2027-99-99, expected/],
    ["a blank reason", `${without("reason")}\n  reason: " "`, /reason is missing/],
    ["a rule that there is not", entry.join("\n").replace("a/b", "a/d"), /there is no a\/d; a has b, c$/],
    [
      "a rule as Pulumi calls it",
      entry.join("\n").replace("a/b", "kubernetes-workloads-no-host-pid"),
      /there is no kubernetes-workloads-no-host-pid; did you mean kubernetes\/workloads\/no-host-pid\?$/,
    ],
    ["rules by a pattern", entry.join("\n").replace("a/b", "a/*"), /there is no a\/\*; a has b, c$/],
    ["problems that are no text", `${entry.join("\n")}\n  covers: [1]`, /covers is \[1\], expected a list of patterns/],
    ["no problems", `${entry.join("\n")}\n  covers: []`, /covers is \[\], expected a list of patterns/],
    ["a setting that is no name", `${entry.join("\n")}\n  setting: 5`, /setting is 5, expected its name/],
    ["no list of problems", `${entry.join("\n")}\n  covers: everything`, /covers is "everything", expected a list/],
    ["something else than a mapping", "- tagged", /expected a mapping/],
    ["something else than a list", "rule: a", /expected a list/],
  ] as const) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => parseExemptions(yaml, ids), { name: "Error", message });
    });
  }

  it("is in order here", () => {
    assert.ok(loadExemptions().length > 0);
  });
});
