import assert from "node:assert/strict";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, it } from "mocha";
import { readFileSync } from "node:fs";
import type { Log } from "sarif";
import { markdown, marker } from "../../preview/reports/markdown";
import { sarif } from "../../preview/reports/sarif";
import { previewOf, project } from "../support/preview";
import { all, archived, copied, encrypted, flows, hostile, refused, resultWith } from "./results";

const source = "https://git.example.com/team/project/blob/abc123";
const runsOf = (...outcomes: Parameters<typeof sarif>[0]) => (JSON.parse(sarif(outcomes)) as Log).runs;

/** SARIF's own schema. The validator speaks a later draft, which reads it the same but for what names the draft. */
const sarifSchema = (() => {
  const file = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  assert.deepEqual([typeof $schema, typeof id], ["string", "string"]);
  return addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })).compile(schema);
})();

describe("the report for code scanning (SARIF)", () => {
  const [run, refusal] = runsOf(all, refused);

  it("is what the schema of SARIF 2.1.0 allows, and the schema is not one that allows everything", () => {
    const report = JSON.parse(sarif([all, refused, hostile("</a> \u0000 x"), resultWith([])], source)) as Log;
    assert.ok(sarifSchema(report), JSON.stringify(sarifSchema.errors, undefined, 2));
    assert.ok(!sarifSchema({ ...report, version: "2.0.0" }));
    const [first] = report.runs;
    assert.ok(!sarifSchema({ ...report, runs: [{ ...first, results: [{ ruleId: "logs/kept" }] }] }));
    const rules = [{ id: "logs/kept", helpUri: "policy/rules/logs/kept.ts with spaces" }];
    assert.ok(!sarifSchema({ ...report, runs: [{ ...first, tool: { driver: { name: "preview", rules } } }] }));
  });

  it("leads from each rule to its page where the run says where the sources are", () => {
    const [linked] = (JSON.parse(sarif([all], source)) as Log).runs;
    assert.deepEqual(
      linked?.tool.driver.rules?.map(({ helpUri }) => helpUri),
      ["archived", "kept"].map((name) => `${source}/docs/rules/logs.md#logs${name}`),
    );
  });

  it("has each rule that said something once, in the order of their ids, with its words, its level and its score", () => {
    assert.deepEqual(
      run?.tool.driver.rules?.map(({ id, defaultConfiguration, properties }) => [
        id,
        defaultConfiguration?.level,
        properties?.["security-severity"],
      ]),
      [
        ["logs/archived", "note", "2.0"],
        ["logs/kept", "error", "8.0"],
      ],
    );
    assert.deepEqual(run.tool.driver.rules[1], {
      id: "logs/kept",
      shortDescription: { text: "Logs are kept for a year" },
      fullDescription: { text: "Logs are kept for a year. Somebody will ask for them." },
      help: { text: "Change it.\nCIS Amazon EKS 2.1.1" },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["security", "logging", "CIS Amazon EKS 2.1.1"], "security-severity": "8.0" },
    });
  });

  it("has a result for violations and advice, which points at its rule, and none for what is exempt or unknown", () => {
    assert.deepEqual(
      run?.results?.map(({ ruleId, ruleIndex, level }) => [
        ruleId,
        run.tool.driver.rules?.[ruleIndex ?? -1]?.id,
        level,
      ]),
      [
        ["logs/kept", "logs/kept", "error"],
        ["logs/archived", "logs/archived", "note"],
      ],
    );
  });

  it("has nothing about a stack that is in order, so that code scanning shows no alert", () => {
    const [orderly] = runsOf(resultWith([copied, encrypted]));
    assert.deepEqual([orderly?.results, orderly?.tool.driver.rules], [[], []]);
  });

  it("says where the program makes a resource and where the settings are, and names it by its URN", () => {
    const physical = (uri: string, startLine: number) => ({ artifactLocation: { uri }, region: { startLine } });
    const settings = { file: "Pulumi.dev.yaml", line: 7 };
    const [known] = runsOf({
      ...all,
      sources: { settings, resources: new Map([[flows.urn, { file: "components/the network.ts", line: 12 }]]) },
    });
    assert.deepEqual(known?.results?.[0]?.locations, [
      {
        physicalLocation: physical("components/the%20network.ts", 12),
        logicalLocations: [{ name: "flows", fullyQualifiedName: flows.urn, kind: "resource" }],
      },
    ]);
    assert.deepEqual(known.results[0].relatedLocations, [
      { physicalLocation: physical("Pulumi.dev.yaml", 7), message: { text: "the stack's settings" } },
    ]);
    // Made nowhere that is known: the settings alone.
    const [unknown] = runsOf({ ...all, sources: { settings, resources: new Map() } });
    assert.deepEqual(unknown?.results?.[0]?.locations?.[0]?.physicalLocation, physical("Pulumi.dev.yaml", 7));
    assert.equal(unknown.results[0].relatedLocations, undefined);
    assert.deepEqual(run?.results?.[0]?.locations?.[0]?.physicalLocation, physical("Pulumi.dev.yaml", 1));
  });

  it("tells alerts of one place apart, and knows each again in the next run", () => {
    const prints = (runs: Log["runs"]) =>
      runs.flatMap(({ results }) =>
        results?.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash),
      );
    assert.equal(new Set(prints([run ?? assert.fail()])).size, 2);
    assert.deepEqual(prints(runsOf(resultWith([archived]))), [prints([run ?? assert.fail()])[1]]);
  });

  it("keeps stacks apart, and says which could not be previewed and why", () => {
    assert.deepEqual([run?.automationDetails?.id, refusal?.automationDetails?.id], ["preview/dev/", "preview/test/"]);
    assert.deepEqual(run?.invocations, [{ executionSuccessful: true }]);
    assert.deepEqual(refusal?.invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", message: { text: refused.message } }],
      },
    ]);
    assert.deepEqual(refusal.results, []);
  });

  it("says of a stack that could not be previewed where that is, if it is known", () => {
    const place = { file: "components/a b.ts", line: 46 };
    const [run] = runsOf({ ...refused, reason: "program", place });
    assert.deepEqual(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.locations, [
      { physicalLocation: { artifactLocation: { uri: "components/a%20b.ts" }, region: { startLine: 46 } } },
    ]);
  });
});

