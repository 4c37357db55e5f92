import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { loadCatalogues } from "../../policy/catalogue";
import { BrokenReference, referenceReport } from "../../preview/reference";
import {
  calledLike,
  compared,
  comparisonInWords,
  isReport,
  isUnchanged,
  type ReportedFinding,
  type ReportedResource,
} from "../../preview/reports/comparison";
import { comparisonLines } from "../../preview/reports/comparison-lines";
import { html } from "../../preview/reports/html/html";
import { json } from "../../preview/reports/json";
import { markdown } from "../../preview/reports/markdown";
import { gitIn } from "../support/git";
import { needs } from "../support/programs";
import { all, archived, flows, refused, resultWith } from "./results";

const resource = (name: string, properties: object, secrets: string[] = []): ReportedResource => ({
  urn: `urn:pulumi:dev::project::a:b:C::${name}`,
  type: "a:b:C",
  name,
  properties: { ...properties },
  secrets,
  protect: false,
});
const finding = (rule: string, status: string): ReportedFinding => ({
  rule,
  urn: "urn:pulumi:dev::project::a:b:C::one",
  status,
  problems: [],
});
const report = (resources: ReportedResource[], findings: ReportedFinding[] = []) => ({
  stacks: [{ stack: "dev", resources, findings }],
});

describe("a report that is read", () => {
  it("has the form of this version", () => {
    for (const one of [{ version: 1, stacks: [] }, { stacks: [] }]) assert.ok(isReport(one));
    for (const other of [{ version: 2, stacks: [] }, { version: 1 }, []]) assert.ok(!isReport(other));
  });
});

describe("a comparison of two reports", () => {
  it("has what resources come, go and change, and of those the innermost places", () => {
    const before = report([
      resource("gone", {}),
      resource("one", { a: { b: 1, c: [1, { d: "x" }] }, e: { unknown: true }, f: "", same: [1] }),
    ]);
    const after = report([
      resource("one", { a: { b: 2, c: [1, { d: "y" }] }, e: "known", g: [1], same: [1] }),
      resource("new", {}),
    ]);
    const [{ added, removed, changed }] = compared(before, after);
    assert.deepEqual([added.map(({ name }) => name), removed.map(({ name }) => name)], [["new"], ["gone"]]);
    assert.deepEqual(
      changed.map(({ resource: { name }, properties }) => [name, properties]),
      [
        [
          "one",
          [
            { path: "a.b", before: "1", after: "2" },
            { path: "a.c[1].d", before: "x", after: "y" },
            { path: "e", before: "known after deployment", after: "known" },
            { path: "f", before: '""' },
            { path: "g", after: "[1]" },
          ],
        ],
      ],
    );
  });

  it("shows no value that is a secret on either side", () => {
    const open = report([resource("one", { id: "c0ffee" })]);
    const closed = report([resource("one", { id: "[secret]" }, ["id"])]);
    for (const [before, after] of [
      [open, closed],
      [closed, open],
    ]) {
      const comparison = compared(before, after);
      assert.ok(!JSON.stringify(comparison[0]?.changed.map(({ properties }) => properties)).includes("c0ffee"));
      assert.ok(!comparisonLines({ reference: "main", stacks: comparison }).includes("c0ffee"));
      assert.deepEqual(comparison[0]?.changed[0]?.properties, [{ path: "id", before: "[secret]", after: "[secret]" }]);
    }
  });

  it("has the findings that come and go by rule and resource, and those whose status changes", () => {
    const before = report([], [finding("stays", "fail"), finding("goes", "fail"), finding("excused", "fail")]);
    const after = report(
      [],
      [finding("stays", "fail"), finding("goes", "pass"), finding("excused", "exempt"), finding("comes", "unknown")],
    );
    const [{ findingsAdded, findingsRemoved }] = compared(before, after);
    assert.deepEqual(
      findingsAdded.map(({ rule, status }) => [rule, status]),
      [
        ["excused", "exempt"],
        ["comes", "unknown"],
      ],
    );
    assert.deepEqual(
      findingsRemoved.map(({ rule }) => rule),
      ["goes"],
    );
  });

  it("has what was advice and stops a deployment now, and what was a violation and is advice", () => {
    const failing = (violation: boolean) => report([], [{ ...finding("logs/kept", "fail"), violation }]);
    const stacks = compared(failing(false), failing(true));
    assert.match(comparisonLines({ reference: "main", stacks }), /new finding: logs\/kept \(violation\)/);
    assert.match(
      comparisonLines({ reference: "main", stacks: compared(failing(true), failing(false)) }),
      /\(advisory\)/,
    );
    assert.ok(compared(failing(true), failing(true)).every(isUnchanged));
    assert.equal(comparisonInWords(stacks[0] ?? assert.fail()), "1 new finding (1 violation)");
  });

  it("begins with what has to be mended, and counts findings by what they come to", () => {
    const advisory = { ...finding("advice", "fail"), violation: false };
    const findings = [finding("open", "unknown"), advisory, finding("bad", "fail"), finding("worse", "fail")];
    const [comparison = assert.fail()] = compared(report([], []), report([], findings));
    assert.deepEqual(
      comparison.findingsAdded.map(({ rule }) => rule),
      ["bad", "worse", "advice", "open"],
    );
    assert.equal(comparisonInWords(comparison), "4 new findings (2 violations, 1 advisory, 1 unknown)");
  });

  it("says when protection is taken away, when a stack is new, and when one side could not be previewed", () => {
    const [{ changed }] = compared(report([{ ...resource("one", {}), protect: true }]), report([resource("one", {})]));
    assert.deepEqual(changed[0]?.properties, [{ path: "protect", before: "true", after: "false" }]);
    assert.equal(compared({ stacks: [] }, report([resource("one", {})]))[0]?.added.length, 1);
    const broken = { stacks: [{ stack: "dev", reason: "program" }] };
    assert.equal(compared(broken, report([]))[0]?.incomparable, "could not be previewed there: program");
    const explained = { stacks: [{ stack: "dev", reason: "program", message: "TypeError: no such file" }] };
    assert.equal(
      compared(explained, report([]))[0]?.incomparable,
      "could not be previewed there: TypeError: no such file",
    );
    assert.equal(compared(report([]), broken)[0]?.incomparable, "could not be previewed");
  });
});

