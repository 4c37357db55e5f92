import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const policyType = "gcp:binaryauthorization/policy:Policy";
const repositoryType = "gcp:artifactregistry/repository:Repository";
const digest = "sha256:3f1c0a9be4d2785161c7a8e90d5b4f2a6c3e8d7f9012b4a5c6d7e8f90a1b2c3d";

describe("GcpImageRegistry", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("keeps copies in Artifact Registry, encrypted, scanned and cleaned up (G5)", () => {
    const { protect, properties } = stack.one(repositoryType);
    assert.equal(protect, true);
    assert.deepEqual([properties.format, properties.mode], ["DOCKER", "REMOTE_REPOSITORY"]);
    const { dockerRepository } = properties.remoteRepositoryConfig as { dockerRepository: unknown };
    assert.deepEqual(dockerRepository, { publicRepository: "DOCKER_HUB" });
    assert.deepEqual(properties.vulnerabilityScanningConfig, { enablementConfig: "INHERITED" });
    assert.match(String(properties.kmsKeyName), /\/cryptoKeys\//);
    assert.equal((properties.cleanupPolicies as unknown[]).length, 2);
  });

  it("is read by the nodes, and that is all they may (G13)", () => {
    const grants = stack.ofType("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember");
    const { serviceAccount } = stack.one("gcp:container/nodePool:NodePool").properties.nodeConfig as {
      serviceAccount: string;
    };
    assert.deepEqual(
      grants.map(({ properties }) => [properties.role, properties.member]),
      [["roles/artifactregistry.reader", `serviceAccount:${serviceAccount}`]],
    );
  });

  it("names the image that the sensor runs, by digest if there is one (X1, X12)", async () => {
    const pinned = await previewOf("gcp", { "image.digest": digest });
    const { location, repositoryId } = pinned.one(repositoryType).properties;
    const image = pinned.result.outputs.image as string;
    assert.match(
      image,
      new RegExp(`^${String(location)}-docker.pkg.dev/.+/${String(repositoryId)}/qualys/qcs-sensor@${digest}$`),
    );
    assert.ok(JSON.stringify(pinned.one("kubernetes:apps/v1:DaemonSet").properties).includes(`"${image}"`));
  });

  it("fetches from another registry at its own address", async () => {
    const other = await previewOf("gcp", { "image.source": "harbor.example.com/mirror/qcs-sensor" });
    const { dockerRepository } = other.one(repositoryType).properties.remoteRepositoryConfig as {
      dockerRepository: unknown;
    };
    assert.deepEqual(dockerRepository, { customRepository: { uri: "https://harbor.example.com" } });
    assert.match(other.result.outputs.image as string, /\/mirror\/qcs-sensor:/);
  });

  it("makes no copy if the image is run from its source", async () => {
    const upstream = await previewOf("gcp", { "image.registry": "upstream", "image.digest": digest });
    assert.deepEqual(upstream.ofType(repositoryType), []);
    assert.equal(upstream.result.outputs.image, `docker.io/qualys/qcs-sensor@${digest}`);
  });
});

describe("Binary Authorization (G8)", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("is asked by the cluster", () => {
    assert.deepEqual(stack.one("gcp:container/cluster:Cluster").properties.binaryAuthorization, {
      evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE",
    });
  });

  it("blocks every image on the cluster but the sensor's and Google's", () => {
    const { properties } = stack.one(policyType);
    const cluster = stack.one("gcp:container/cluster:Cluster").properties;
    assert.deepEqual(properties.clusterAdmissionRules, [
      {
        cluster: `${String(cluster.location)}.${String(cluster.name)}`,
        evaluationMode: "ALWAYS_DENY",
        enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG",
      },
    ]);
    assert.deepEqual(properties.admissionWhitelistPatterns, [{ namePattern: stack.result.outputs.image }]);
    assert.equal(properties.globalPolicyEvaluationMode, "ENABLE");
  });

  it("blocks nothing on the project's other clusters", () => {
    assert.deepEqual(stack.one(policyType).properties.defaultAdmissionRule, {
      evaluationMode: "ALWAYS_DENY",
      enforcementMode: "DRYRUN_AUDIT_LOG_ONLY",
    });
  });

  it("decides before the sensor starts", () => {
    const component = stack.one("qualys:kubernetes:QualysSensor");
    assert.ok(component.dependencies.includes(stack.one(policyType).urn));
  });

  it("S26: only records if scanned images are to run", async () => {
    const dynamic = await previewOf("gcp", {
      "sensor.scanningPolicy": "DynamicWithStaticScanningAsFallback",
      "sensor.rbac": "vendor",
    });
    const [rule] = dynamic.one(policyType).properties.clusterAdmissionRules as { enforcementMode: string }[];
    assert.equal(rule?.enforcementMode, "DRYRUN_AUDIT_LOG_ONLY");
  });

  it("only records if asked for, and leaves somebody else's policy alone (G8)", async () => {
    const recorded = await previewOf("gcp", { "image.admission.enforcement": "record" });
    const [rule] = recorded.one(policyType).properties.clusterAdmissionRules as { enforcementMode: string }[];
    assert.equal(rule?.enforcementMode, "DRYRUN_AUDIT_LOG_ONLY");
    const beside = await previewOf("gcp", { "image.admission.policy": "existing" });
    assert.deepEqual(beside.ofType(policyType), []);
    assert.deepEqual(beside.one("gcp:container/cluster:Cluster").properties.binaryAuthorization, {
      evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE",
    });
  });

  it("admits what the attestor signed, and no image by its name (G8)", async () => {
    const attested = await deployed("gcp", { "image.digest": digest, "image.admission.attestation": true });
    const attestor = attested.one("gcp:binaryauthorization/attestor:Attestor").properties;
    const { properties } = attested.one(policyType);
    assert.equal(properties.admissionWhitelistPatterns, undefined);
    const [rule] = properties.clusterAdmissionRules as Record<string, unknown>[];
    assert.equal(rule?.evaluationMode, "REQUIRE_ATTESTATION");
    assert.equal(rule.enforcementMode, "ENFORCED_BLOCK_AND_AUDIT_LOG");
    assert.deepEqual(rule.requireAttestationsBies, [attestor.name]);

    const key = attested.one("gcp:kms/cryptoKey:CryptoKey", "-attestor");
    assert.deepEqual([key.properties.purpose, key.protect], ["ASYMMETRIC_SIGN", true]);
    const note = attestor.attestationAuthorityNote as {
      noteReference: string;
      publicKeys: { id: string; pkixPublicKey: { publicKeyPem: string; signatureAlgorithm: string } }[];
    };
    assert.equal(note.noteReference, attested.one("gcp:containeranalysis/note:Note").properties.name);
    const [publicKey] = note.publicKeys;
    assert.match(String(publicKey?.id), /\/cryptoKeyVersions\/1$/);
    assert.equal(publicKey?.pkixPublicKey.signatureAlgorithm, "EC_SIGN_P256_SHA256");
    assert.match(publicKey.pkixPublicKey.publicKeyPem, /^-----BEGIN PUBLIC KEY-----/);
  });

  it("says which command signs the image", async () => {
    const { outputs } = (await previewOf("gcp", { "image.digest": digest, "image.admission.attestation": true }))
      .result;
    assert.ok("signImage" in outputs);
    assert.ok(!("signImage" in stack.result.outputs));
  });
});
