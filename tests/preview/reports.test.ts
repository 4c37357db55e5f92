import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { html } from "../../preview/reports/html/html";
import { json } from "../../preview/reports/json";
import { markdown } from "../../preview/reports/markdown";
import { colours, plainText, type Paint } from "../../preview/reports/paint";
import { widthOf } from "../../preview/reports/screen";
import { failOnInWords, overview, summary } from "../../preview/reports/summary";
import { digest, judgement, judgementInShort, terminal } from "../../preview/reports/terminal";
import { hasViolations, type Outcome } from "../../preview/result";
import { all, archived, copied, encrypted, exemption, flows, kept, refused, resultWith } from "./results";

const written = (outcome: Outcome, columns: number, paint: Paint = plainText) => terminal(outcome, { paint, columns });

describe("the report for a terminal", () => {
  it("has the tree, what the rules say by what it means, the numbers, and at the end what is to be done next", () => {
    assert.equal(
      written(all, 60),
      `dev ────────────────────────────────────────────────────────

network         qualys:aws:SecureVpc
├─ flows        aws:cloudwatch:LogGroup  [protected]  [secret]
└─ network-vpc  aws:ec2:Vpc

warning: something is deprecated

Exempt, and why:
  logs/copied  Logs are copied
      flows
      until 2027-01-31: What can be made again at any time
      needs no second copy.

Unknown before the deployment, judged during \`pulumi up\`:
  logs/encrypted  flows

Advisory, which stops no deployment:
  ! logs/archived (low)  Logs that nobody reads are archived
      flows  aws:cloudwatch:LogGroup
      never archived
      fix: Change it.

Violations:
  ✘ logs/kept (high)  Logs are kept for a year
      flows  aws:cloudwatch:LogGroup
      kept for 7 days
      fix: Change it.
      CIS Amazon EKS 2.1.1

✘ dev: 4 resources, 1 violation, 1 advisory, 1 exempt,
  1 unknown, 1 to set

To set before \`pulumi up\`, with stack dev selected (this
  preview used stand-ins):
  # says who hears of alarms, which are few and mean
  # something
  pulumi config set --path 'sensor:alerts.email' ADDRESS
`,
    );
  });

  it("calls nothing a violation that stops no deployment", () => {
    const result = resultWith([archived]);
    assert.equal(hasViolations(result), false);
    assert.match(written(result, 100), /\nAdvisory, which stops no deployment:\n {2}! logs\/archived/);
    assert.doesNotMatch(written(result, 100), /Violations:|✘/);
    assert.equal(summary(result), "✔ dev: 4 resources, 0 violations, 1 advisory, 1 to set");
  });

  it("says of a rule once what it is and what mends it, and of each resource what is wrong", () => {
    const second = { ...flows, urn: `${flows.urn}-2`, name: "flows-2", properties: { retentionInDays: 1 } };
    const verdict = evaluate([flows, second], { rules: [kept, archived], today: "2026-11-30" });
    const lines = written({ ...all, verdict }, 100);
    assert.match(
      lines,
      new RegExp(
        [
          "Violations:",
          "  ✘ logs/kept \\(high\\)  Logs are kept for a year",
          "      flows  aws:cloudwatch:LogGroup",
          "      kept for 7 days",
          "      flows-2  aws:cloudwatch:LogGroup",
          "      kept for 1 days",
          "      fix: Change it\\.",
          "      CIS Amazon EKS 2\\.1\\.1",
          "",
        ].join("\n"),
      ),
    );
    assert.equal(lines.split("logs/archived").length, 2);
  });

  it("gives each exemption of a rule with its own reason", () => {
    const other = { ...exemption, resource: "*::network-*", reason: "It is new." };
    const verdict = evaluate([flows, { ...flows, urn: `${flows.urn}::network-2`, name: "network-2" }], {
      rules: [copied],
      exemptions: [exemption, other],
      today: "2026-11-30",
    });
    const report = written({ ...all, verdict }, 100);
    assert.match(
      report,
      /\n {6}flows\n {6}until 2027-01-31: What can be made again at any time needs no second copy\.\n/,
    );
    assert.match(report, /\n {6}network-2\n {6}until 2027-01-31: It is new\.\n/);
  });

  it("refuses with one title, words that fit the screen, and commands in one line", () => {
    assert.equal(
      written(refused, 60),
      `✘ A setting of stack test must be mended first. ────────────

sensor:name is too long for what is named after it
  got      "long long long long long long long long long
           long long long"
  fix      pulumi config set sensor:name a-name-that-is-not-quite-as-long-as-the-other
`,
    );
  });

  it("says of a program that failed which stack's it was, and how to see where", () => {
    assert.equal(
      written({ stack: "dev", reason: "program", message: "no such zone" }, 48),
      `✘ The program of stack dev failed. ─────────────

no such zone

The whole trace: PREVIEW_STACK_TRACES=true node --enable-source-maps preview/main.js dev
`,
    );
  });

  it("is as wide in colours as without them", () => {
    const [plain, coloured] = [plainText, colours].map((paint) => written(all, 70, paint).split("\n"));
    assert.notDeepEqual(coloured, plain);
    assert.deepEqual(coloured.map(widthOf), plain.map(widthOf));
  });
});

