import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const secretType = "gcp:secretmanager/secret:Secret";
const versionType = "gcp:secretmanager/secretVersion:SecretVersion";
const readerType = "gcp:secretmanager/secretIamMember:SecretIamMember";
const poolType = "gcp:container/nodePool:NodePool";

const certificate = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
const authorities = {
  "registry.example.com:5000": certificate("MIIBszCCAVmgAwIBAgIUOne"),
  "harbor.example.com": certificate("MIIBszCCAVmgAwIBAgIUTwo"),
};

describe("authorities of private registries on GKE", () => {
  let stack: StackPreview;
  before(async () => (stack = await deployed("gcp", { "sensor.registryCertificates": authorities })));

  const secrets = () => stack.ofType(secretType).filter(({ name }) => name.includes("-authority-"));

  it("are in Secret Manager, one of each registry, in the stack's region and under the cluster's key", () => {
    const names = secrets().map(({ name }) => name.replace(/^.*-authority-/, ""));
    assert.deepEqual(names.sort(), ["harbor-example-com", "registry-example-com-5000"]);
    for (const { name, protect, properties } of secrets()) {
      assert.deepEqual([protect, properties.deletionProtection], [false, false], name);
      const { userManaged } = properties.replication as { userManaged: { replicas: Replica[] } };
      const [{ location, customerManagedEncryption } = assert.fail(name), ...others] = userManaged.replicas;
      assert.deepEqual([location, others], ["europe-west3", []], name);
      assert.match(customerManagedEncryption.kmsKeyName, /\/cryptoKeys\/qualys-registry-cluster-secrets-/, name);
    }
    const grant = stack.one("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "-authorities");
    const agent = "serviceAccount:service-123456789012@gcp-sa-secretmanager.iam.gserviceaccount.com";
    assert.equal(grant.properties.member, agent);
    for (const each of secrets()) assert.ok(stack.behind(each, "replication").includes(grant), each.name);
  });

  it("are what containerd believes on every node, which may read them before it starts (S29)", () => {
    const pool = stack.one(poolType);
    const { containerdConfig } = pool.properties.nodeConfig as { containerdConfig: Containerd };
    const { enabled, certificateAuthorityDomainConfigs } = containerdConfig.privateRegistryAccessConfig;
    assert.equal(enabled, true);
    assert.deepEqual(
      certificateAuthorityDomainConfigs.map(({ fqdns }) => fqdns),
      Object.keys(authorities).map((registry) => [registry]),
    );
    for (const { fqdns, gcpSecretManagerCertificateConfig } of certificateAuthorityDomainConfigs) {
      const what = `-authority-${String(fqdns[0]).replace(/[.:]/g, "-")}`;
      const secretId = String(stack.one(secretType, what).properties.secretId);
      assert.equal(gcpSecretManagerCertificateConfig.secretUri, `projects/123456789012/secrets/${secretId}/versions/1`);
      assert.ok(stack.behind(pool, "nodeConfig").includes(stack.one(versionType, what)), what);
      assert.ok(stack.behind(pool, "nodeConfig").includes(reader(what)), what);
    }
  });

  it("are written where a refresh does not read them, which the role of previews may not", () => {
    const versions = stack.ofType(versionType).filter(({ name }) => name.includes("-authority-"));
    const numbers = versions.map(({ properties }) => properties.secretDataWoVersion);
    assert.equal(new Set(numbers).size, 2);
    for (const { name, properties } of versions)
      assert.deepEqual([properties.secretData, "secretDataWo" in properties], [undefined, true], name);
  });

  it("are read by the nodes and nobody else", () => {
    const { serviceAccount } = stack.one(poolType).properties.nodeConfig as { serviceAccount: string };
    for (const { name, properties } of secrets().map(({ name }) => reader(name)))
      assert.deepEqual(
        [properties.role, properties.member],
        ["roles/secretmanager.secretAccessor", `serviceAccount:${serviceAccount}`],
        name,
      );
  });

  it("are nothing that nodes are told if there are none, or the nodes are somebody else's", async () => {
    const { nodeConfig } = (await previewOf("gcp")).one(poolType).properties;
    assert.equal((nodeConfig as { containerdConfig?: unknown }).containerdConfig, undefined);
    const cluster = { existing: { name: "shared", location: "europe-west3" } };
    const existing = await previewOf("gcp", { cluster, "sensor.registryCertificates": authorities });
    assert.deepEqual(
      existing.ofType(secretType).filter(({ name }) => name.includes("-authority-")),
      [],
    );
  });

  const reader = (nameEnd: string): Resource => stack.one(readerType, nameEnd);
});

interface Replica {
  readonly location: string;
  readonly customerManagedEncryption: { readonly kmsKeyName: string };
}

interface Containerd {
  readonly privateRegistryAccessConfig: {
    readonly enabled: boolean;
    readonly certificateAuthorityDomainConfigs: readonly {
      readonly fqdns: readonly string[];
      readonly gcpSecretManagerCertificateConfig: { readonly secretUri: string };
    }[];
  };
}