describe("what changes against another report", () => {
  const parsed = (text: string) => {
    const value: unknown = JSON.parse(text);
    return isReport(value) ? value : assert.fail("not a report");
  };
  const resources = all.resources
    .filter(({ name }) => name !== "network-vpc")
    .map((each) =>
      each.urn === flows.urn ? { ...each, properties: { ...each.properties, retentionInDays: 365 } } : each,
    );
  const now = { ...resultWith([archived]), resources };
  const comparisons = compared(parsed(json([all, refused])), parsed(json([now, refused])));

  it("is nothing between a report and itself", () => {
    assert.ok(compared(parsed(json([all])), parsed(json([all]))).every(isUnchanged));
  });

  it("is short on the screen", () => {
    assert.equal(
      comparisonLines({ reference: "main", stacks: comparisons }),
      `Changes against main

dev: 1 changed, 1 removed, 3 findings gone
  ~ flows  aws:cloudwatch:LogGroup
      retentionInDays: 7 → 365
  - network-vpc  aws:ec2:Vpc
  finding gone: logs/kept (violation)  flows
  finding gone: logs/copied (exempt)  flows
  finding gone: logs/encrypted (unknown)  flows
test: could not be previewed`,
    );
  });

  it("comes first in a comment, folded, and has there no more than somebody reads", () => {
    const text = markdown([now, refused], comparisons);
    assert.match(text, /<summary>dev: 1 changed, 1 removed, 3 findings gone<\/summary>/);
    assert.ok(text.includes("  - `retentionInDays`: `7` → `365`\n"));
    assert.ok(text.indexOf("retentionInDays") < text.indexOf("| stack |"));
    assert.match(
      markdown([now], compared(parsed(json([now])), parsed(json([now])))),
      /\n\*\*dev: nothing changes\*\*\n/,
    );
    const many = report(Array.from({ length: 100 }, (_, index) => resource(`one-${index}`, {})));
    const long = markdown([now], compared(report([]), many));
    assert.match(long, /<summary>dev: 100 added<\/summary>/);
    assert.match(long, /`one-59` `a:b:C`\n- … and 40 more\n/);
  });

  it("is a section of each stack's page, with links to what is there", async () => {
    const options = { catalogues: loadCatalogues(), today: "2026-11-30" };
    const text = await html([now], { ...options, comparison: { reference: "main", stacks: comparisons } });
    assert.match(text, /<h4 id="stack-dev-changes">Changes<\/h4>/);
    assert.match(text, /<p>Against <code>main<\/code>: 1 changed, 1 removed, 3 findings gone<\/p>/);
    assert.ok(text.indexOf(">finding gone<") < text.indexOf(">changed<"), "findings come first");
    assert.match(text, />changed<\/span> <a class="name" href="#resource-[^"]+">flows<\/a>/);
    assert.match(text, /<code>retentionInDays<\/code> <del>7<\/del> .* <ins>365<\/ins>/);
    assert.ok(text.includes('>removed</span> <span class="name">network-vpc</span>'));
    const [comparison] = comparisons;
    const resource = comparison?.changed[0]?.resource ?? assert.fail();
    const properties = [
      { path: "comes", after: "new" },
      { path: "goes", before: "old" },
    ];
    const ends = [{ ...comparison, changed: [{ resource, properties }] }];
    const page = await html([now], { ...options, comparison: { reference: "main", stacks: ends } });
    assert.match(page, /<code>comes<\/code> <ins>new<\/ins><\/li><li><code>goes<\/code> <del>old<\/del><\/li>/);
    assert.doesNotMatch(await html([now], options), /stack-dev-changes/);
  });
});

