import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const secret = "gcp:secretmanager/secret:Secret";
const version = "gcp:secretmanager/secretVersion:SecretVersion";
const auditType = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
const reader = "gcp:secretmanager/secretIamMember:SecretIamMember";

describe("GcpSecretVault", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("keeps both ids in the stack's region, under a key of its own (X9)", () => {
    const secrets = stack.ofType(secret);
    assert.equal(secrets.length, 2);
    for (const { name, properties } of secrets) {
      const { userManaged } = properties.replication as { userManaged: { replicas: Replica[] } };
      assert.equal(userManaged.replicas.length, 1, name);
      for (const { location, customerManagedEncryption } of userManaged.replicas) {
        const key = new RegExp(`^projects/.+/locations/${location}/keyRings/.+/cryptoKeys/.*-vault-key-`);
        assert.match(customerManagedEncryption.kmsKeyName, key, name);
      }
    }
  });

  it("writes the values where no state keeps them, and never in plain (X8)", () => {
    for (const { name, secrets, properties } of stack.ofType(version)) {
      assert.deepEqual([...secrets].sort(), ["secretDataWo", "secretDataWoVersion"], name);
      assert.equal(properties.secretData, undefined, name);
    }
  });

  it("is read by the sensor's service account, which exists once the cluster does", () => {
    const cluster = stack.one("gcp:container/cluster:Cluster");
    for (const grant of stack.ofType(reader)) {
      assert.equal(grant.properties.role, "roles/secretmanager.secretAccessor");
      assert.ok(stack.behind(grant, "member").includes(cluster), grant.name);
    }
  });

  it("names that service account to IAM by project number, pool, namespace and name", async () => {
    const member =
      "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/" +
      "example-project.svc.id.goog/subject/ns/qualys-sensor/sa/qualys-sensor";
    for (const changes of [{}, { cluster: { existing: { name: "shared", location: "europe-west3" } } }]) {
      const grants = (await deployed("gcp", changes)).ofType(reader);
      assert.deepEqual(
        grants.map(({ properties }) => properties.member),
        [member, member],
      );
    }
  });

  it("has readings of secrets and uses of keys recorded", () => {
    for (const [nameEnd, service] of [
      ["-vault", "secretmanager.googleapis.com"],
      ["-vault-keys", "cloudkms.googleapis.com"],
    ] as const) {
      const { properties } = stack.one(auditType, nameEnd);
      assert.equal(properties.service, service);
      const types = (properties.auditLogConfigs as { logType: string }[]).map(({ logType }) => logType);
      assert.deepEqual(types.sort(), ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]);
    }
  });

  it("leaves the project's audit logs alone if somebody else looks after them", async () => {
    const without = await previewOf("gcp", { "logs.dataAccess": false });
    assert.deepEqual(without.ofType(auditType), []);
  });

  it("is where the sensor's Secret comes from (X9)", () => {
    const objects = stack.one("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass").properties as unknown as {
      spec: { provider: string; parameters: { secrets: string } };
    };
    assert.equal(objects.spec.provider, "gke");
    const fetched = JSON.parse(objects.spec.parameters.secrets) as { resourceName: string }[];
    const ids = stack.ofType(secret).map(({ properties }) => `/secrets/${String(properties.secretId)}/versions/latest`);
    assert.deepEqual(
      fetched.map(({ resourceName }) => resourceName.replace(/^projects\/[^/]+/, "")).sort(),
      ids.sort(),
    );
  });

  it("starts the sensors anew when an id changes", () => {
    const versions = stack.ofType(version).map(({ urn }) => urn);
    const daemonSet = stack.one("kubernetes:apps/v1:DaemonSet");
    const behind = Object.values(daemonSet.propertyDependencies).flat();
    assert.deepEqual(
      versions.filter((urn) => !behind.includes(urn)),
      [],
    );
  });

  it("survives a mistake, and can be let go", async () => {
    for (const { protect, properties } of stack.ofType(secret)) {
      assert.deepEqual(
        [protect, properties.deletionProtection, properties.versionDestroyTtl],
        [true, true, "2592000s"],
      );
    }
    const loose = await previewOf("gcp", { protect: false });
    for (const { protect, properties } of loose.ofType(secret)) {
      assert.deepEqual(
        [protect, properties.deletionProtection, properties.versionDestroyTtl],
        [false, false, undefined],
      );
    }
  });
});

interface Replica {
  readonly location: string;
  readonly customerManagedEncryption: { readonly kmsKeyName: string };
}
