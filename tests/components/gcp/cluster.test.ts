import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";

describe("GkeHardenedCluster", () => {
  let stack: StackPreview;
  let cluster: Readonly<Record<string, unknown>>;
  let pool: Readonly<Record<string, unknown>>;
  before(async () => {
    stack = await previewOf("gcp");
    cluster = stack.one(clusterType).properties;
    pool = stack.one(poolType).properties;
  });

  it("uses Dataplane V2 and does not ask for NetworkPolicy besides (G1)", () => {
    assert.equal(cluster.datapathProvider, "ADVANCED_DATAPATH");
    assert.equal(cluster.networkPolicy, undefined);
    assert.equal((cluster.addonsConfig as object & { networkPolicyConfig?: unknown }).networkPolicyConfig, undefined);
  });

  it("is regional, in zones that the region says it has (G3)", () => {
    assert.equal(cluster.location, stack.one("gcp:compute/router:Router").properties.region);
    assert.equal(pool.nodeLocations, undefined);
    assert.equal(pool.initialNodeCount, 1);
  });

  it("is reached by name, with IAM, and at no address (G7, X11)", () => {
    assert.deepEqual(cluster.controlPlaneEndpointsConfig, {
      dnsEndpointConfig: { allowExternalTraffic: true, enableK8sCertsViaDns: false, enableK8sTokensViaDns: false },
      ipEndpointsConfig: { enabled: false },
    });
    const access = cluster.privateClusterConfig as Record<string, unknown>;
    assert.deepEqual([access.enablePrivateNodes, access.enablePrivateEndpoint], [true, true]);
    assert.deepEqual(cluster.masterAuthorizedNetworksConfig, { cidrBlocks: [], gcpPublicCidrsAccessEnabled: false });
  });

  it("is reached at a public address from named ranges only (G7)", async () => {
    const { properties } = (await previewOf("gcp", { "cluster.api.authorizedCidrs": ["198.51.100.0/24"] })).one(
      clusterType,
    );
    const { ipEndpointsConfig } = properties.controlPlaneEndpointsConfig as { ipEndpointsConfig: unknown };
    assert.deepEqual(ipEndpointsConfig, { enabled: true });
    assert.deepEqual(properties.masterAuthorizedNetworksConfig, {
      cidrBlocks: [{ cidrBlock: "198.51.100.0/24" }],
      gcpPublicCidrsAccessEnabled: false,
    });
    assert.equal((properties.privateClusterConfig as Record<string, unknown>).enablePrivateEndpoint, false);
  });

  it("is reached from inside only, if asked for (X11)", async () => {
    const api = { access: "private", reachedFrom: "peered" };
    const changes = { "cluster.api": api, "network.peers": ["10.99.0.0/16"] };
    const inside = await previewOf("gcp", changes);
    const { properties } = inside.one(clusterType);
    assert.match(String(inside.result.outputs.connect), /--location europe-west3 --internal-ip$/);
    assert.match(String(stack.result.outputs.connect), /--location europe-west3 --dns-endpoint$/);
    assert.deepEqual(properties.controlPlaneEndpointsConfig, {
      dnsEndpointConfig: { allowExternalTraffic: false, enableK8sCertsViaDns: false, enableK8sTokensViaDns: false },
      ipEndpointsConfig: { enabled: true },
    });
    assert.equal((properties.privateClusterConfig as Record<string, unknown>).enablePrivateEndpoint, true);
    const { cidrBlocks } = properties.masterAuthorizedNetworksConfig as { cidrBlocks: unknown };
    assert.deepEqual(cidrBlocks, [{ cidrBlock: "10.0.0.0/20" }, { cidrBlock: "10.99.0.0/16" }]);
  });

  it("refuses a deletion before it takes the nodes (G4)", async () => {
    assert.deepEqual([stack.one(clusterType).protect, cluster.deletionProtection], [true, true]);
    const loose = (await previewOf("gcp", { protect: false })).one(clusterType);
    assert.deepEqual([loose.protect, loose.properties.deletionProtection], [false, false]);
  });

  it("encrypts Secrets and disks with keys of its own (G11)", () => {
    const { state, keyName } = cluster.databaseEncryption as { state: string; keyName: string };
    assert.equal(state, "ENCRYPTED");
    assert.match(keyName, /-secrets-/);
    assert.match((pool.nodeConfig as { bootDiskKmsKey: string }).bootDiskKmsKey, /-disks-/);
  });

  it("logs the control plane and sees traffic inside a node (G12)", () => {
    assert.equal(cluster.enableIntranodeVisibility, true);
    const { enableComponents } = cluster.loggingConfig as { enableComponents: string[] };
    assert.deepEqual(enableComponents, [
      "SYSTEM_COMPONENTS",
      "WORKLOADS",
      "APISERVER",
      "CONTROLLER_MANAGER",
      "SCHEDULER",
    ]);
    assert.deepEqual((cluster.monitoringConfig as { managedPrometheus: unknown }).managedPrometheus, { enabled: true });
  });

  it("turns off old ways in, for pools that others add too (G15)", () => {
    assert.equal(cluster.enableLegacyAbac, false);
    assert.deepEqual(cluster.masterAuth, { clientCertificateConfig: { issueClientCertificate: false } });
    assert.deepEqual(cluster.anonymousAuthenticationConfig, { mode: "LIMITED" });
    assert.deepEqual(cluster.rbacBindingConfig, {
      enableInsecureBindingSystemAuthenticated: false,
      enableInsecureBindingSystemUnauthenticated: false,
    });
    assert.deepEqual(cluster.serviceExternalIpsConfig, { enabled: false });
    assert.deepEqual(cluster.nodePoolDefaults, {
      nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "FALSE", gcfsConfig: { enabled: false } },
    });
    for (const { kubeletConfig } of [cluster.nodeConfig, pool.nodeConfig] as Record<string, unknown>[])
      assert.deepEqual(kubeletConfig, { insecureKubeletReadonlyPortEnabled: "FALSE" });
  });

  it("says what it costs, by labels that it hands on to its nodes (G15)", async () => {
    assert.deepEqual(cluster.costManagementConfig, { enabled: true });
    const labelled = await previewOf("gcp", { tags: { team: "security" } });
    const { nodeConfig } = labelled.one(poolType).properties as { nodeConfig: Record<string, unknown> };
    const labels = { application: "qualys-registry-sensor", "managed-by": "pulumi", team: "security" };
    assert.deepEqual(labelled.one(clusterType).properties.resourceLabels, labels);
    assert.deepEqual(nodeConfig.resourceLabels, labels);
  });

  it("is upgraded in its window, and tells somebody (G15)", () => {
    assert.deepEqual(cluster.releaseChannel, { channel: "REGULAR" });
    assert.deepEqual(cluster.maintenancePolicy, {
      recurringWindow: {
        startTime: "2024-01-07T02:00:00Z",
        endTime: "2024-01-07T14:00:00Z",
        recurrence: "FREQ=WEEKLY;BYDAY=SU",
      },
    });
    const { pubsub } = cluster.notificationConfig as { pubsub: { topic: string; filter: object } };
    assert.deepEqual(pubsub.filter, {
      eventTypes: ["SECURITY_BULLETIN_EVENT", "UPGRADE_AVAILABLE_EVENT", "UPGRADE_EVENT"],
    });
    assert.ok(pubsub.topic.endsWith(`/topics/${String(stack.one("gcp:pubsub/topic:Topic").properties.name)}`));
  });

  it("tells it under the cluster's key, which Pub/Sub may use by then", () => {
    const topic = stack.one("gcp:pubsub/topic:Topic");
    assert.match(String(topic.properties.kmsKeyName), /\/cryptoKeys\/qualys-registry-cluster-secrets-/);
    const grant = stack.one("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "-announcements");
    const [agent] = stack.behind(grant, "member");
    assert.equal(agent?.properties.service, "pubsub.googleapis.com");
    assert.equal(grant.properties.role, "roles/cloudkms.cryptoKeyEncrypterDecrypter");
    assert.ok(stack.behind(topic, "kmsKeyName").includes(grant));
  });

  it("has the basic security posture and leaves vulnerabilities to the registry (G10)", () => {
    assert.deepEqual(cluster.securityPostureConfig, { mode: "BASIC" });
  });

  it("issues workload identities and copies secrets from Secret Manager", () => {
    const project = String(stack.one("gcp:projects/iAMAuditConfig:IAMAuditConfig", "-vault").properties.project);
    assert.deepEqual(cluster.workloadIdentityConfig, { workloadPool: `${project}.svc.id.goog` });
    assert.deepEqual(cluster.secretSyncConfig, {
      enabled: true,
      rotationConfig: { enabled: true, rotationInterval: "120s" },
    });
  });

  it("S2: streams no images, whose layers the sensor would not find", () => {
    for (const config of [cluster.nodeConfig, pool.nodeConfig] as Record<string, unknown>[])
      assert.deepEqual(config.gcfsConfig, { enabled: false });
  });

  it("hardens its nodes, those it is born with too", () => {
    for (const config of [cluster.nodeConfig, pool.nodeConfig] as Record<string, unknown>[]) {
      assert.equal(config.imageType, "COS_CONTAINERD");
      assert.deepEqual(config.shieldedInstanceConfig, { enableSecureBoot: true, enableIntegrityMonitoring: true });
      assert.deepEqual(config.workloadMetadataConfig, { mode: "GKE_METADATA" });
      assert.deepEqual(config.metadata, { "disable-legacy-endpoints": "true" });
    }
    assert.equal(cluster.enableShieldedNodes, true);
    assert.equal(cluster.removeDefaultNodePool, true);
    assert.equal((pool.nodeConfig as { diskType: string }).diskType, "pd-ssd");
    assert.deepEqual(pool.networkConfig, { enablePrivateNodes: true });
    assert.deepEqual(pool.management, { autoRepair: true, autoUpgrade: true });
  });

  it("gives nodes an account with a node's roles (G13)", () => {
    const account = stack.one("gcp:serviceaccount/account:Account");
    const email = (pool.nodeConfig as { serviceAccount: string }).serviceAccount;
    assert.ok(email.startsWith(`${String(account.properties.accountId)}@`));
    const roles = stack
      .ofType("gcp:projects/iAMMember:IAMMember")
      .filter(({ properties }) => properties.member === `serviceAccount:${email}`)
      .map(({ properties }) => properties.role);
    assert.deepEqual(roles.sort(), [
      "roles/container.defaultNodeServiceAccount",
      "roles/monitoring.metricWriter",
      "roles/stackdriver.resourceMetadata.writer",
    ]);
  });

  it("leaves the number of nodes to the autoscaler (G14)", () => {
    assert.equal(pool.nodeCount, undefined);
    assert.deepEqual(pool.autoscaling, { totalMinNodeCount: 2, totalMaxNodeCount: 4, locationPolicy: "BALANCED" });
  });

  it("lets the sensor's NetworkPolicy reach resolvers that are not pods, and the control plane (G6)", () => {
    const policy = JSON.stringify(stack.one("kubernetes:networking.k8s.io/v1:NetworkPolicy", "-egress").properties);
    for (const range of ["169.254.20.10/32", "169.254.169.254/32", "10.0.8.0/28", "199.36.153.4/30"]) {
      assert.ok(policy.includes(`"${range}"`), range);
    }
  });

  it("has other disks, another channel, a version and a group for RBAC, if asked for", async () => {
    const chosen = await deployed("gcp", {
      "cluster.nodes.diskType": "pd-balanced",
      "cluster.channel": "stable",
      "cluster.version": "1.34",
      "cluster.securityGroup": "gke-security-groups@example.com",
    });
    const { nodeConfig } = chosen.one(poolType).properties as { nodeConfig: Record<string, unknown> };
    assert.equal(nodeConfig.diskType, "pd-balanced");
    assert.match(String(nodeConfig.bootDiskKmsKey), /-disks-/);
    const { properties } = chosen.one(clusterType);
    assert.deepEqual(properties.releaseChannel, { channel: "STABLE" });
    assert.equal(properties.minMasterVersion, "1.34");
    assert.deepEqual(properties.authenticatorGroupsConfig, { securityGroup: "gke-security-groups@example.com" });
    assert.equal(cluster.authenticatorGroupsConfig, undefined);
  });

  it("makes administrators of this cluster only", async () => {
    const members = ["group:platform@example.com", "user:ada@example.com"];
    const admins = (await previewOf("gcp", { "cluster.admins": members }))
      .ofType("gcp:projects/iAMMember:IAMMember")
      .filter(({ properties }) => properties.role === "roles/container.admin");
    assert.deepEqual(
      admins.map(({ properties }) => properties.member),
      members,
    );
    for (const { properties } of admins) {
      const { expression } = properties.condition as { expression: string };
      assert.match(expression, new RegExp(`^resource.name == "projects/.+/clusters/${String(cluster.name)}"$`));
    }
  });

  it("is not made when there is one", async () => {
    const changes = { "cluster.existing": { name: "shared", location: "europe-west3" }, "cluster.admins": undefined };
    const existing = await previewOf("gcp", changes);
    for (const type of [
      clusterType,
      poolType,
      "gcp:compute/network:Network",
      "gcp:binaryauthorization/policy:Policy",
    ]) {
      assert.deepEqual(existing.ofType(type), [], type);
    }
    existing.one("kubernetes:apps/v1:DaemonSet");
    existing.one("gcp:artifactregistry/repository:Repository");
  });
});
