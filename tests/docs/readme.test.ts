import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, it } from "mocha";
import { readProject } from "../../preview/project";
import { overview } from "../../preview/reports/summary";
import type { Outcome } from "../../preview/result";
import { settingsToSet } from "../../settings/only-you-know";
import { outcomeOf, previewOf } from "../support/preview";
import { read } from "../support/source-files";

const root = path.join(__dirname, "..", "..");
const { stacks } = readProject(root);
const readme = read("README.md");
/** Sentences without the breaks of their lines, without code, tables and addresses. */
const prose = readme
  .replace(/```[^]*?```|\]\([^)]*\)|^\|.*$/gm, "")
  .replace(/`[^`]*`/g, "")
  .replace(/\s+/g, " ");
const inWords = ["no", "one", "two", "three", "four", "five", "six"];

describe("README.md", () => {
  /** Everything that it counts or measures, made of what there really is. */
  const facts: string[] = [];

  before(async () => {
    const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
    const ecs = await previewOf("aws-ecs");
    const [, first = ""] = /^## \w+ commands\n[^]*?```sh\n([^]*?)```/m.exec(readme) ?? [];
    const commands = first.trim().split("\n");
    facts.push(
      `One program, ${inWords[stacks.length]} stacks`,
      `a vault for the ${inWords[ecs.ofType("aws:secretsmanager/secret:Secret").length]} Qualys ids`,
      `## ${inWords[commands.length]} commands`,
      `Node.js ${engines.node.replace(">=", "")} or newer`,
      // tests/docs/first-deployment.test.ts compares it with the pipelines.
      "Pulumi CLI 3.259.0 or newer",
    );
  });

  it("counts and measures what there is", () => {
    const missing = facts.filter((fact) => !prose.toLowerCase().includes(fact.toLowerCase()));
    assert.deepEqual(missing, []);
  });

  it("has no other numbers than those, and than names have", () => {
    const names = ["EC2", "Apache-2.0", "amd64", "K3s", "RKE2", "k0s"];
    const left = [...facts, ...names].reduce((text, known) => text.replaceAll(known, ""), prose);
    assert.deepEqual(left.match(/.{0,30}\d.{0,20}/g), null);
  });

  it("says how long logs are kept", async () => {
    assert.ok(prose.includes("logs kept for a year"));
    const logs = (await previewOf("aws-eks")).ofType("aws:cloudwatch/logGroup:LogGroup");
    assert.deepEqual(new Set(logs.map(({ properties }) => properties.retentionInDays)), new Set([365]));
  });

  it("lists the stacks", () => {
    const rows = [...readme.matchAll(/^\| `(.+?)` +\|/gm)].map(([, stack]) => stack);
    assert.deepEqual(rows, stacks);
  });

  it("shows how a preview of them ends", async () => {
    const [, shown] = /A preview ends like this[^\n]*:\n\n```text\n([^]*?)\n```/.exec(readme) ?? [];
    const outcomes: Outcome[] = [];
    for (const stack of stacks) outcomes.push(await outcomeOf(stack));
    assert.equal(shown, overview(outcomes));
  });

  const sections = {
    "aws-ecs": "AWS ECS",
    "aws-eks": "AWS EKS",
    azure: "Azure AKS",
    gcp: "Google Cloud GKE",
    kubernetes: "Any other Kubernetes cluster",
  } as const;
  for (const [cloud, title] of Object.entries(sections)) {
    it(`has the commands that set what only the user of ${title} knows`, () => {
      const [, ofAll = "", ...rest] = readme.slice(readme.indexOf("\n## Deploy\n")).split(/^##+ /m);
      const own = rest.find((section) => section.startsWith(`${title}\n`)) ?? "";
      const commands = [...(ofAll + own).matchAll(/^pulumi config set (--\w+ )?'?([\w-]+:[\w.]+)/gm)];
      const known = commands.map(([, option = "", key]) => `${option}${key}`);
      assert.deepEqual(
        // The stack files name a platform, which need not be the user's.
        known.filter((key) => key !== "--path qualys-registry-sensor:qualys.platform").toSorted(),
        settingsToSet(cloud as keyof typeof sections)
          .map(({ key, command }) => (/ (--\w+ )/.exec(command)?.[1] ?? "") + key)
          .toSorted(),
      );
    });
  }
});