describe("a report under another stack's name", () => {
  it("has the URNs of that stack, and of a stack that was refused the reason", () => {
    const urn = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
    const [stack] = report([{ ...resource("one", {}), urn }], [{ ...finding("logs/kept", "fail"), urn }]).stacks;
    const called = calledLike(stack ?? assert.fail(), "prod");
    const expected = "urn:pulumi:prod::project::pulumi:pulumi:Stack::project-prod";
    assert.deepEqual(
      [called.stack, called.resources?.[0]?.urn, called.findings?.[0]?.urn],
      ["prod", expected, expected],
    );
    assert.deepEqual(calledLike({ stack: "dev", reason: "settings" }, "prod"), { stack: "prod", reason: "settings" });
  });
});

describe("what a preview is compared with", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "reference-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const git = (...args: string[]) => gitIn(folder, ...args);
  const options = () => ({ folder, stacks: ["dev", "later"], options: ["--config", "a=b"] });

  it("is a report's file, and no other", () => {
    const file = path.join(folder, "report.json");
    writeFileSync(file, json([all, refused]));
    assert.deepEqual(
      referenceReport(file, options()).stacks.map(({ stack }) => stack),
      ["dev", "test"],
    );
    for (const text of ["no JSON", "{}", `{"stacks":[{"stack":"dev"}]}`]) {
      writeFileSync(file, text);
      assert.throws(() => referenceReport(file, options()), {
        message: `${file} is no report. One is written by \`node preview/main.js --json > report.json\`.`,
      });
    }
  });

  it("is a commit, previewed with its own code, the same stacks and options, and nothing is left of it", function () {
    needs(this, "git");
    mkdirSync(path.join(folder, "preview"));
    mkdirSync(path.join(folder, "node_modules", "some-package"), { recursive: true });
    writeFileSync(path.join(folder, "node_modules", "some-package", "index.js"), "module.exports = 'package';");
    writeFileSync(path.join(folder, ".gitignore"), "node_modules\n");
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: project\n");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    const program = (version: string) => `
      const properties = { version: "${version}", args: process.argv.slice(2), from: require("some-package") };
      const resources = [{ urn: "urn", type: "a", name: "b", properties, secrets: [] }];
      console.log(JSON.stringify({ stacks: [{ stack: "dev", resources, findings: [] }] }));`;
    const main = path.join(folder, "preview", "main.js");
    writeFileSync(main, program("old"));
    git("init", "--quiet", "--initial-branch=main");
    git("add", ".");
    git("commit", "--quiet", "-m", "Old");
    writeFileSync(main, program("new"));
    const { stacks } = referenceReport("main", options());
    assert.deepEqual(stacks[0]?.resources?.[0]?.properties, {
      version: "old",
      args: ["dev", "--json", "--config", "a=b"],
      from: "package",
    });
    assert.match(readFileSync(main, "utf8"), /"new"/);
    assert.throws(() => readdirSync(path.join(folder, ".git", "worktrees")), /ENOENT/);
    // A name that is neither.
    assert.throws(
      () => referenceReport("no-branch", options()),
      /got no-branch, which is none of them\. `git branch --all`/,
    );
    assert.throws(
      () => referenceReport("aws-ecss", { ...options(), known: ["aws-ecs", "gcp"] }),
      /got aws-ecss, which is none of them\. Did you mean aws-ecs\?$/,
    );
    // A commit whose preview fails.
    writeFileSync(main, "throw new Error('broken');");
    git("commit", "--quiet", "-am", "Break");
    assert.throws(
      () => referenceReport("HEAD", options()),
      (error) =>
        error instanceof BrokenReference && /^Not compared with HEAD, whose own preview gives/.test(error.message),
    );
    // A commit from before there was a project.
    git("rm", "--quiet", "Pulumi.yaml");
    git("commit", "--quiet", "-m", "No project");
    assert.throws(() => referenceReport("HEAD", options()), {
      message: "Not compared with HEAD, which has no project that can be read.",
    });
    assert.throws(() => readdirSync(path.join(folder, ".git", "worktrees")), /ENOENT/);
  });

  it("is no commit that git cannot check out, and git says why", function () {
    needs(this, "git");
    git("init", "--quiet", "--initial-branch=main");
    git("commit", "--quiet", "--allow-empty", "-m", "Empty");
    writeFileSync(path.join(folder, ".git", "worktrees"), "in the way");
    assert.throws(() => referenceReport("main", options()), {
      name: "Error",
      message:
        /^main cannot be checked out into \S+: fatal: .*worktrees.*\. Mend that, or compare with a report's file \(--json\)\.$/,
    });
  });

  it("is no name where there is no repository", function () {
    needs(this, "git");
    assert.throws(() => referenceReport("main", options()), {
      message: `--compare takes a stack, the file of a report (--json) or a git commit or branch; got main, which is no file, and ${folder} is no git repository.`,
    });
  });
});
