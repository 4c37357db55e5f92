import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const policyType = "gcp:binaryauthorization/policy:Policy";
const repositoryType = "gcp:artifactregistry/repository:Repository";
const digest = "sha256:3f1c0a9be4d2785161c7a8e90d5b4f2a6c3e8d7f9012b4a5c6d7e8f90a1b2c3d";

/** What Artifact Registry gets by itself. */
const fetched = { "image.copy": "fetched", "image.digest": digest };

describe("GcpImageRegistry", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("keeps copies in Artifact Registry, encrypted, scanned and cleaned up (G5)", () => {
    const { protect, properties } = stack.one(repositoryType);
    assert.equal(protect, true);
    assert.deepEqual([properties.format, properties.mode], ["DOCKER", "STANDARD_REPOSITORY"]);
    assert.deepEqual(properties.vulnerabilityScanningConfig, { enablementConfig: "INHERITED" });
    assert.match(String(properties.kmsKeyName), /\/cryptoKeys\//);
    assert.deepEqual(properties.cleanupPolicies, [
      { id: "keep-recent", action: "KEEP", mostRecentVersions: { keepCount: 20 } },
      { id: "delete-old", action: "DELETE", condition: { tagState: "ANY", olderThan: "7776000s" } },
    ]);
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

  it("names the image that the sensor runs by the digest that Artifact Registry fetches (X1, X12)", async () => {
    const pinned = await deployed("gcp", fetched);
    const { location, repositoryId, mode, remoteRepositoryConfig } = pinned.one(repositoryType).properties;
    const image = `${String(location)}-docker.pkg.dev/example-project/${String(repositoryId)}/qualys/qcs-sensor@${digest}`;
    assert.ok(JSON.stringify(pinned.one("kubernetes:apps/v1:DaemonSet").properties).includes(`"${image}"`));
    assert.deepEqual(pinned.one(policyType).properties.admissionWhitelistPatterns, [{ namePattern: image }]);
    const { dockerRepository, commonRepository } = remoteRepositoryConfig as Upstream;
    assert.deepEqual(
      [mode, dockerRepository, commonRepository],
      ["REMOTE_REPOSITORY", { publicRepository: "DOCKER_HUB" }, undefined],
    );
  });

  it("fetches from another registry at its own address", async () => {
    const other = await deployed("gcp", { ...fetched, "image.source": "harbor.example.com/mirror/qcs-sensor" });
    const { commonRepository, dockerRepository } = other.one(repositoryType).properties
      .remoteRepositoryConfig as Upstream;
    assert.deepEqual([commonRepository, dockerRepository], [{ uri: "https://harbor.example.com" }, undefined]);
    assert.match(JSON.stringify(other.one("kubernetes:apps/v1:DaemonSet").properties), /\/mirror\/qcs-sensor@/);
  });

  it("fetches with a login, whose secret Artifact Registry may read before it asks for it", async () => {
    const secretVersion = "projects/vault-project/secrets/docker-hub/versions/3";
    const signedIn = await deployed("gcp", { ...fetched, "image.login": { user: "security-bot", secretVersion } });
    const repository = signedIn.one(repositoryType);
    const { upstreamCredentials } = repository.properties.remoteRepositoryConfig as Upstream;
    assert.deepEqual(upstreamCredentials, {
      usernamePasswordCredentials: { username: "security-bot", passwordSecretVersion: secretVersion },
    });
    const grant = signedIn.one("gcp:secretmanager/secretIamMember:SecretIamMember", "-login");
    const { project, secretId, role, member } = grant.properties;
    assert.deepEqual([project, secretId, role], ["vault-project", "docker-hub", "roles/secretmanager.secretAccessor"]);
    assert.equal(member, "serviceAccount:service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com");
    assert.ok(signedIn.behind(repository, "remoteRepositoryConfig").includes(grant));
  });

  it("is a repository whose tags never change; the sensor runs the copy, and nothing else may, by its digest (G5, G8, X12)", async () => {
    const pushed = await deployed("gcp");
    const { mode, dockerConfig, remoteRepositoryConfig, kmsKeyName } = pushed.one(repositoryType).properties;
    assert.deepEqual([mode, dockerConfig], ["STANDARD_REPOSITORY", { immutableTags: true }]);
    assert.equal(remoteRepositoryConfig, undefined);
    assert.match(String(kmsKeyName), /\/cryptoKeys\/qualys-registry-images-key-/);

    const copy = pushed.one("docker-build:index:Index");
    const to = "europe-west3-docker.pkg.dev/example-project/qualys-registry-images/qualys/qcs-sensor";
    assert.deepEqual(copy.properties.sources, ["docker.io/qualys/qcs-sensor:1.45.0-0"]);
    assert.equal(copy.properties.tag, `${to}:1.45.0-0`);
    const { address, username } = copy.properties.registry as Record<string, unknown>;
    assert.deepEqual([address, username], ["europe-west3-docker.pkg.dev", "oauth2accesstoken"]);
    assert.ok(
      copy.secrets.some((secret) => secret.startsWith("registry")),
      String(copy.secrets),
    );
    assert.ok(!JSON.stringify(pushed.resources).includes("ya29."), "the token is shown");

    const [trusted] = pushed.one(policyType).properties.admissionWhitelistPatterns as { namePattern: string }[];
    assert.match(String(trusted?.namePattern), new RegExp(`^${to}@sha256:[0-9a-f]{64}$`));
    assert.ok(
      JSON.stringify(pushed.one("kubernetes:apps/v1:DaemonSet").properties).includes(`"${trusted?.namePattern}"`),
    );
    assert.ok(pushed.behind(pushed.one("kubernetes:apps/v1:DaemonSet")).includes(copy));
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

interface Upstream {
  readonly commonRepository?: unknown;
  readonly dockerRepository?: unknown;
  readonly upstreamCredentials?: unknown;
}
