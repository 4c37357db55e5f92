import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { previewOf, type StackPreview } from "../../support/preview";

const service = "gcp:projects/service:Service";

/** Which API makes resources of a module. */
const apiOf: Record<string, string> = {
  artifactregistry: "artifactregistry",
  binaryauthorization: "binaryauthorization",
  compute: "compute",
  container: "container",
  containeranalysis: "containeranalysis",
  dns: "dns",
  kms: "cloudkms",
  logging: "logging",
  monitoring: "monitoring",
  pubsub: "pubsub",
  projects: "cloudresourcemanager",
  secretmanager: "secretmanager",
  serviceaccount: "iam",
};

describe("APIs of the Google Cloud project (G2)", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("are on before anything uses them", () => {
    const enabled = new Map(stack.ofType(service).map((each) => [each.properties.service, each.urn]));
    const users = stack.resources.filter(({ type }) => type.startsWith("gcp:") && type !== service);
    assert.ok(users.length > 50);
    for (const user of users) {
      const api = apiOf[/^gcp:(\w+)\//.exec(user.type)?.[1] ?? ""];
      const urn = enabled.get(`${api}.googleapis.com`);
      assert.ok(urn, `${user.type}: no API is turned on for it`);
      assert.ok(waitsFor(user, urn), `${user.type} ${user.name} does not wait for ${api}`);
    }
  });

  it("are turned on after the one that the provider itself needs", () => {
    const first = stack.one(service, "-cloudresourcemanager");
    for (const each of stack.ofType(service).filter(({ urn }) => urn !== first.urn)) {
      assert.deepEqual(each.dependencies, [first.urn], each.name);
    }
  });

  it("stay on when the stack goes", () => {
    for (const { name, properties } of stack.ofType(service)) assert.equal(properties.disableOnDestroy, false, name);
  });

  it("include vulnerability scanning of images", () => {
    const names = stack.ofType(service).map(({ properties }) => properties.service);
    assert.ok(names.includes("containerscanning.googleapis.com"));
  });

  function waitsFor(resource: Resource, urn: string, seen = new Set<string>()): boolean {
    if (seen.has(resource.urn)) return false;
    seen.add(resource.urn);
    return resource.dependencies.some((each) => each === urn || waitsFor(stack.byUrn(each), urn, seen));
  }
});

describe("keys in Google Cloud", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("rotate within 90 days", () => {
    const keys = stack.ofType("gcp:kms/cryptoKey:CryptoKey");
    assert.equal(keys.length, 5);
    for (const { name, properties } of keys) assert.equal(properties.rotationPeriod, "7776000s", name);
  });

  it("are granted to one service each, before it uses them (G11)", () => {
    const users = [
      ["gcp:container/cluster:Cluster", "databaseEncryption", "-secrets"],
      ["gcp:container/nodePool:NodePool", "nodeConfig", "-disks"],
      ["gcp:secretmanager/secret:Secret", "replication", "-vault-key"],
      ["gcp:artifactregistry/repository:Repository", "kmsKeyName", "-images-key"],
      ["gcp:logging/projectBucketConfig:ProjectBucketConfig", "cmekSettings", "-logs"],
    ] as const;
    for (const [type, property, key] of users) {
      const grant = stack.one("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", key);
      assert.equal(grant.properties.role, "roles/cloudkms.cryptoKeyEncrypterDecrypter");
      for (const user of stack.ofType(type)) assert.ok(stack.behind(user, property).includes(grant), user.name);
    }
  });
});

describe("what holds state in Google Cloud", () => {
  const stateful = [
    "gcp:kms/keyRing:KeyRing",
    "gcp:kms/cryptoKey:CryptoKey",
    "gcp:secretmanager/secret:Secret",
    "gcp:container/cluster:Cluster",
    "gcp:artifactregistry/repository:Repository",
    "gcp:logging/projectBucketConfig:ProjectBucketConfig",
  ];

  it("is protected, and nothing else is", async () => {
    const { resources } = await previewOf("gcp");
    const types = new Set(resources.filter(({ protect }) => protect).map(({ type }) => type));
    assert.deepEqual([...types].sort(), stateful.sort());
    assert.ok(resources.filter(({ type }) => stateful.includes(type)).every(({ protect }) => protect));
  });

  it("can be let go", async () => {
    const { resources } = await previewOf("gcp", { protect: false });
    assert.deepEqual(
      resources.filter(({ protect }) => protect),
      [],
    );
  });
});
