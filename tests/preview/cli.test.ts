import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ruleIds } from "../../policy/load";
import { singletonsOf } from "../../policy/singletons";
import { mainOn, node, previewCommand, root } from "./command-line";

describe("the preview's command line", () => {
  it("previews all committed stacks with their verdicts, and is content with them", () => {
    const { code, stdout, stderr } = previewCommand();
    assert.deepEqual([code, stderr], [0, ""]);
    const [header = "", ...stacks] = stdout.trimEnd().split("\n").slice(-6);
    assert.match(header, /^ {14}resources {2}passed {2}violations /);
    assert.deepEqual(
      stacks.map((line) => /^(✔ \S+) +\d+ +\d+ +(\d+)/.exec(line)?.slice(1)),
      [
        ["✔ aws-ecs", "0"],
        ["✔ aws-eks", "0"],
        ["✔ azure", "0"],
        ["✔ gcp", "0"],
        ["✔ kubernetes", "0"],
      ],
    );
  });

  it("shows of several stacks what there is to do, and on demand all", async () => {
    const short = (await mainOn(root, "aws-ecs", "kubernetes")).stdout;
    assert.match(
      short,
      /^✔ aws-ecs: \d+ resources, .*\n {2}Costs by the hour: [^]*?\n {2}To set before `pulumi up` \(commands: node preview\/main\.js aws-ecs\):/,
    );
    assert.match(short, /\n\n✔ kubernetes: \d+ resources, .*\n/);
    assert.ok(short.split("\n").length <= 24, short);
    const { stdout } = await mainOn(root, "aws-ecs", "kubernetes", "--verbose");
    const alone = [await mainOn(root, "aws-ecs"), await mainOn(root, "kubernetes")].map((ended) => ended.stdout);
    assert.match(alone.join(""), /\n├─ [^]*\nExempt, and why:\n[^]*\nUnknown before the deployment/);
    assert.equal(stdout, alone.join("") + short.slice(short.lastIndexOf("\n\n") + 2));
  });

  it("shows the tree with parents, and what is protected and secret; last, what is to be set", () => {
    const { stdout } = previewCommand("aws-eks", "aws-eks");
    assert.match(stdout, /^aws-eks ─{92}\n\nqualys-registry-logs {5}qualys:aws:CustomerKey\n├─ /);
    assert.match(
      stdout,
      /^[├└]─ qualys-registry-network-vpc +awsx:ec2:Vpc\n[│ ] {2}└─ qualys-registry-network-vpc +aws:ec2:Vpc$/m,
    );
    assert.match(stdout, /qualys-registry-vault-key +aws:kms:Key {2}\[protected\]$/m);
    assert.match(stdout, /aws:secretsmanager:SecretVersion {2}\[secret\]$/m);
    assert.match(
      stdout,
      /\n✔ aws-eks: .*\n\nTo set before `pulumi up`.*\n(?: {2}# .*\n {2}pulumi config set --?\w.*\n){5}\n$/,
    );
    assert.ok(!stdout.includes("\u001b["), "colours only on a terminal");
  });

  it("fits its words to the terminal, and colours them there", () => {
    const terminal = `
      Object.assign(process.stdout, { isTTY: true, columns: 70, hasColors: () => true });
      process.argv = [process.argv[0], "main.js", "gcp"];
      require("./preview/main.js");`;
    const { stdout } = node("-e", terminal);
    assert.match(stdout, /^\u001b\[1mgcp\u001b\[22m \u001b\[2m─{66}\u001b\[22m\n/);
    assert.match(stdout, /\n {6}.*until 2027-11-30: Deployments reach the API server by its DNS\n {6}name, which/);
  });

  it("ends with 1 and names rule, resource, reason and fix when a stack is changed for the worse", () => {
    const { code, stdout } = previewCommand("aws-eks", "--config", "sensor.capabilities=vendor");
    assert.equal(code, 1);
    const violations = stdout.slice(stdout.indexOf("Violations:\n"));
    assert.match(
      violations,
      /✘ kubernetes\/workloads\/net-raw-dropped \(high\) {2}Containers cannot forge network packets\n/,
    );
    assert.match(violations, /\n {6}qualys-registry-sensor-daemon-set {2}kubernetes:apps\/v1:DaemonSet\n/);
    assert.match(violations, /\n {6}container qualys-sensor: NET_RAW is not dropped\n {6}fix: Drop ALL capabilities/);
    assert.match(violations, /\n {6}CIS Kubernetes 5\.2\.8\n/);
    assert.match(violations, /\n✘ aws-eks: .* 2 violations/);
  });

  it("takes a setting by its path, and leaves the others of the stack file alone", () => {
    const args = ["--config", "cluster.nodes.min=3", "--config", "network.zones=3"];
    const { code, stdout } = previewCommand("aws-eks", "--json", ...args);
    assert.equal(code, 0);
    const { stacks } = JSON.parse(stdout) as { stacks: { resources: Listed[] }[] };
    const resources = stacks[0]?.resources ?? [];
    const zones = resources.filter(({ type, name }) => type === "aws:ec2/subnet:Subnet" && name.includes("-private-"));
    assert.equal(zones.length, 3);
    assert.equal(resources.find(({ type }) => type === "aws:eks/cluster:Cluster")?.properties.version, "1.35");
  });

  it("ends with 2 and says what is wrong when a setting is, with the stack named once in the title", () => {
    const { code, stdout } = previewCommand("aws-eks", "--config", "network.zones=7");
    assert.equal(code, 2);
    assert.match(
      stdout,
      /^✘ A setting of stack aws-eks must be mended first\. Without that, there is no preview\. ─+\n\n/,
    );
    assert.match(
      stdout,
      /\n\nqualys-registry-sensor:network\.zones is too large\n {2}got {6}7\n {2}allowed {2}a whole number from 2 to 3\n {2}fix/,
    );
    assert.doesNotMatch(stdout, /aws:ec2/);
  });

  it("ends with 2 when one of several stacks is refused, and previews the others", () => {
    const { code, stdout } = previewCommand("gcp", "aws-ecs", "--config", "aws:region=nowhere");
    assert.equal(code, 2);
    assert.match(stdout, /\n✔ gcp +\d.*\n✘ aws-ecs {2}its settings were refused\n$/);
  });

  it("gives programs the result as JSON, secrets masked and unknown values marked", () => {
    const canary = "c0ffee00-1111-4222-8333-444444444444";
    const { code, stdout } = previewCommand("aws-ecs", "--json", "--config", `activationId=${canary}`);
    assert.equal(code, 2, "an id that is not stored as a secret is refused");
    assert.ok(!stdout.includes(canary));
    const { stacks } = JSON.parse(previewCommand("aws-ecs", "--json").stdout) as { stacks: Record<string, unknown>[] };
    const [stack] = stacks;
    const resources = stack?.resources as Listed[];
    const version = resources.find(({ type }) => type === "aws:secretsmanager/secretVersion:SecretVersion");
    assert.equal(version?.properties.secretStringWo, "[secret]");
    assert.deepEqual(version.properties.secretId, { unknown: true });
    assert.ok((stack?.findings as { status: string }[]).every(({ status }) => status !== "fail"));
  });
});

interface Listed {
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

describe("the preview's arguments", () => {
  const wrong: readonly (readonly [string, string[], string])[] = [
    [
      "a stack that is not there",
      ["aws-ek"],
      "There is no stack aws-ek. The stacks are aws-ecs, aws-eks, azure, gcp, kubernetes. Did you mean aws-eks?",
    ],
    [
      "two of them",
      ["gpc", "azure", "aws"],
      "There is no stack gpc or aws. The stacks are aws-ecs, aws-eks, azure, gcp, kubernetes. Did you mean gcp?",
    ],
    [
      "one file for two reports",
      ["--html", "report", "--junit", "other", "--sarif", "report"],
      "--sarif and --html name the same file, report: give each its own.",
    ],
    [
      "the answers of all rules, from some of them",
      ["--only", "aws/kms", "--controls", "controls.csv"],
      "--controls has the answers of all rules: leave --only out, or ask for another report.",
    ],
    [
      "an option that is not there",
      ["--colour"],
      "Unknown option '--colour'. `node preview/main.js --help` lists the options.",
    ],
    [
      "an option that is not quite there",
      ["--verbsoe"],
      "Unknown option '--verbsoe'. `node preview/main.js --help` lists the options. Did you mean --verbose?",
    ],
    [
      "a severity that is not quite one",
      ["--fail-on", "hihg"],
      "--fail-on takes critical, high, medium, low; got hihg. Did you mean high?",
    ],
    [
      "a rule that is not quite there",
      ["--only", "kubernetes/workloads/net-raw-droped"],
      "--only takes a rule or a folder of rules, as docs/rules.md lists them; got kubernetes/workloads/net-raw-droped. Did you mean kubernetes/workloads/net-raw-dropped?",
    ],
    ["an option without its value", ["--config"], "--config takes a KEY=VALUE, and there is none after it."],
    [
      "another option in the place of a value",
      ["--html", "--json"],
      "--html takes a FILE, and there is none after it.",
    ],
    ["an empty value", ["--html", ""], "--html takes a FILE, and there is none after it."],
    [
      "an empty value among others",
      ["--config", "a=b", "--config", ""],
      "--config takes a KEY=VALUE, and there is none after it.",
    ],
    ["an empty stack", ["gcp", ""], "A STACK is empty; without one, all are previewed."],
    [
      "a setting without a value",
      ["--config", "zones"],
      "--config takes KEY=VALUE, such as network.zones=3; got zones.",
    ],
    ["a severity that is none", ["--fail-on", "severe"], "--fail-on takes critical, high, medium, low; got severe."],
    [
      "a folder of rules that is not there",
      ["--only", "kubernetes/rba"],
      "--only takes a rule or a folder of rules, as docs/rules.md lists them; got kubernetes/rba. Did you mean kubernetes/rbac?",
    ],
    [
      "a singleton that no rule is about",
      ["--owns", "aws/account/trial"],
      `--owns takes ${singletonsOf(ruleIds()).join(", ")}; got aws/account/trial. Did you mean aws/account/trail?`,
    ],
    ["two values where one is taken", ["--only", "aws", "--only", "gcp"], "--only takes one value; got aws and gcp."],
    ["a value without a setting", ["--config", "=3"], "--config takes KEY=VALUE, such as network.zones=3; got no KEY."],
  ];
  for (const [what, args, message] of wrong) {
    it(`end with 2 and a sentence for ${what}`, async () => {
      assert.deepEqual(await mainOn(root, ...args), { code: 2, stdout: "", stderr: `${message}\n` });
    });
  }

  it("are explained on demand", async () => {
    const { code, stdout } = await mainOn(root, "-h");
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: node preview\/main\.js \[STACK…\] \[options\]\n[^]*\nExit code: 0 /);
    assert.ok(Math.max(...stdout.split("\n").map(({ length }) => length)) <= 105);
  });
});

describe("what of a preview is asked for", () => {
  const worse = ["--config", "sensor.capabilities=vendor"];

  it("is what one rule says, or a folder of them", async () => {
    const only = async (what: string) => {
      const { stdout } = await mainOn(root, "aws-eks", ...worse, "--json", "--only", what);
      const { stacks } = JSON.parse(stdout) as { stacks: { findings: { rule: string }[] }[] };
      return [...new Set(stacks.flatMap(({ findings }) => findings.map(({ rule }) => rule)))];
    };
    assert.deepEqual(await only("kubernetes/workloads/net-raw-dropped"), ["kubernetes/workloads/net-raw-dropped"]);
    const folder = await only("kubernetes/workloads");
    assert.ok(folder.length > 3 && folder.every((rule) => rule.startsWith("kubernetes/workloads/")), folder.join());
  });

  it("is said to be about nothing where it is", async () => {
    const nothing = /^ *No rule that was asked is about anything in (.*)\.$/gm;
    const about = async (...asked: string[]) =>
      [...(await mainOn(root, ...asked)).stdout.matchAll(nothing)].map(([, stack]) => stack);
    assert.deepEqual(await about("gcp", "--only", "azure/network"), ["gcp"]);
    assert.deepEqual(await about("azure", "kubernetes", "--only", "azure/network"), ["kubernetes"]);
    assert.deepEqual(await about("gcp", "--only", "gcp/network"), []);
  });

  it("is, too, what the stack owns of its account", async () => {
    const { code, stdout } = await mainOn(root, "aws-ecs", "--owns", "aws/account/password-policy", "--json");
    const { stacks } = JSON.parse(stdout) as { stacks: { findings: { rule: string; status: string }[] }[] };
    const failed = stacks.flatMap(({ findings }) => findings.filter(({ status }) => status === "fail"));
    const rules = failed.map(({ rule }) => rule).filter((rule) => rule.startsWith("aws/account/"));
    assert.deepEqual(
      [code, rules],
      [1, ["aws/account/password-policy/length", "aws/account/password-policy/no-reuse"]],
    );
  });

  it("leaves everything else out where some rules are asked for, unless all is", async () => {
    const asked = ["kubernetes", "--only", "kubernetes/rbac"];
    const others = /qualys:kubernetes:|kubernetes:apps|Costs by|pulumi config set|To set/;
    assert.doesNotMatch((await mainOn(root, ...asked)).stdout, others);
    assert.doesNotMatch((await mainOn(root, "gcp", ...asked)).stdout, others);
    assert.match((await mainOn(root, ...asked, "--verbose")).stdout, others);
  });

  it("fails from the severity on that is named", async () => {
    const codes = async (...args: string[]) => {
      const answers: (number | null)[] = [];
      for (const severity of ["critical", "high", "medium", "low"])
        answers.push((await mainOn(root, ...args, "--fail-on", severity)).code);
      return answers;
    };
    assert.deepEqual(await codes("aws-eks", ...worse, "--only", "kubernetes/workloads/net-raw-dropped"), [0, 1, 1, 1]);
    // Advice, which by itself stops nothing.
    assert.deepEqual(await codes("gcp"), [0, 0, 0, 1]);
    const { stderr } = await mainOn(root, "gcp", "--fail-on", "low");
    assert.match(stderr, /^--fail-on low: failed by what is advisory: \d+ of severity low or higher\.$/m);
  });
});
