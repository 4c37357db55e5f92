import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, it } from "mocha";

const root = path.join(__dirname, "..", "..");

function previewCommand(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["preview/main.js", ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // As a user has it: without the CLI, and without credentials of any cloud.
    env: { PATH: "", HOME: "/nonexistent" },
  });
  return { code: status, stdout, stderr };
}

describe("the preview's command line", () => {
  it("previews all committed stacks with their verdicts, and is content with them", () => {
    const { code, stdout } = previewCommand();
    assert.equal(code, 0);
    const summaries = stdout.trimEnd().split("\n").slice(-4);
    assert.deepEqual(
      summaries.map((line) => /^✔ ([a-z-]+): \d+ resources, \d+ checks passed, 0 violations/.exec(line)?.[1]),
      ["aws-ecs", "aws-eks", "azure", "gcp"],
    );
  });

  it("shows the tree with parents, what is protected and secret, and what is to be set", () => {
    const { stdout } = previewCommand("aws-eks");
    assert.match(stdout, /^qualys-registry-network {2}qualys:aws:SecureVpc$/m);
    assert.match(
      stdout,
      /^[├└]─ qualys-registry-network-vpc {2}awsx:ec2:Vpc\n[│ ] {2}└─ qualys-registry-network-vpc {2}aws:ec2\/vpc:Vpc$/m,
    );
    assert.match(stdout, /qualys-registry-vault-key {2}aws:kms\/key:Key {2}\[protected\]$/m);
    assert.match(stdout, /aws:secretsmanager\/secretVersion:SecretVersion {2}\[secret: secretStringWo/);
    assert.match(
      stdout,
      /^To set before `pulumi up`.*\n {2}pulumi config set --secret qualys-registry-sensor:activationId /m,
    );
    assert.ok(!stdout.includes("\u001b["), "colours only on a terminal");
  });

  it("ends with 1 and names rule, resource, reason and fix when a stack is changed for the worse", () => {
    const { code, stdout } = previewCommand("aws-eks", "--config", 'sensor={"capabilities":"vendor"}');
    assert.equal(code, 1);
    const violations = stdout.slice(stdout.indexOf("Violations:"));
    assert.match(
      violations,
      /✘ kubernetes\/workloads\/net-raw-dropped \(high\) {2}Containers cannot forge network packets\n/,
    );
    assert.match(violations, /\n {6}qualys-registry-sensor-daemon-set {2}kubernetes:apps\/v1:DaemonSet\n/);
    assert.match(violations, /\n {6}container qualys-sensor: NET_RAW is not dropped\n {6}fix: Drop ALL capabilities/);
    assert.match(violations, /\n {6}CIS kubernetes 5\.2\.8\n/);
    assert.match(stdout, /^✘ aws-eks: .* 2 violations/m);
  });

  it("ends with 2 and says what is wrong when a setting is", () => {
    const { code, stdout } = previewCommand("aws-eks", "--config", 'network={"zones":7}');
    assert.equal(code, 2);
    assert.match(
      stdout,
      /qualys-registry-sensor:network\.zones is too large\n {2}got {6}7\n {2}allowed {2}a whole number from 2 to 3\n {2}fix/,
    );
    assert.doesNotMatch(stdout, /aws:ec2/);
  });

  it("ends with 2 when one of several stacks is refused, and previews the others", () => {
    const { code, stdout } = previewCommand("gcp", "aws-ecs", "--config", "aws:region=nowhere");
    assert.equal(code, 2);
    assert.match(stdout, /^✔ gcp: .*\n✘ aws-ecs: its settings were refused$/m);
  });

  it("ends with 2 when an argument is wrong, and says which", () => {
    assert.deepEqual(previewCommand("aws-ek"), {
      code: 2,
      stdout: "",
      stderr: "There is no stack aws-ek. The stacks are aws-ecs, aws-eks, azure, gcp.\n",
    });
    const { code, stderr } = previewCommand("--colour");
    assert.equal(code, 2);
    assert.match(stderr, /^Unknown option '--colour'[^]*Usage: node preview\/main\.js/);
  });

  it("gives programs the result as JSON, secrets masked and unknown values marked", () => {
    const canary = "c0ffee00-1111-4222-8333-444444444444";
    const { code, stdout } = previewCommand("aws-ecs", "--json", "--config", `activationId=${canary}`);
    assert.equal(code, 2, "an id that is not stored as a secret is refused");
    assert.ok(!stdout.includes(canary));
    const { stacks } = JSON.parse(previewCommand("aws-ecs", "--json").stdout) as { stacks: Record<string, unknown>[] };
    const [stack] = stacks;
    const resources = stack?.resources as { type: string; properties: Record<string, unknown> }[];
    const version = resources.find(({ type }) => type === "aws:secretsmanager/secretVersion:SecretVersion");
    assert.equal(version?.properties.secretStringWo, "[secret]");
    assert.deepEqual(version.properties.secretId, { unknown: true });
    assert.ok((stack?.findings as { status: string }[]).every(({ status }) => status !== "fail"));
  });
});