describe("the report on one stack among several", () => {
  it("does not say again why an earlier one was refused", () => {
    const screen = { paint: plainText, columns: 60 };
    const refusal = (stack: string, why: string): Outcome => {
      const message = `A setting of stack ${stack} is wrong.\n\n${why}\n\nRun \`pulumi stack select ${stack}\` first.\n`;
      return { stack, reason: "settings", message };
    };
    const [one, same, other] = [refusal("one", "too small"), refusal("gcp", "too small"), refusal("other", "too big")];
    assert.match(digest(one, screen, []), /too small\n\nRun/);
    assert.match(digest(other, screen, [one]), /too big\n\nRun/);
    for (const shown of [digest, judgementInShort])
      assert.match(shown(same, screen, [all, one]), /^✘ A setting of stack gcp is wrong\. ─+\nAs one, above\.\n$/);
  });

  it("begins with the numbers and what is to be set, and has in full only what stops a deployment", () => {
    assert.equal(
      digest(all, { paint: plainText, columns: 60 }),
      `✘ dev: 4 resources, 1 violation, 1 advisory, 1 exempt,
  1 unknown, 1 to set
  To set before \`pulumi up\` (commands:
    node preview/main.js dev): sensor:alerts.email

warning: something is deprecated

Advisory: should hold and does not, and stops no deployment:
  ! Logs that nobody reads are archived  logs/archived

Violations:
  ✘ logs/kept (high)  Logs are kept for a year
      flows  aws:cloudwatch:LogGroup
      kept for 7 days
      fix: Change it.
      CIS Amazon EKS 2.1.1
`,
    );
  });

  it("names the project's own settings without its prefix, and says how often a rule advises", () => {
    const second = { ...flows, urn: `${flows.urn}-2`, name: "flows-2" };
    const verdict = evaluate([flows, second], { rules: [archived], today: "2026-11-30" });
    const toSet = [
      { key: "project:alerts.email", why: "x", command: "y" },
      { key: "aws:region", why: "x", command: "y" },
    ];
    const text = digest({ ...all, toSet, verdict });
    assert.match(text, /\(commands: node preview\/main\.js dev\): alerts\.email, aws:region\n/);
    assert.match(text, /\n {2}! Logs that nobody reads are archived {2}logs\/archived × 2\n/);
  });

  it("is a line or two where there is nothing to do", () => {
    assert.equal(
      digest({ ...resultWith([encrypted]), toSet: [], warnings: [] }),
      "✔ dev: 4 resources, 0 violations, 1 unknown\n",
    );
  });

  it("says why a stack was refused as the whole report does", () => {
    assert.equal(digest(refused), terminal(refused));
    assert.equal(judgementInShort(refused), terminal(refused));
  });
});

describe("the report on some rules alone", () => {
  const sections = (text: string) => [...text.matchAll(/^(?!  ).*:$/gm)].map(([line]) => line);

  it("has nothing of costs, settings and warnings", () => {
    assert.deepEqual(sections(judgement(all)), [
      "Exempt, and why:",
      "Unknown before the deployment, judged during `pulumi up`:",
      "Advisory, which stops no deployment:",
      "Violations:",
    ]);
    assert.equal(
      judgementInShort({ ...resultWith([encrypted]), toSet: all.toSet }),
      "✔ dev: 4 resources, 0 violations, 1 unknown, 1 to set\n",
    );
    for (const text of [judgement(all), judgementInShort(all)]) assert.doesNotMatch(text, /pulumi config set|warning/);
  });
});

describe("what --fail-on makes of the stacks", () => {
  const advised = resultWith([archived]);
  const strict = { ...advised, failOn: "low" } as const;
  const lenient = { ...all, failOn: "critical" } as const;

  it("is explained where it is not what their verdicts say", () => {
    assert.equal(
      failOnInWords([strict, strict], "low"),
      "--fail-on low: failed by what is advisory: 2 of severity low or higher.",
    );
    assert.equal(
      failOnInWords([lenient], "critical"),
      "--fail-on critical: not failed, because no violation is of severity critical.",
    );
  });

  it("needs no word where both are the same", () => {
    assert.equal(failOnInWords([{ ...advised, failOn: "medium" }], "medium"), undefined);
    assert.equal(failOnInWords([{ ...all, failOn: "high" }], "high"), undefined);
    assert.equal(failOnInWords([strict, refused], "low"), undefined);
  });

  it("is what their signs and headlines say", async () => {
    const page = (outcome: Outcome) => html([outcome], { catalogues: [], today: "2026-11-30" });
    for (const [outcome, sign, headline, badge] of [
      [strict, "✘", "❌ To mend: dev", "to mend"],
      [lenient, "✔", "✅ The stack is in order", "in order"],
    ] as const) {
      assert.equal(summary(outcome)[0], sign);
      assert.ok(overview([outcome, refused]).includes(`\n${sign} dev`));
      assert.ok(markdown([outcome]).includes(`## ${headline}`));
      assert.ok((await page(outcome)).includes(`</span>${badge}</span>`));
    }
  });
});

describe("the overview of several stacks", () => {
  it("is a table, with words where there are no numbers", () => {
    assert.equal(
      overview([all, refused]),
      `
        resources  passed  violations  advisory  exempt  unknown  to set
✘ dev           4       0           1         1       1        1       1
✘ test  its settings were refused`.slice(1),
    );
  });
});

describe("the report for programs", () => {
  it("has the numbers of the other report, and says which failures are violations", () => {
    const { stacks } = JSON.parse(json([all, refused])) as { stacks: Record<string, unknown>[] };
    const [result, refusal] = stacks;
    const numbers = { resources: 4, passed: 0, violations: 1, advisory: 1, exempt: 1, unknown: 1, toSet: 1 };
    assert.deepEqual(result?.summary, numbers);
    assert.deepEqual(
      (result.findings as { rule: string; status: string; violation: boolean }[]).map((finding) => [
        finding.rule,
        finding.status,
        finding.violation,
      ]),
      [
        ["logs/kept", "fail", true],
        ["logs/archived", "fail", false],
        ["logs/copied", "exempt", false],
        ["logs/encrypted", "unknown", false],
      ],
    );
    assert.deepEqual(refusal, refused);
  });
});
