import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { load, loadAll } from "js-yaml";
import { after, before, beforeEach, describe, it } from "mocha";
import { marker } from "../../preview/reports/markdown";
import { project } from "../support/preview";
import { needs } from "../support/programs";
import { read } from "../support/source-files";
import { GitLabServer } from "./gitlab-server";
import { ScratchRepository } from "./scratch-repository";

const tool = "gitlab-ci-local";
/** What the programs of a stack's jobs get, as `recorder.js` writes it. */
interface Call {
  readonly program: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where Pulumi keeps what is its own, and the plugins in there. */
  readonly home?: { readonly folder: string; readonly plugins: string };
}
interface Job {
  readonly extends?: string;
  readonly needs?: readonly { readonly job: string }[];
  readonly script?: readonly string[];
  readonly environment?: { readonly name: string };
  readonly cache?: readonly { readonly paths: readonly string[] }[];
}
/** The jobs of a stack, without the part that says what is given to the file. */
const jobsOfStack = () => (loadAll(read(".gitlab/stack.yml")) as Record<string, Job>[])[1] ?? {};
const cloudVariables = {
  AWS_ROLE: "arn:aws:iam::1:role/pipelines",
  AWS_REGION: "eu-central-1",
  AWS_ID_TOKEN: "token-aws",
  AZURE_CLIENT_ID: "client",
  AZURE_TENANT_ID: "tenant",
  AZURE_SUBSCRIPTION_ID: "subscription",
  AZURE_ID_TOKEN: "token-azure",
  GCP_WORKLOAD_IDENTITY_PROVIDER: "projects/1/provider",
  GCP_SERVICE_ACCOUNT: "pipelines@project",
  GCP_ID_TOKEN: "token-gcp",
};

describe("the files of GitLab's pipelines", () => {
  const files = [".gitlab-ci.yml", ".gitlab/stack.yml", ".gitlab/sign-in.sh"];

  it("have the same jobs for every stack of the project that a cloud's trust leads to", () => {
    const stacks = [...read(".gitlab-ci.yml").matchAll(/inputs: \{ stack: (\S+) \}/g)].map(([, stack]) => stack);
    assert.deepEqual(
      stacks,
      project.stacks.filter((stack) => stack !== "kubernetes"),
    );
  });

  it("read the variables that docs/pipelines.md names, and those that GitLab or a job gives", () => {
    const page = read("docs/pipelines.md");
    const names = files.flatMap((file) => [...read(file).matchAll(/\$([A-Z_]+)/g)].map(([, name = ""]) => name));
    const given = /^(CI_|STACK$|(AWS|AZURE|GCP)_ID_TOKEN$|GOOGLE_APPLICATION_CREDENTIALS$|PULUMI_HOME$|PWD$)/;
    assert.deepEqual(
      names.filter((name) => !given.test(name) && !page.includes(`\`${name}\``)),
      [],
    );
  });

  it("take images by version, at least", () => {
    const images = files.flatMap((file) => [...read(file).matchAll(/^ *(?:image|name): (\S+:\S+)$/gm)]);
    assert.deepEqual(
      images.map(([, image = ""]) => image.replace(/@sha256:[0-9a-f]{64}$/, "@digest")),
      ["node:22.22.0-bookworm@digest", "pulumi/pulumi:3.259.0"],
    );
  });
});

describe("a stack at GitLab", () => {
  const own = "$[[ inputs.stack ]]";

  it("is previewed in a few lines that whoever deploys it reads first", () => {
    const { [`preview ${own}`]: preview, [`up ${own}`]: up } = jobsOfStack();
    assert.deepEqual(preview?.script, ['node verdict/main.js --stack "$STACK" --non-interactive']);
    assert.deepEqual(
      up?.needs?.map(({ job }) => job),
      ["check", `preview ${own}`],
    );
  });
});

describe("the caches of GitLab's pipelines", () => {
  it("are read by no deployment", () => {
    const deployments = Object.values(jobsOfStack()).filter(({ environment }) => environment?.name === "production");
    assert.deepEqual(
      deployments.map(({ cache }) => cache),
      [[]],
    );
  });

  it("hold packages and plugins, and nothing else of Pulumi's", () => {
    const cached = Object.values(jobsOfStack()).flatMap(({ cache = [] }) => cache.flatMap(({ paths }) => paths));
    assert.deepEqual(cached, [".npm", ".pulumi-plugins"]);
    assert.deepEqual((load(read(".gitlab-ci.yml")) as { readonly default: Job }).default.cache, {
      key: { files: ["package-lock.json"] },
      paths: [".npm"],
    });
  });

  it("are kept apart for protected branches, as GitLab does by itself, and are in no commit", () => {
    for (const file of [".gitlab-ci.yml", ".gitlab/stack.yml"])
      assert.doesNotMatch(read(file), /unprotect|fallback_keys|CACHE_FALLBACK_KEY/);
    const ignored = read(".gitignore").split("\n");
    for (const folder of [".npm/", ".pulumi-plugins/"]) assert.ok(ignored.includes(folder), folder);
  });
});

