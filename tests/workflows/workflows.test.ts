import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { load } from "js-yaml";
import { describe, it } from "mocha";
import { project } from "../support/preview";
import { needs } from "../support/programs";
import { read } from "../support/source-files";

const root = path.join(__dirname, "..", "..");
const folderOfWorkflows = ".github/workflows";
const files = readdirSync(path.join(root, folderOfWorkflows)).map((file) => `${folderOfWorkflows}/${file}`);

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | boolean>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly uses?: string;
  readonly concurrency?: { readonly group: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly secrets?: unknown;
  readonly environment?: string;
  readonly "runs-on"?: string;
  readonly "timeout-minutes"?: number;
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Updates {
  readonly cooldown?: { readonly "default-days": number };
}
const workflow = (file: string) => load(read(file)) as Workflow;
const jobsOf = (file: string) => Object.values(workflow(file).jobs);
const named = (name: string) => workflow(`${folderOfWorkflows}/${name}.yml`);
const given = (file: string) => [workflow(file), ...jobsOf(file)].map(({ permissions }) => permissions ?? {});

describe("the workflows", () => {
  it("are valid (actionlint)", function () {
    needs(this, "actionlint");
    const { stdout, stderr } = spawnSync("actionlint", ["-no-color", ...files], { cwd: root, encoding: "utf8" });
    assert.equal(stdout + stderr, "");
  });

  for (const file of files) {
    it(`take actions by commit, with the version beside, in ${file}`, () => {
      const uses = [...read(file).matchAll(/uses: (.*)$/gm)].map(([, action = ""]) => action);
      const loose = uses.filter((each) => !/^(\.\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(each));
      assert.deepEqual(loose, []);
    });

    it(`begin with no right but to read, and leave no token behind, in ${file}`, () => {
      const { permissions } = workflow(file);
      const rights = Object.entries(permissions).filter(([, right]) => right !== "read");
      // A called workflow cannot have more than its caller gives it.
      assert.deepEqual(rights, file.endsWith("/stack.yml") ? [["id-token", "write"]] : []);
      const checkouts = jobsOf(file).flatMap(({ steps = [] }) =>
        steps.filter((step) => step.uses?.includes("/checkout@")),
      );
      for (const checkout of checkouts) assert.equal(checkout.with?.["persist-credentials"], false);
    });

    it(`end some time, in ${file}`, () => {
      for (const job of jobsOf(file)) assert.ok(job.uses !== undefined || job["timeout-minutes"] !== undefined);
    });

    it(`have no event's words in a script, and none longer than a few lines, in ${file}`, () => {
      for (const { run = "" } of jobsOf(file).flatMap(({ steps = [] }) => steps)) {
        assert.doesNotMatch(run, /\$\{\{/);
        assert.ok(run.split("\n").length <= 3, run);
      }
    });

    it(`run no code of a change where a token may write, in ${file}`, () => {
      const writes = ({ permissions = {} }: Job) =>
        Object.entries(permissions).some(([what, right]) => right === "write" && what !== "id-token");
      for (const { run = "", ...step } of jobsOf(file)
        .filter(writes)
        .flatMap(({ steps = [] }) => steps)) {
        assert.match(run, /^(node \.github\/scripts\/\w+\.js [^;&|]*)?$/);
        assert.notEqual(step.with?.cache, "npm");
      }
    });

    it(`are of one image, wait for their like, keep artifacts for days, and pass on named secrets, in ${file}`, () => {
      const { concurrency, jobs } = workflow(file);
      for (const job of Object.values(jobs)) {
        assert.ok(job.uses !== undefined || job["runs-on"] === "ubuntu-24.04");
        assert.ok((job.concurrency ?? concurrency) !== undefined || job.uses?.endsWith("/stack.yml"));
        assert.notEqual(job.secrets, "inherit");
        // Only in an environment, which may have reviewers.
        if (job.environment === undefined && job.uses === undefined)
          assert.doesNotMatch(JSON.stringify(job), /secrets\.|id-token/);
        const uploads = (job.steps ?? []).filter(({ uses }) => uses?.includes("/upload-artifact@"));
        for (const upload of uploads) assert.ok(Number(upload.with?.["retention-days"]) <= 14);
      }
    });

    it(`name scripts that there are, in ${file}`, () => {
      const scripts = [...read(file).matchAll(/\.github\/scripts\/[\w.-]+\.js|\.\/\.github\/workflows\/[\w.-]+/g)];
      for (const [script] of scripts) assert.ok(existsSync(path.join(root, script)), script);
    });
  }

  it("take each action in one version, on the Node.js that runners still have", () => {
    const uses = files.flatMap((file) => [...read(file).matchAll(/uses: ([\w-]+\/[\w-]+)\S*@(\S+ # v\S+)$/gm)]);
    const versions = new Map(uses.map(([, action = "", version = ""]) => [action, version]));
    for (const [, action = "", version] of uses) assert.equal(version, versions.get(action));
    // Those before run on Node.js 20.
    const first = { "actions/checkout": 5, "actions/setup-node": 5, "actions/cache": 5, "actions/upload-artifact": 6 };
    for (const [action, major] of Object.entries({ ...first, "actions/download-artifact": 7, "azure/login": 3 })) {
      const version = versions.get(action) ?? "";
      assert.ok(Number(/v(\d+)/.exec(version)?.[1]) >= major, `${action}: ${version}`);
    }
  });

  it("run a fork's code without a secret, a right to write, or a cloud", () => {
    assert.deepEqual(Object.keys(named("preview").on), ["pull_request"]);
    for (const name of ["preview", "check"]) {
      const file = `${folderOfWorkflows}/${name}.yml`;
      assert.deepEqual(given(file), [{ contents: "read" }, ...jobsOf(file).map(() => ({}))]);
      assert.doesNotMatch(read(file), /secrets\.|vars\.|token/);
    }
    assert.ok(files.every((each) => !("pull_request_target" in workflow(each).on)));
  });

  it("write a comment by code of the default branch alone", () => {
    const file = `${folderOfWorkflows}/comment.yml`;
    const { on, jobs, concurrency } = named("comment");
    // Runs on another commit would take the place of one that waits.
    assert.match(concurrency?.group ?? "", /workflow_run\.head_sha \}\}$/);
    assert.deepEqual(on, { workflow_run: { workflows: ["preview", "pulumi preview"], types: ["completed"] } });
    const names = (on.workflow_run as { workflows: string[] }).workflows;
    assert.deepEqual(
      names.filter((name) => !files.some((each) => workflow(each).name === name)),
      [],
    );
    // What it takes by pattern is what the previews keep.
    const patternFor = (name: string) =>
      runInNewContext(String(jobs.comment?.steps?.[1]?.with?.pattern).replace(/^\$\{\{|\}\}$/g, ""), {
        github: { event: { workflow_run: { name } } },
      }) as string;
    const kept = (name: string) =>
      jobsOf(`${folderOfWorkflows}/${name}.yml`).flatMap(({ steps = [] }) =>
        steps.flatMap(({ uses, with: given }) => (uses?.includes("/upload-artifact@") ? [String(given?.name)] : [])),
      );
    assert.deepEqual(names.map(patternFor), ["preview", "verdict-*"]);
    assert.ok(kept("preview").includes("preview") && kept("stack").some((name) => name.startsWith("verdict-")));
    assert.equal(
      named("stack").jobs.pulumi?.steps?.find(({ env }) => env?.VERDICT_FOLDER)?.env?.VERDICT_FOLDER,
      "reports/verdict",
    );
    assert.doesNotMatch(read(file), /ref:|npm|make/);
    assert.deepEqual(given(file)[1], { actions: "read", contents: "read", "pull-requests": "write" });
  });

  it("get a cloud's token for this repository's branches alone, deploy in an environment with approval", () => {
    const { preview } = named("pulumi-preview").jobs;
    assert.match(preview?.if ?? "", /head\.repo\.full_name == github\.repository/);
    assert.match(preview?.if ?? "", /pull_request\.user\.login != 'dependabot\[bot\]'/);
    const { preview: before, up } = named("up").jobs;
    assert.deepEqual(before?.with, {
      stack: "${{ inputs.stack }}",
      environment: "preview",
      command: "node verdict/main.js",
    });
    assert.equal(before?.if, "github.ref == 'refs/heads/main'");
    // So that whoever approves it has read what it would do.
    assert.equal(up?.needs, "preview");
    assert.deepEqual(up?.with, {
      stack: "${{ inputs.stack }}",
      environment: "production",
      command: "pulumi up --yes --policy-pack policy",
    });
    assert.equal(up?.if, "github.ref == 'refs/heads/main'");
  });

  describe("hand findings to code scanning", () => {
    const branch = {
      event_name: "pull_request",
      event: { pull_request: { head: { repo: { full_name: "we/ours" } } } },
    };
    const fork = {
      event_name: "pull_request",
      event: { pull_request: { head: { repo: { full_name: "they/ours" } } } },
    };
    const push = { event_name: "push", event: {} };
    const cases = [
      ["of a public repository's branch", branch, "public", undefined, true],
      ["of a public repository's main", push, "public", undefined, true],
      ["not of a fork, whose token may not write", fork, "public", "on", false],
      ["not of a private repository, which may not have it", branch, "private", undefined, false],
      ["not of an internal one's main", push, "internal", undefined, false],
      ["of a private one that says it has it", branch, "private", "on", true],
      ["of an internal one's main that says it has it", push, "internal", "on", true],
      ["not of a public one that says no", branch, "public", "off", false],
    ] as const;
    for (const [title, { event_name, event }, visibility, CODE_SCANNING = "", runs] of cases) {
      it(title, () => {
        const github = { event_name, event: { ...event, repository: { visibility } }, repository: "we/ours" };
        // GitHub's operators are those of JavaScript, and a variable that is not set is equal to the empty text.
        const answer: unknown = runInNewContext(named("pulumi-preview").jobs.findings?.if ?? "", {
          github,
          vars: { CODE_SCANNING },
        });
        assert.equal(answer, runs);
      });
    }

    it("only after they were found", () => {
      const upload = named("pulumi-preview").jobs["code-scanning"];
      assert.equal(upload?.needs, "findings");
      assert.equal(upload?.if, "${{ !cancelled() && needs.findings.result != 'skipped' }}");
    });
  });

  it("say in a few lines what a change would do to a stack", () => {
    assert.equal(named("pulumi-preview").jobs.preview?.with?.command, "node verdict/main.js");
  });

  it("look for drift with a refresh, and never interrupt a deployment", () => {
    assert.match(read(`${folderOfWorkflows}/drift.yml`), /command: node drift\/main\.js$/m);
    assert.match(read("drift/main.js"), /"preview", "--refresh", "--expect-no-changes", "--json"/);
    assert.match(named("drift").jobs.preview?.if ?? "", /github\.ref == 'refs\/heads\/main'/);
    assert.match(read(`${folderOfWorkflows}/stack.yml`), /cancel-in-progress: false/);
  });

  it("sign in to the cloud that the stack's file names, whatever the stack is called", () => {
    const [step] = (named("stack").jobs.pulumi?.steps ?? []).filter(({ id }) => id === "stack");
    const folder = mkdtempSync(path.join(tmpdir(), "stack-"));
    const cloudOf = (file: string) => {
      writeFileSync(path.join(folder, "Pulumi.prod.yaml"), file);
      const env = { ...process.env, STACK: "prod", GITHUB_OUTPUT: path.join(folder, "output") };
      writeFileSync(env.GITHUB_OUTPUT, "");
      const { status, stderr } = spawnSync("bash", ["-ec", step?.run ?? ""], { cwd: folder, env, encoding: "utf8" });
      assert.equal(status, 0, stderr);
      return readFileSync(env.GITHUB_OUTPUT, "utf8");
    };
    try {
      const clouds = project.stacks.filter((stack) => stack !== "kubernetes");
      for (const cloud of clouds) assert.equal(cloudOf(read(`Pulumi.${cloud}.yaml`)), `cloud=${cloud}\n`);
      for (const line of ['cloud: "gcp" # ours', "cloud: 'gcp'", "cloud:   gcp"])
        assert.equal(cloudOf(`config:\n  qualys-registry-sensor:${line}\n`), "cloud=gcp\n");
      for (const key of ['"qualys-registry-sensor:cloud"', "'qualys-registry-sensor:cloud'"])
        assert.equal(cloudOf(`config:\n  ${key}: gcp\n`), "cloud=gcp\n");
      assert.throws(() => cloudOf("config:\n  qualys-registry-sensor:name: gcp\n"));
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.doesNotMatch(read(`${folderOfWorkflows}/stack.yml`), /if: .*inputs\.stack/);
  });

  it("take their secrets from the environment, where it has them: the names are the same", () => {
    const { pulumi } = named("stack").jobs;
    assert.equal(pulumi?.environment, "${{ inputs.environment }}");
    const { secrets } = named("stack").on.workflow_call as { readonly secrets: Readonly<Record<string, object>> };
    const passed = Object.fromEntries(Object.keys(secrets).map((name) => [name, `\${{ secrets.${name} }}`]));
    const callers = files.flatMap(jobsOf).filter(({ uses }) => uses?.endsWith("/stack.yml"));
    assert.equal(callers.length, 4);
    for (const caller of callers) assert.deepEqual(caller.secrets, passed);
    assert.match(read("docs/pipelines.md"), /^4\. Secrets of the two environments, not of the repository:/m);
  });

  it("take the programs for a cluster on Azure by version, the same at GitLab", () => {
    const install = /az aks install-cli --client-version \d+\.\d+\.\d+ --kubelogin-version \d+\.\d+\.\d+/;
    const [here] = install.exec(read(`${folderOfWorkflows}/stack.yml`)) ?? [];
    assert.ok(here !== undefined && read(".gitlab/sign-in.sh").includes(here), here);
  });

  it("ask the API server on Azure with tokens that are fetched when it is there (A33)", () => {
    const [run] = (named("stack").jobs.pulumi?.steps ?? []).filter(({ run }) => run?.includes("$COMMAND"));
    const { env = {} } = run ?? {};
    assert.equal(env.AAD_LOGIN_METHOD, "workloadidentity");
    assert.equal(env.AAD_SERVICE_PRINCIPAL_CLIENT_ID, "${{ vars.AZURE_CLIENT_ID }}");
    assert.equal(env.AZURE_TENANT_ID, "${{ vars.AZURE_TENANT_ID }}");
    // With it, Azure's SDK asks for an identity of the runner's machine.
    assert.equal(env.AZURE_CLIENT_ID, undefined);
    assert.equal(named("stack").permissions["id-token"], "write");
  });

  it("read what a change's code wrote from a folder of its own", () => {
    for (const name of ["comment", "pulumi-preview"]) {
      const steps = Object.values(named(name).jobs).flatMap(({ steps = [] }) => steps);
      const [download] = steps.filter(({ uses }) => uses?.includes("/download-artifact@"));
      assert.match(String(download?.with?.path), /^\$\{\{ runner\.temp \}\}/);
    }
  });

  it("take a release some days after it came out", () => {
    const { updates } = load(read(".github/dependabot.yml")) as { readonly updates: readonly Updates[] };
    for (const { cooldown } of updates) assert.ok((cooldown?.["default-days"] ?? 0) >= 7);
  });

  it("deploy without a cache, and keep Pulumi's plugins from main alone, before anything has signed in", () => {
    const steps = named("stack").jobs.pulumi?.steps ?? [];
    const isCache = ({ uses = "" }: Step) => uses.startsWith("actions/cache");
    const [restore, save, ...more] = steps.filter(isCache);
    assert.deepEqual([restore?.id, restore?.if, more], ["plugins", "inputs.environment != 'production'", []]);
    assert.match(restore?.uses ?? "", /^actions\/cache\/restore@/);
    // Those of a job in an environment with approval would come from one without.
    const setup = steps.find(({ uses }) => uses?.includes("/setup-node@"));
    assert.equal(setup?.with?.cache, "${{ inputs.environment != 'production' && 'npm' || '' }}");
    assert.equal(setup?.with?.["package-manager-cache"], false);

    const install = steps.find(({ id }) => id === "new-plugins");
    assert.equal(install?.run, "pulumi plugin install");
    assert.equal(
      install?.if,
      "inputs.environment != 'production' && github.ref == 'refs/heads/main' && steps.plugins.outputs.cache-hit != 'true'",
    );
    assert.match(save?.uses ?? "", /^actions\/cache\/save@/);
    assert.equal(save?.if, "steps.new-plugins.outcome == 'success'");
    assert.deepEqual([restore?.with?.path, save?.with?.path], ["~/.pulumi/plugins", "~/.pulumi/plugins"]);
    assert.match(String(restore?.with?.key), /runner\.os.*hashFiles\('package-lock\.json'\)/);
    const signIn = steps.findIndex(({ uses }) => /^(aws-actions|azure|google-github-actions)\//.test(uses ?? ""));
    assert.ok(signIn > steps.findLastIndex(isCache));
    for (const file of files) assert.ok(file.endsWith("/stack.yml") || !read(file).includes("actions/cache"), file);
  });

  it("let no preview take the place of a deployment that waits", () => {
    const { concurrency } = named("stack").jobs.pulumi ?? {};
    assert.equal(
      concurrency?.group,
      "stack-${{ inputs.stack }}-${{ inputs.environment == 'production' && 'up' || github.run_id }}",
    );
    for (const name of ["pulumi-preview", "drift", "up"])
      assert.equal(named(name).jobs.preview?.with?.environment, "preview");
  });

  it("offer to deploy every stack that a cloud's trust leads to", () => {
    const offered = /options: \[(.*)\]/.exec(read(`${folderOfWorkflows}/up.yml`))?.[1]?.split(", ");
    assert.deepEqual(
      offered,
      project.stacks.filter((stack) => stack !== "kubernetes"),
    );
  });

  it("are told in docs/pipelines.md, with every variable and secret", () => {
    const page = read("docs/pipelines.md");
    for (const file of files) {
      const { name } = workflow(file);
      if (!file.endsWith("/stack.yml")) assert.ok(page.includes(`| \`${name}\` |`), name);
      const words = [...read(file).matchAll(/(?:vars|secrets)\.(\w+)/g)].map(([, word = ""]) => word);
      assert.deepEqual(
        words.filter((word) => !page.includes(`\`${word}\``)),
        [],
      );
    }
  });
});
