import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";

const program = path.join(__dirname, "..", "..", "verdict", "main.js");
const urn = (type: string, name: string) => `urn:pulumi:aws-ecs::qualys-registry-sensor::${type}::${name}`;
const secret = { inputs: { password: "hunter2" } };
const step = (op: string, type: string, name: string) => ({
  resourcePreEvent: { metadata: { op, urn: urn(type, name), type, old: secret, new: secret }, planning: true },
});
const policy = (policyName: string, enforcementLevel: string, name: string) => ({
  policyEvent: {
    policyName,
    enforcementLevel,
    resourceUrn: urn("qualys:aws:Sensor$aws:sns/topic:Topic", name),
    message: "Topics are good.\nFound: the password is hunter2",
  },
});
const error = (message: string) => ({ diagnosticEvent: { severity: "error", prefix: "error: ", message } });

/** As `pulumi preview --event-log` writes them. */
const steps = [
  { preludeEvent: { config: { password: "hunter2" } } },
  step("same", "aws:kms/key:Key", "key"),
  // Not counted, as Pulumi does not.
  step("create", "pulumi:providers:aws", "default_7_48_0"),
  step("create", "aws:kms/alias:Alias", "one"),
  step("create", "aws:kms/alias:Alias", "other"),
  step("update", "qualys:aws:Sensor$aws:ecs/service:Service", "sensor"),
  step("replace", "aws:sns/topic:Topic", "topic"),
  step("create-replacement", "aws:sns/topic:Topic", "topic"),
  step("delete-replaced", "aws:sns/topic:Topic", "topic"),
  step("delete", "aws:sns/topic:Topic", "old"),
];
const counts = `**2 to create, 1 to change, 1 to replace, 1 to delete.**

| to | what | how many |
|---|---|--:|
| create | \`aws:kms/alias:Alias\` | 2 |
| delete | \`aws:sns/topic:Topic\` | 1 |
| replace | \`aws:sns/topic:Topic\` | 1 |
| change | \`aws:ecs/service:Service\` | 1 |
`;
const violation = policy("aws-sns-encrypted", "mandatory", "topic");
const notItsEnd = "## ❌ `aws-ecs`: the preview did not get to its end\n\nThe log says why.";

describe("the verdict of a stack's preview", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "verdict-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the program with a stand-in for Pulumi, which tells these events and ends with this code. */
  function verdict(
    events: readonly object[] | string,
    code: number,
    summary: string = path.join(folder, "summary"),
    kept = "",
  ) {
    const pulumi = path.join(folder, "pulumi");
    const log = typeof events === "string" ? events : events.map((event) => `${JSON.stringify(event)}\n`).join("");
    writeFileSync(path.join(folder, "events"), log);
    const script = `#!/bin/sh
      echo "$@" > "${folder}/words"
      while [ "$1" != --event-log ]; do shift; done
      cp "${folder}/events" "$2"
      echo "the difference"
      exit ${code}\n`;
    writeFileSync(pulumi, script);
    chmodSync(pulumi, 0o755);
    const { status, stdout } = spawnSync(process.execPath, [program, "--stack", "aws-ecs", "--non-interactive"], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${folder}:${process.env.PATH}`,
        GITHUB_STEP_SUMMARY: summary,
        VERDICT_FOLDER: kept,
      },
    });
    const words = readFileSync(path.join(folder, "words"), "utf8").trim();
    return { status, stdout, words, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
  }

  it("is asked of Pulumi and the pack, whose log of values is kept nowhere", () => {
    const { words } = verdict([], 0);
    const [, log = ""] = /--event-log (\S+)/.exec(words) ?? [];
    assert.equal(
      words.replace(log, "LOG"),
      "preview --diff --policy-pack policy --event-log LOG --stack aws-ecs --non-interactive",
    );
    assert.ok(!existsSync(path.dirname(log)));
  });

  it("is how many resources of which type, in the summary, beside the difference in the log", () => {
    const { status, stdout, summary } = verdict(steps, 0);
    assert.deepEqual([status, stdout], [0, "the difference\n"]);
    assert.equal(summary, `## ✅ \`aws-ecs\`: no violation\n\n${counts}`);
  });

  it("is no word on what changes where there is no Pulumi, which is said", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--stack", "aws-ecs"], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: folder },
    });
    assert.equal(status, 1);
    assert.equal(stderr, "pulumi cannot be started: spawnSync pulumi ENOENT\n");
    assert.equal(stdout, `\n${notItsEnd} What is below is what it had found until then.\n`);
  });

  it("is kept for the comment where a folder is named", () => {
    const kept = path.join(folder, "reports", "verdict");
    const { summary } = verdict(steps, 0, undefined, kept);
    assert.equal(readFileSync(path.join(kept, "aws-ecs.md"), "utf8"), summary);
  });

  it("is at the end of the log where there is no summary", () => {
    const { stdout } = verdict(steps, 0, "");
    assert.equal(stdout, `the difference\n\n## ✅ \`aws-ecs\`: no violation\n\n${counts}`);
  });

  it("is which rules are broken by what, and how often something is said that stops nothing", () => {
    const said = [violation, policy("b", "advisory", "x"), policy("a", "advisory", "x"), policy("b", "advisory", "y")];
    const { status, summary } = verdict([...steps, ...said, error("preview failed\n")], 255);
    assert.equal(status, 255);
    const title = "Advice, what is exempt, and what is judged only during the deployment (3)";
    assert.equal(
      summary,
      `## ❌ \`aws-ecs\`: 1 violation\n\n${counts}\n- \`aws-sns-encrypted\` on \`topic\` (\`aws:sns/topic:Topic\`)\n\n` +
        `<details><summary>${title}</summary>\n\n- \`a\`\n- \`b\` × 2\n\n</details>\n`,
    );
  });

  it("is never a value, which may be a secret", () => {
    for (const summary of [undefined, ""]) {
      const told = verdict([...steps, violation, error("the password hunter2 is wrong")], 255, summary);
      assert.doesNotMatch(told.summary + told.stdout, /hunter2|password/);
    }
  });

  it("is that nothing changes", () => {
    assert.equal(verdict(steps.slice(0, 3), 0).summary, "## ✅ `aws-ecs`: no violation\n\n**Nothing changes.**\n");
  });

  const unknown: Readonly<Record<string, readonly [readonly object[] | string, number]>> = {
    "an error ended it": [[...steps, error("no credentials\n")], 255],
    "an error ended it after a violation": [[violation, error("no credentials\n"), error("preview failed\n")], 255],
    "Pulumi failed without a word": [[], 1],
    "Pulumi was killed": [JSON.stringify(steps[1]).slice(0, -9), 137],
  };
  for (const [title, [events, code]] of Object.entries(unknown)) {
    it(`is not there if ${title}`, () => {
      const { status, summary } = verdict(events, code);
      assert.equal(status, code);
      assert.ok(summary.startsWith(notItsEnd), summary);
    });
  }

  it("has names that format nothing around them", () => {
    const { summary } = verdict([policy("aws-sns-encrypted", "mandatory", "a`\n# Approved | `")], 255);
    assert.match(summary, /^- `aws-sns-encrypted` on `a# Approved  ` /m);
  });
});