describe("GitLab's pipelines", () => {
  let repository: ScratchRepository;
  let server: GitLabServer;

  before(async function () {
    // Its jobs are run in copies of the repository.
    needs(this, tool, "rsync");
    repository = new ScratchRepository();
    server = new GitLabServer();
    await server.start();
  });
  after(() => {
    repository?.remove();
    server?.stop();
  });

  /** Runs the tool in the repository, with the variables of a pipeline; what is printed and how it ends. */
  async function pipeline(words: readonly string[], variables: Readonly<Record<string, string>>) {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
    const options = ["--force-shell-executor", "--ignore-predefined-vars", Object.keys(variables).join(",")];
    const { code, stdout, stderr } = await new Promise<{ code: number | null; stdout: string; stderr: string }>(
      (resolve) => {
        const where = { cwd: repository.folder, env: repository.env, maxBuffer: 1 << 28 };
        const running = execFile(tool, [...words, ...options, ...given], where, (_error, stdout, stderr) =>
          resolve({ code: running.exitCode, stdout, stderr }),
        );
      },
    );
    return { failed: code !== 0, printed: stdout + stderr };
  }

  async function jobs(variables: Readonly<Record<string, string>>): Promise<string[]> {
    const { printed } = await pipeline(["--list-csv"], { STACKS: "aws-eks gcp", GITLAB_TOKEN: "token", ...variables });
    const rows = printed.split("\n").filter((line) => line.includes(";"));
    return rows.slice(1).map((row) => row.split(";").slice(0, 3).join(" | "));
  }

  it("preview a merge request offline, and on the stacks that there are", async () => {
    assert.deepEqual(await jobs({ CI_PIPELINE_SOURCE: "merge_request_event" }), [
      "preview aws-eks | preview | on_success",
      "preview gcp | preview | on_success",
      "preview | preview | on_success",
      "check | preview | on_success",
      "comment | report | always",
    ]);
  });

  it("write no comment and ask no cloud without the variables for it", async () => {
    const found = await jobs({ CI_PIPELINE_SOURCE: "merge_request_event", STACKS: "", GITLAB_TOKEN: "" });
    assert.deepEqual(found, ["preview | preview | on_success", "check | preview | on_success"]);
  });

  it("ask no cloud of a stack whose name is but a part of those that there are", async () => {
    const found = await jobs({ CI_PIPELINE_SOURCE: "schedule", STACKS: "aws-eks-prod my-gcp,azure" });
    assert.deepEqual(found, [
      "drift azure | preview | on_success",
      "drift | report | on_failure",
      "no drift | report | on_success",
    ]);
  });

  it("look for drift every night", async () => {
    assert.deepEqual(await jobs({ CI_PIPELINE_SOURCE: "schedule" }), [
      "drift aws-eks | preview | on_success",
      "drift gcp | preview | on_success",
      "drift | report | on_failure",
      "no drift | report | on_success",
    ]);
  });

  it("check main, and deploy by hand alone, from there", async () => {
    const pushed = { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" };
    assert.deepEqual(await jobs(pushed), [
      "preview aws-eks | preview | on_success",
      "preview gcp | preview | on_success",
      "check | preview | on_success",
      "up aws-eks | deploy | manual",
      "up gcp | deploy | manual",
    ]);
    assert.deepEqual(await jobs({ ...pushed, CI_COMMIT_BRANCH: "other" }), []);
  });

  it("preview a change to its end and write one note: what is to be mended, what changes, what is wrong", async () => {
    const { base } = repository.weaken();
    const variables = { CI_PIPELINE_SOURCE: "merge_request_event", CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const ended = await pipeline(["preview"], variables);
    assert.ok(ended.failed, ended.printed);
    const written = await pipeline(["comment"], { ...variables, ...server.variables });
    assert.ok(!written.failed, written.printed);
    const [{ body = "" } = {}, ...more] = server.notes;
    assert.deepEqual(more, []);
    const report = readFileSync(path.join(repository.folder, "reports/preview.md"), "utf8");
    assert.ok(body.endsWith(report.replace(`${marker}\n\n`, "")), body);
    const inOrder = [
      marker,
      "[The whole report](https://gitlab.example/project/-/jobs/2/artifacts/file/reports/preview.html)",
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
  });

  describe("sign in with the job's token", () => {
    const record = () => path.join(repository.programs, "record");
    before(() => {
      for (const program of ["pulumi", "az", "gcloud"]) repository.standIn(program, "recorder.js");
      for (const stack of ["aws-eks", "azure"]) keepStack(stack, stack);
    });
    beforeEach(() => rmSync(record(), { force: true }));

    function keepStack(stack: string, cloud: string) {
      const file = `Pulumi.${stack}.yaml`;
      writeFileSync(path.join(repository.folder, file), read(`Pulumi.${cloud}.yaml`));
      repository.commit(`Add ${file}`);
    }

    /** What the programs are called with that a deployment runs. */
    async function callsOf(stack: string): Promise<Call[]> {
      const { failed, printed } = await pipeline([`up ${stack}`], {
        ...cloudVariables,
        CI_PIPELINE_SOURCE: "push",
        CI_COMMIT_BRANCH: "main",
        STACKS: stack,
        RECORD: record(),
      });
      assert.ok(!failed, printed);
      assert.doesNotMatch(printed, /token-\w+/);
      const lines = readFileSync(record(), "utf8").trimEnd().split("\n");
      return lines.map((line) => JSON.parse(line) as Call);
    }
    const deployment = (stack: string) => `pulumi up --stack ${stack} --non-interactive --yes --policy-pack policy`;

    it("to AWS, whose programs read it", async () => {
      const calls = await callsOf("aws-eks");
      assert.deepEqual(calls.map(asLine), [deployment("aws-eks")]);
      const { AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE = "" } = calls[0]?.env ?? {};
      assert.equal(AWS_ROLE_ARN, cloudVariables.AWS_ROLE);
      assert.equal(readFileSync(AWS_WEB_IDENTITY_TOKEN_FILE, "utf8"), "token-aws");
    });

    it("and keep Pulumi's credentials out of the project's folder, where caches and the next job reach", async () => {
      const [{ home } = { home: undefined }] = await callsOf("aws-eks");
      assert.match(home?.plugins ?? "", /\/\.pulumi-plugins$/);
      assert.ok(home !== undefined && path.relative(path.dirname(home.plugins), home.folder).startsWith(".."));
    });

    it("to Azure, for as long as the job may run (A33), and get what asks the cluster's API server", async () => {
      assert.match(read(".gitlab/stack.yml"), /^  timeout: 2 hours$/m);
      const calls = await callsOf("azure");
      assert.deepEqual(calls.map(asLine), [
        "az login --output none --service-principal --username client --tenant tenant --federated-token token-azure",
        "az aks install-cli --client-version 1.34.1 --kubelogin-version 0.2.13",
        deployment("azure"),
      ]);
      assert.deepEqual(calls[2]?.env, {
        AAD_LOGIN_METHOD: "azurecli",
        ARM_CLIENT_ID: "client",
        ARM_OIDC_TOKEN: "token-azure",
        ARM_SUBSCRIPTION_ID: "subscription",
        ARM_TENANT_ID: "tenant",
        ARM_USE_OIDC: "true",
      });
    });

    it("to the cloud that the stack's file names, whatever the stack is called", async () => {
      keepStack("aws-eks", "gcp");
      try {
        assert.match((await callsOf("aws-eks")).map(asLine).join("\n"), /^gcloud iam workload-identity-pools /);
      } finally {
        keepStack("aws-eks", "aws-eks");
      }
    });

    it("to Google Cloud, as the account that is lent to them", async () => {
      const calls = await callsOf("gcp");
      const { GOOGLE_APPLICATION_CREDENTIALS: file = "" } = calls[2]?.env ?? {};
      const token = file.replace(/\.json$/, "");
      assert.deepEqual(calls.map(asLine), [
        "gcloud iam workload-identity-pools create-cred-config projects/1/provider --quiet " +
          `--service-account=pipelines@project --credential-source-file=${token} --output-file=${file}`,
        `gcloud auth login --quiet --cred-file=${file}`,
        deployment("gcp"),
      ]);
      assert.equal(readFileSync(token, "utf8"), "token-gcp");
    });
  });
});

const asLine = ({ program, words }: Call) => [program, ...words].join(" ");
