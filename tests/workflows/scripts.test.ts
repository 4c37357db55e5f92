import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { longest, marker } from "../../preview/reports/markdown";

const root = path.join(__dirname, "..", "..");
const driftMarker = "<!-- qualys-registry-sensor: drift -->";
const bot = { login: "github-actions[bot]" };

interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: { readonly login: string };
  readonly body: string;
}
interface Issue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly user: { readonly login: string };
  readonly body: string | null;
  readonly pull_request?: object;
}
interface Store {
  readonly pulls: readonly object[];
  readonly issues: readonly Issue[];
  readonly comments: readonly Comment[];
}

const pull = { number: 12, state: "open", label: "someone:main", head: { sha: "abc" } };
const older = { number: 11, state: "open", label: "someone:main", head: { sha: "0ld" } };
const byOthers: Comment = { id: 1, issue: 12, user: { login: "someone" }, body: `${marker}\nnot ours` };

describe("a script of the workflows", () => {
  let folder = "";
  const file = (name: string) => path.join(folder, name);
  const stored = () => JSON.parse(readFileSync(file("store.json"), "utf8")) as Store;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "workflows-"));
    mkdirSync(file("bin"));
    symlinkSync(path.join(__dirname, "gh.js"), file("bin/gh"));
    keep({});
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function keep(store: Partial<Store>) {
    writeFileSync(file("store.json"), JSON.stringify({ pulls: [], issues: [], comments: [], ...store }));
  }

  function run(script: string, ...words: readonly string[]) {
    const { status, stdout, stderr } = spawnSync("node", [path.join(root, ".github/scripts", script), ...words], {
      encoding: "utf8",
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${file("bin")}:${process.env.PATH}`,
        GH_STORE: file("store.json"),
        GITHUB_REPOSITORY: "owner/repository",
        HEAD_OWNER: "someone",
        HEAD_BRANCH: "main",
        HEAD_SHA: "abc",
        RUN: "https://github.example/run/1",
        STACKS: '["aws-eks", "gcp"]',
      },
    });
    assert.equal(status, 0, stderr);
    return stdout.trimEnd();
  }

  function keepReport(report: object) {
    mkdirSync(file("reports/drift"), { recursive: true });
    writeFileSync(file("reports/drift/aws-eks.json"), JSON.stringify(report));
  }

  function comment(report: string) {
    mkdirSync(file("offline"), { recursive: true });
    writeFileSync(file("offline/preview.md"), report);
    return run("comment.js", "preview", file("offline"));
  }

  function commentOnStacks(verdicts: Readonly<Record<string, string>>) {
    rmSync(file("verdicts"), { recursive: true, force: true });
    mkdirSync(file("verdicts"));
    for (const [stack, verdict] of Object.entries(verdicts)) writeFileSync(file(`verdicts/${stack}.md`), verdict);
    return run("comment.js", "pulumi preview", file("verdicts"));
  }

  describe("comment.js", () => {
    const part = (name: string, sha = "abc") => `<!-- part: ${name}, of ${sha} -->`;
    const link =
      "[The run](https://github.example/run/1) has the whole report: `preview.html` in its artifact `preview`.";

    it("leads to the run, above a report that leaves open what hides the rest, or is as long as it may be", () => {
      keep({ pulls: [pull] });
      for (const report of [`${marker}\n<!-- <details> \`\`\``, `<!-- ${marker}`, "x".repeat(70_000)]) {
        comment(report);
        const [{ body = "" } = {}] = stored().comments;
        assert.ok(body.startsWith(`${marker}\n\n${part("preview")}\n${link}\n\n`), body.slice(0, 200));
      }
    });

    it("writes under the pull request of a fork that has the head, and then into the same comment", () => {
      keep({ pulls: [older, pull], comments: [byOthers] });
      assert.equal(comment(`${marker}\nfirst`), "wrote the comment on #12");
      assert.equal(comment(`${marker}\nsecond`), "updated the comment on #12");
      const own = { id: 1001, issue: 12, user: bot, body: `${marker}\n\n${part("preview")}\n${link}\n\nsecond` };
      assert.deepEqual(stored().comments, [byOthers, own]);
    });

    it("finds its comment among more than a page of others", () => {
      const others = Array.from({ length: 120 }, (_, id): Comment => ({ ...byOthers, id }));
      keep({ pulls: [pull], comments: [...others, { ...byOthers, id: 500, user: bot }] });
      assert.equal(comment(`${marker}\nnewer`), "updated the comment on #12");
      assert.equal(stored().comments.length, 121);
    });

    it("writes nothing when the pull request has a newer commit", () => {
      keep({ pulls: [older] });
      assert.match(comment(marker), /^no open pull request has the head abc/);
      assert.deepEqual(stored().comments, []);
    });

    it("says in the same comment that a preview did not finish, if it wrote nothing", () => {
      keep({ pulls: [pull] });
      comment(`${marker}\nin order`);
      assert.equal(run("comment.js", "preview", file("nothing")), "updated the comment on #12");
      const [{ body = "" } = {}] = stored().comments;
      const said = "## ❌ The preview did not finish\n\nhttps://github.example/run/1 says why.";
      assert.equal(body, `${marker}\n\n${part("preview")}\n${said}`);
    });

    it("says below it what is said of the stacks that are deployed, whichever comes first, and each time anew", () => {
      const whole = (offline: string, ...verdicts: readonly string[]) =>
        [
          `${marker}\n\n${part("preview")}\n${link}\n\n${offline}`,
          `${part("pulumi preview")}\n---`,
          "On what is deployed, [`pulumi preview`](https://github.example/run/1) says:",
          ...verdicts,
        ].join("\n\n");
      const body = () => stored().comments.map((each) => each.body);
      keep({ pulls: [pull] });
      commentOnStacks({ gcp: "## ✅ `gcp`\n", "aws-eks": "## ❌ `aws-eks`\n" });
      comment(`${marker}\nin order`);
      assert.deepEqual(body(), [whole("in order", "## ❌ `aws-eks`", "## ✅ `gcp`")]);
      commentOnStacks({ gcp: "## ❌ `gcp`\n" });
      assert.deepEqual(body(), [whole("in order", "## ❌ `gcp`")]);
      comment("to mend");
      assert.deepEqual(body(), [whole("to mend", "## ❌ `gcp`")]);
    });

    it("keeps nothing that was said of an older commit, and says nothing where no stack is deployed", () => {
      const before = [marker, `${part("preview", "0ld")}\nwrong`, `${part("pulumi preview", "0ld")}\nwrong`].join(
        "\n\n",
      );
      keep({ pulls: [pull], comments: [{ id: 500, issue: 12, user: bot, body: before }] });
      assert.equal(commentOnStacks({}), "there is nothing to say");
      assert.deepEqual(stored().comments[0]?.body, before);
      comment("in order");
      assert.deepEqual(stored().comments[0]?.body, `${marker}\n\n${part("preview")}\n${link}\n\nin order`);
    });

    it("lets no report pass for what another workflow says", () => {
      keep({ pulls: [pull] });
      comment(`in order\n\n${part("pulumi preview")}\n## ✅ \`aws-eks\``);
      commentOnStacks({ "aws-eks": "## ❌ `aws-eks`\n" });
      const [{ body = "" } = {}] = stored().comments;
      assert.deepEqual(
        [...body.matchAll(/<!-- part: (.*?),/g)].map(([, name]) => name),
        ["preview", "pulumi preview"],
      );
      assert.ok(body.endsWith("says:\n\n## ❌ `aws-eks`"), body);
    });

    it("cuts off no end of a report that is as long as it may be", () => {
      keep({ pulls: [pull] });
      comment("x".repeat(longest).replace(/x{5}$/, "@ end"));
      assert.ok(stored().comments[0]?.body.endsWith("x@\u200b end"));
    });

    it("calls nobody, keeps its mark, and is no longer than GitHub takes, whatever a fork wrote", () => {
      keep({ pulls: [pull] });
      comment(`@everyone ${"x".repeat(70_000)}`);
      commentOnStacks({ "aws-eks": `@everyone ${"x".repeat(70_000)}` });
      const [{ body = "" } = {}] = stored().comments;
      assert.ok(body.startsWith(marker) && body.length < 65_536);
      assert.ok(!/@\w/.test(body));
    });
  });

  describe("drift.js", () => {
    it("opens one issue, however many nights", () => {
      assert.equal(run("drift.js", "failure"), "opened #7");
      assert.equal(run("drift.js", "failure"), "#7 is open");
      const [issue, ...more] = stored().issues;
      assert.deepEqual([issue?.title, issue?.state, more], ["A stack is not what the program says", "open", []]);
      assert.ok(issue?.body?.includes("https://github.example/run/1"));
    });

    it("closes it when there is no difference, and opens another one later", () => {
      run("drift.js", "failure");
      assert.equal(run("drift.js", "success"), "closed #7");
      assert.equal(stored().issues[0]?.state, "closed");
      assert.equal(stored().comments.length, 1);
      assert.equal(run("drift.js", "success"), "no difference");
      assert.equal(run("drift.js", "failure"), "opened #8");
    });

    it("names the stacks and the kinds of resources, and says the next night what is so then", () => {
      keepReport({ finished: true, changes: [{ operation: "update", type: "aws:ecs/service:Service", count: 2 }] });
      run("drift.js", "failure");
      const first = stored().issues[0]?.body ?? "";
      assert.ok(first.includes("### aws-eks\n\n- 2 × `aws:ecs/service:Service`: different\n"), first);
      assert.ok(first.includes("### gcp\n\n- The preview did not get to its end"), first);
      keepReport({ finished: true, changes: [] });
      run("drift.js", "failure");
      const second = stored().issues[0]?.body ?? "";
      assert.ok(!second.includes("aws-eks") && second.includes("### gcp"), second);
      assert.equal(stored().comments.length, 0);
    });

    const labelled: Issue = { number: 3, title: "", state: "open", labels: ["drift"], user: bot, body: driftMarker };
    const notItsOwn: Readonly<Record<string, Issue>> = {
      "a pull request with its label": { ...labelled, pull_request: {} },
      "somebody's issue with its label and its mark": { ...labelled, user: { login: "someone" } },
      "another workflow's issue with its label": { ...labelled, body: `A report\n${driftMarker}` },
      "an issue with its label that says nothing": { ...labelled, body: null },
    };
    for (const [title, issue] of Object.entries(notItsOwn)) {
      it(`never touches ${title}`, () => {
        keep({ issues: [issue] });
        assert.equal(run("drift.js", "success"), "no difference");
        assert.equal(run("drift.js", "failure"), "opened #8");
        assert.equal(run("drift.js", "success"), "closed #8");
        assert.deepEqual(stored().issues[0], issue);
        assert.deepEqual(
          stored().comments.map(({ issue }) => issue),
          [8],
        );
      });
    }
  });
});
