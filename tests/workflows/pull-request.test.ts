import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { after, before, describe, it } from "mocha";
import { marker } from "../../preview/reports/markdown";
import { read } from "../support/source-files";
import { ScratchRepository } from "./scratch-repository";

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly if?: string }[] }>
  >;
}

/** What a job runs itself, in order, and which of it even after a failure. */
function scriptsOf(workflow: string, job: string): { readonly run: string; readonly always: boolean }[] {
  const { jobs } = load(read(`.github/workflows/${workflow}.yml`)) as Workflow;
  return (jobs[job]?.steps ?? []).flatMap((step) =>
    step.run === undefined ? [] : [{ run: step.run, always: step.if === "always()" }],
  );
}

describe("a pull request that weakens a stack, from its merge to the comment", () => {
  let repository: ScratchRepository;
  let head = "";
  const ended: (number | null)[] = [];
  const file = (name: string) => path.join(repository.folder, name);
  const store = () => path.join(repository.programs, "store.json");

  /** As the runner does: the first step that fails is the last one, but for those that always run. */
  function run(workflow: string, job: string, env: NodeJS.ProcessEnv = {}): void {
    let failed = false;
    for (const { run, always } of scriptsOf(workflow, job)) {
      if (failed && !always) continue;
      const { status } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", run], {
        cwd: repository.folder,
        env: { ...repository.env, RUNNER_TEMP: repository.folder, GITHUB_STEP_SUMMARY: file("summary.md"), ...env },
      });
      ended.push(status);
      failed ||= status !== 0;
    }
  }

  before(() => {
    repository = new ScratchRepository();
    ({ head } = repository.weaken());
    repository.standIn("gh", "gh.js");
    const pull = { number: 12, state: "open", label: "someone:change", head: { sha: head } };
    writeFileSync(store(), JSON.stringify({ pulls: [pull], issues: [], comments: [] }));
    run("preview", "preview");
    run("comment", "comment", {
      GH_STORE: store(),
      GITHUB_REPOSITORY: "group/project",
      HEAD_OWNER: "someone",
      HEAD_BRANCH: "change",
      HEAD_SHA: head,
      RUN: "https://github.example/run/1",
      WORKFLOW: "preview",
    });
  });
  after(() => repository.remove());

  it("fails by the verdict, and everything else runs", () => {
    assert.deepEqual(ended, [0, 0, 1, 0, 0]);
  });

  it("says first which stack is to be mended and what the change does, then what is wrong", () => {
    const { comments } = JSON.parse(readFileSync(store(), "utf8")) as {
      readonly comments: { readonly body: string }[];
    };
    assert.equal(comments.length, 1);
    const [{ body = "" } = {}] = comments;
    const inOrder = [
      marker,
      "[The run](https://github.example/run/1)",
      "❌ To mend: aws-ecs",
      "- new finding: `aws/kms/rotation` (violation)",
      "`enableKeyRotation`: `true` → `false`",
      "### aws-ecs: violations\n\n- `aws/kms/rotation`",
    ];
    const places = inOrder.map((text) => body.indexOf(text));
    assert.deepEqual(
      [...places].sort((one, other) => one - other),
      places,
    );
    assert.equal(places[0], 0);
    assert.ok(body.endsWith(readFileSync(file("summary.md"), "utf8").replace(`${marker}\n\n`, "").trimEnd()), body);
  });
});