describe("the comment on a pull request (Markdown)", () => {
  it("can be found again, and starts with the verdict, what has to be mended, and the numbers", () => {
    const [first, ...others] = markdown([all, refused]).split("\n\n");
    assert.equal(first, marker);
    assert.deepEqual(others.slice(0, 2), ["## ❌ To mend: dev, test", "### test: its settings were refused"]);
    const violations = others.indexOf("### dev: violations");
    assert.equal(
      others[violations + 1],
      "- `logs/kept` (high) on `flows`: kept for 7 days<br>**Fix:** Change it.<br><sub>CIS Amazon EKS 2.1.1</sub>",
    );
    assert.ok(
      others.includes(
        [
          "| stack | resources | passed | violations | advisory | exempt | unknown | to set |",
          "| --- | --: | --: | --: | --: | --: | --: | --: |",
          "| dev | 4 | 0 | 1 | 1 | 1 | 1 | 1 |",
          "| test | its settings were refused |  |  |  |  |  |  |",
        ].join("\n"),
      ),
    );
  });

  it("says once what several stacks have to mend, and apart what one of them has alone", () => {
    const [shared = assert.fail()] = all.verdict.findings.filter(({ rule }) => rule.id === "logs/kept");
    const own = { ...shared, resource: { ...shared.resource, name: "trails" } };
    const prod = { ...all, stack: "prod", verdict: { ...all.verdict, findings: [shared, own] } };
    const paragraphs = markdown([all, prod]).split("\n\n");
    const from = paragraphs.indexOf("### dev, prod: violations");
    assert.deepEqual(
      paragraphs.slice(from, from + 4).map((each) => each.split("<br>", 1)[0]),
      [
        "### dev, prod: violations",
        "- `logs/kept` (high) on `flows`: kept for 7 days",
        "### prod: violations",
        "- `logs/kept` (high) on `trails`: kept for 7 days",
      ],
    );
  });

  it("folds the rest away, and says how much there is of it, a line for each rule", () => {
    const twice = { ...all, verdict: { ...all.verdict, findings: [...all.verdict.findings, ...all.verdict.findings] } };
    const folds = [
      ...markdown([twice, { ...all, stack: "prod" }]).matchAll(/<summary>(.*)<\/summary>\n\n([^]*?)\n\n</g),
    ];
    assert.deepEqual(
      folds.map(([, title, lines]) => [title, lines]),
      [
        [
          "Advisory: should hold and does not, and stops no deployment (3)",
          "- `logs/archived` (low) in dev × 2, prod: Logs that nobody reads are archived",
        ],
        ["Exempt, each with a reason; the first until 2027-01-31 (3)", "- `logs/copied` (high) in dev × 2, prod"],
        ["Unknown before the deployment, and judged during it (3)", "- `logs/encrypted` (high) in dev × 2, prod"],
        ["To set before the deployment (2)", "- dev: `sensor:alerts.email`\n- prod: `sensor:alerts.email`"],
      ],
    );
  });

  it("is short for the stacks as they are", async () => {
    const outcomes = [];
    for (const stack of project.stacks) outcomes.push((await previewOf(stack)).result);
    const bytes = Buffer.byteLength(markdown(outcomes));
    assert.ok(bytes < 8_000, `${bytes} bytes`);
  });

  it("says in one line that all is in order", () => {
    assert.match(markdown([resultWith([archived])]), /\n## ✅ The stack is in order\n/);
    assert.match(markdown([resultWith([]), resultWith([])]), /\n## ✅ All 2 stacks are in order\n/);
  });

  it("lets no name format the comment, close what is folded, or call for somebody", () => {
    const comment = markdown([hostile("</details>\n# @everybody `x` **b**")]);
    assert.match(
      comment,
      /- `logs\/named` \(high\) on `` <\/details> # @everybody `x` \*\*b\*\* ``: is called &#60;\/details&#62; &#35; @\u200beverybody &#96;x&#96; &#42;&#42;b&#42;&#42;</,
    );
  });

  it("shows why a stack was refused as it was said, whatever it holds", () => {
    assert.ok(
      markdown([refused]).includes(`### test: its settings were refused\n\n\`\`\`text\n${refused.message}\n\`\`\``),
    );
    assert.ok(markdown([{ ...refused, message: "```\nout" }]).includes("````text\n```\nout\n````"));
  });

  it("fits into a comment, and says when it does not have all", () => {
    const comment = markdown(Array.from({ length: 40 }, (_, index) => hostile(`${index} ${"x".repeat(3000)}`)));
    assert.ok(comment.length <= 65_536, `${comment.length} characters`);
    assert.match(comment, /\n_The rest does not fit into a comment; the run's log has all of it\._\n$/);
  });
});
