import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { after, afterEach, beforeEach, describe, it } from "mocha";
import { marker } from "../../preview/reports/markdown";
import { GitLabServer, type Issue, type Note } from "./gitlab-server";

const folder = path.join(__dirname, "..", "..", ".gitlab");

describe("a script of GitLab's pipelines", () => {
  const report = path.join(mkdtempSync(path.join(os.tmpdir(), "gitlab-")), "preview.md");
  let server: GitLabServer;

  beforeEach(async () => {
    server = new GitLabServer();
    await server.start();
  });
  afterEach(() => server.stop());
  after(() => rmSync(path.dirname(report), { recursive: true }));

  async function run(script: string, argument: string, variables: Record<string, string> = {}): Promise<string> {
    const env = { ...process.env, ...server.variables, STACKS: "aws-eks gcp", ...variables };
    const options = { env, cwd: path.dirname(report) };
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, script), argument], options);
    return stdout.trimEnd();
  }
  function keepReport(content: object): void {
    const reports = path.join(path.dirname(report), "reports/drift");
    mkdirSync(reports, { recursive: true });
    writeFileSync(path.join(reports, "aws-eks.json"), JSON.stringify(content));
  }
  function comment(text: string): Promise<string> {
    writeFileSync(report, text);
    return run("comment.js", report);
  }

  describe("comment.js", () => {
    const page = "https://gitlab.example/project/-/jobs/2/artifacts/file/reports/preview.html";
    const link = `[The whole report](${page}) of [the pipeline](https://gitlab.example/pipeline/1).`;
    const byOthers: Note = { id: 1, author: { id: 41 }, body: `${marker}\nnot ours` };

    it("writes one note, and then into the same, among more than a page of others", async () => {
      server.notes = Array.from({ length: 120 }, (_, id): Note => ({ ...byOthers, id }));
      assert.equal(await comment(`${marker}\nfirst`), "wrote the note on !12");
      assert.equal(await comment(`${marker}\nsecond`), "updated the note on !12");
      assert.equal(server.notes.length, 121);
      assert.deepEqual(server.notes.at(-1), {
        id: 1120,
        author: { id: server.me },
        body: `${marker}\n${link}\n\nsecond`,
      });
    });

    it("leads to the page of the report, above a report that leaves open what hides the rest", async () => {
      for (const report of [`${marker}\n<!-- <details> \`\`\``, `<!-- ${marker}`]) {
        await comment(report);
        const [{ body = "" } = {}, ...more] = server.notes;
        assert.ok(body.startsWith(`${marker}\n${link}\n\n<!--`), body);
        assert.deepEqual(more, []);
      }
    });

    it("leads to the pipeline if GitLab names no job", async () => {
      server.jobs = [];
      await comment(marker);
      const at = "[The pipeline](https://gitlab.example/pipeline/1)";
      assert.equal(
        server.notes[0]?.body,
        `${marker}\n${at} has the whole report, in the artifacts of \`preview\`.\n\n`,
      );
    });

    it("says in the same note that a preview did not finish, if it wrote nothing", async () => {
      await comment(`${marker}\nin order`);
      assert.equal(await run("comment.js", `${report}.nowhere`), "updated the note on !12");
      assert.equal(
        server.notes[0]?.body,
        `${marker}\n## ❌ The preview did not finish\n\nhttps://gitlab.example/pipeline/1 says why.`,
      );
    });

    it("calls nobody", async () => {
      await comment(`${marker}\n@all`);
      assert.doesNotMatch(server.notes[0]?.body ?? "", /@\w/);
    });

    it("tells GitLab to do nothing", async () => {
      await comment(`${marker}\n/close\n  /label ~bug\nhttps://example.com/a`);
      const body = server.notes[0]?.body ?? "";
      assert.doesNotMatch(body, /^\s*\//m);
      assert.ok(body.endsWith("\nhttps://example.com/a"));
    });

    it("fails with GitLab's answer, without the token, when it may not write", async () => {
      const refused = run("comment.js", report, { GITLAB_TOKEN: "glpat-of-nobody" });
      await assert.rejects(refused, ({ stderr }: { stderr: string }) => {
        assert.match(stderr, /GitLab answers 404 to GET \/user: Error: 401/);
        return !stderr.includes("glpat");
      });
    });
  });

  describe("drift.js", () => {
    it("opens one issue, however many nights", async () => {
      assert.equal(await run("drift.js", "failure"), "opened #7");
      assert.equal(await run("drift.js", "failure"), "#7 is open");
      const [issue, ...more] = server.issues;
      assert.deepEqual([issue?.title, issue?.state, more], ["A stack is not what the program says", "opened", []]);
      assert.ok(issue?.description.includes("https://gitlab.example/pipeline/1"));
    });

    it("closes it when there is no difference, and opens another one later", async () => {
      await run("drift.js", "failure");
      assert.equal(await run("drift.js", "success"), "closed #7");
      assert.equal(server.issues[0]?.state, "closed");
      assert.deepEqual(server.said, ["The stacks are what the program says: https://gitlab.example/pipeline/1"]);
      assert.equal(await run("drift.js", "success"), "no difference");
      assert.equal(await run("drift.js", "failure"), "opened #8");
    });

    it("names the stacks and the kinds of resources, and says the next night what is so then", async () => {
      const changes = [{ operation: "create", type: "aws:kms/alias:Alias", count: 1 }];
      keepReport({ finished: true, changes });
      await run("drift.js", "failure");
      const first = server.issues[0]?.description ?? "";
      assert.ok(first.includes("### aws-eks\n\n- 1 × `aws:kms/alias:Alias`: not there\n"), first);
      assert.ok(first.includes("### gcp\n\n- The preview did not get to its end"), first);
      keepReport({ finished: true, changes: [] });
      await run("drift.js", "failure");
      assert.ok(!server.issues[0]?.description.includes("aws-eks"));
    });

    const marker = "<!-- qualys-registry-sensor: drift -->";
    const labelled: Issue = {
      iid: 3,
      author: { id: 40 },
      title: "",
      description: marker,
      labels: "drift",
      state: "opened",
    };
    const notItsOwn: Readonly<Record<string, Issue>> = {
      "somebody's issue with its label and its mark": { ...labelled, author: { id: 41 } },
      "another issue of its own account with its label": { ...labelled, description: `A report\n${marker}` },
    };
    for (const [title, issue] of Object.entries(notItsOwn)) {
      it(`never touches ${title}`, async () => {
        server.issues = [issue];
        assert.equal(await run("drift.js", "success"), "no difference");
        assert.equal(await run("drift.js", "failure"), "opened #8");
        assert.equal(await run("drift.js", "success"), "closed #8");
        assert.deepEqual(server.issues[0], issue);
      });
    }
  });
});
