import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { after, before, describe, it } from "mocha";
import { type WholeStack, wholeStacks } from "../../settings/clouds";
import { assertHolds, assertNoTrace, divideLog, filesBelow, ids, leaks, saidBy } from "./canaries";
import { ControlPlane } from "./kubernetes";
import { refuseIds, refuseObjects, refusals } from "./refusals";
import { needsEngine, Site } from "./site";

/** Everywhere with `ENGINE_TESTS=all`; else where the ids go into a vault only, and where Pulumi brings them into a cluster. */
const stacks: readonly WholeStack[] = process.env.ENGINE_TESTS === "all" ? wholeStacks : ["aws-ecs", "aws-eks"];

const unattended = ["--yes", "--skip-preview"];

/** Everything that the engine and its providers have to say, on EKS, where a real provider gets the ids. */
const loud = (stack: WholeStack) => (stack === "aws-eks" ? ["-v=9", "--logtostderr", "--logflow"] : []);

describe(`X8: no trace of the ids${stacks === wholeStacks ? "" : ", on two of the stacks,"}`, () => {
  let controlPlane: ControlPlane | undefined;
  before(function () {
    this.timeout(600_000);
    for (const stack of stacks) needsEngine(this, stack);
    controlPlane = ControlPlane.start();
  });
  after(() => {
    controlPlane?.stop();
    if (stacks !== wholeStacks)
      console.log("\n    The ids are looked for on two stacks: `make test-engine` takes four.");
  });

  for (const stack of stacks) {
    describe(`of ${stack}`, function () {
      this.timeout(600_000);
      let site: Site;
      before(async () => {
        site = await Site.open(stack, { changes: { ...ids, protect: false }, controlPlane, checkpoints: true });
      });
      after(() => site?.close());

      it("is in a preview, its plan, its log of events, and the words of the policies", async () => {
        const kept = ["--save-plan", "plan.json", "--event-log", "preview.jsonl"];
        const result = await site.project.run("preview", "--policy-pack", "policy", ...kept);
        assert.equal(result.code, 0, result.stdout);
        assert.match(result.stdout, /exemptions-in-use/);
        assertNoTrace(saidBy(result));
      });

      it("is in what is said when the cloud, or the cluster, refuses what carries them", async () => {
        const relent = refuseIds(site);
        const result = await site.project.fail("up", ...unattended, "--event-log", "refused.jsonl", ...loud(stack));
        relent();
        assert.ok(result.stdout.includes(refusals[stack].words), result.stdout);
        const { records, rest } = divideLog(result.stderr);
        assertNoTrace({ stdout: result.stdout, stderr: rest });
        // X21: what is left out of the search is there, with the ids in it.
        assert.equal(leaks({ records }).length > 0, loud(stack).length > 0);
      });

      if (stack === "aws-eks")
        it("is in what is said when no pod can start", async () => {
          const relent = refuseObjects(notNull(site.controlPlane), "pods", "no room");
          const run = site.project.start("up", ...unattended, "--event-log", "stuck.jsonl");
          await untilEvent(notNull(site.controlPlane), "FailedCreate");
          run.interrupt();
          const result = await run.ended;
          relent();
          assert.match(result.stdout, /DaemonSet/);
          assertNoTrace(saidBy(result));
        });

      it("is in a deployment, its log, its state and its outputs, but in the vault and, encrypted, in the state", async () => {
        const { project, cloud } = site;
        assertNoTrace({ up: await project.succeed("up", ...unattended, "--event-log", "up.jsonl") });
        for (const command of ["stack export", "stack output --json", "stack history", "config"])
          assertNoTrace({ [command]: await project.succeed(...command.split(" ")) });
        assertHolds("plain", JSON.stringify(cloud.resources.map(({ inputs }) => inputs)));
        assertHolds("plain", await project.succeed("stack", "export", "--show-secrets"));
        if (stack === "aws-eks")
          assertHolds("base64", JSON.stringify(site.controlPlane?.list("secrets", "--all-namespaces")));
      });

      it("is in the end of it, nor in any file that all this has left", async () => {
        const { project } = site;
        assertNoTrace(saidBy(await project.run("destroy", ...unattended, "--event-log", "end.jsonl")));
        const files = filesBelow(project.folder);
        const kinds = [/^plan\.json$/, /^up\.jsonl$/, /\.checkpoint\.json$/, /\.history\.json$/, /backups/, /\.log$/];
        const absent = kinds.filter((kind) => !Object.keys(files).some((file) => kind.test(file)));
        assert.deepEqual(absent, []);
        assertNoTrace(mapped(files, (text, file) => (file.endsWith(".jsonl") ? divideLog(text).rest : text)));
      });
    });
  }
});

const mapped = (texts: Readonly<Record<string, string>>, change: (text: string, name: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text, name)]));

async function untilEvent(controlPlane: ControlPlane, reason: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (controlPlane.list("events", "--all-namespaces", `--field-selector=reason=${reason}`).length === 0) {
    assert.ok(Date.now() < deadline, `no event ${reason} in two minutes`);
    await sleep(500);
  }
}

function notNull<T>(value: T | undefined): T {
  return value ?? assert.fail("no cluster");
}
