import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";

const urnOf = (type: string, name: string) => `urn:pulumi:aws-eks::project::qualys:aws:Vault$${type}::${name}`;
const pending = (type: string, name: string, more: object = {}) => ({
  type: "creating",
  resource: { urn: urnOf(type, name), type, custom: true, inputs: { name: `${name}-1a2b3c4` }, ...more },
});

const key = pending("aws:kms/key:Key", "key", { inputs: { tags: { Name: "the-key" } } });
const secret = pending("aws:secretsmanager/secret:Secret", "secret");
const answered = pending("aws:sns/topic:Topic", "topic", { id: "arn:topic" });
const object = { metadata: { namespace: "qualys-sensor", name: "deny-all" } };
const policy = pending("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny-all", { inputs: object });
const patch = pending("kubernetes:core/v1:ServiceAccountPatch", "default", { inputs: object });
const component = pending("qualys:aws:Vault", "vault", { custom: false });
const deletion = { ...secret, type: "deleting" };

describe("docs/adopt.js", () => {
  let folder = "";
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), "adopt-"))));
  after(() => rmSync(folder, { recursive: true }));

  function adopt(operations: readonly object[], found: readonly string[] = [], resources: readonly object[] = []) {
    const file = path.join(folder, "interrupted.json");
    const deployment = { manifest: { version: "3" }, resources, pending_operations: operations };
    writeFileSync(file, JSON.stringify({ version: 3, deployment }));
    return spawnSync("node", ["docs/adopt.js", file, ...found], { encoding: "utf8" });
  }

  function repaired(...args: Parameters<typeof adopt>) {
    const { stdout, stderr } = adopt(...args);
    return { exported: JSON.parse(stdout) as unknown, said: stderr.trimEnd().split("\n") };
  }

  const state = (...resources: readonly object[]) => ({
    version: 3,
    deployment: { manifest: { version: "3" }, resources, pending_operations: [] },
  });

  it("takes in what was found, behind what it may hang on, and says what is left to look for", () => {
    const existing = { urn: urnOf("aws:ec2/vpc:Vpc", "vpc"), id: "vpc-1" };
    const { exported, said } = repaired([secret, key], [`${secret.resource.urn}=arn:a=b`], [existing]);
    assert.deepEqual(exported, state(existing, { ...secret.resource, id: "arn:a=b" }));
    assert.deepEqual(said, [
      secret.resource.urn,
      "  taken in as arn:a=b",
      key.resource.urn,
      "  not taken in; look in the cloud for tag Name the-key",
    ]);
  });

  it("knows the ids that the engine knows, and those of Kubernetes' objects", () => {
    const { exported } = repaired([answered, policy, patch]);
    assert.deepEqual(exported, state(answered.resource, { ...policy.resource, id: "qualys-sensor/deny-all" }));
  });

  it("says what to delete when one resource was to take the place of another", () => {
    const { exported, said } = repaired([secret], [], [{ urn: secret.resource.urn, id: "old" }]);
    assert.deepEqual(exported, state({ urn: secret.resource.urn, id: "old" }));
    assert.deepEqual(said.slice(1), [
      "  was to take the place of another: delete name secret-1a2b3c4 in the cloud if it is there",
    ]);
  });

  it("leaves to the refresh what was being changed or deleted, and to the program what is no resource of a cloud", () => {
    assert.deepEqual(repaired([component, deletion]), { exported: state(), said: [""] });
  });

  const refused: readonly (readonly [title: string, argument: string, message: string])[] = [
    ["a resource that was not being created", "urn:pulumi:a::b::c::d=1", "urn:pulumi:a::b::c::d was not being created"],
    ["something else than a URN and an id", "urn:pulumi:a::b::c::d", "urn:pulumi:a::b::c::d is not URN=ID"],
  ];
  for (const [title, argument, message] of refused) {
    it(`refuses ${title}, and writes nothing`, () => {
      const { status, stdout, stderr } = adopt([secret], [argument]);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.ok(stderr.startsWith(message), stderr);
    });
  }
});
