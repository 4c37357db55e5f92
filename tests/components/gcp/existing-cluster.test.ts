import assert from "node:assert/strict";
import { apiServerOf, nodeAccounts } from "../../../components/hardened-cluster/gke/existing";
import type { Properties } from "../../../preview/cloud/answers";
import type { Cloud } from "../../../preview/engine/engine";
import { deployed, standInCloud } from "../../support/deployed";

/** A cloud in which the cluster is like this. */
function withCluster(differently: Properties): Cloud {
  const invoke: Cloud["invoke"] = (token) => (args, config) => ({
    ...standInCloud.invoke(token)(args, config),
    ...(token === "gcp:container/getCluster:getCluster" ? differently : {}),
  });
  return { ...standInCloud, invoke };
}

const changes = { cluster: { existing: { name: "shared", location: "europe-west3" } } };
const on = (cluster: Properties) => deployed("gcp", changes, withCluster(cluster));

describe("an existing GKE cluster", () => {
  it("lets the nodes of every pool, whoever they are, pull the image before the sensor starts (G13)", async () => {
    const pool = (name: string, serviceAccount: string) => ({
      name,
      nodeConfigs: [{ serviceAccount, machineType: "e2-standard-4", imageType: "" }],
    });
    const own = "nodes@example-project.iam.gserviceaccount.com";
    const nodePools = [pool("first", "default"), pool("second", own), pool("third", own)];
    const stack = await on({ nodePools });
    const grants = stack.ofType("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember");
    assert.deepEqual(
      grants.map(({ properties }) => [properties.role, properties.member]).sort(),
      ["123456789012-compute@developer.gserviceaccount.com", own].map((account) => [
        "roles/artifactregistry.reader",
        `serviceAccount:${account}`,
      ]),
    );
    const behind = stack.behind(stack.one("kubernetes:apps/v1:DaemonSet"));
    for (const grant of grants) assert.ok(behind.includes(grant), grant.name);
  });

  it("has the accounts of the pools that it makes by itself, too", () => {
    const nodePools = [{ nodeConfigs: [{ serviceAccount: "a@p.iam.gserviceaccount.com" }, {}] }];
    const made = (enabled: boolean) =>
      nodeAccounts(
        { nodePools, clusterAutoscalings: [{ enabled, autoProvisioningDefaults: [{ serviceAccount: "b@p" }] }] },
        "42",
      );
    const ofPools = ["a@p.iam.gserviceaccount.com", "42-compute@developer.gserviceaccount.com"];
    assert.deepEqual(made(true), [...ofPools, "b@p"]);
    assert.deepEqual(made(false), ofPools);
  });

  it("has its API server at the range or address that GKE says, and is refused where it says none (G6)", () => {
    const at = (config: { privateEndpoint?: string; masterIpv4CidrBlock?: string } | undefined, endpoint = "") =>
      apiServerOf({ name: "shared", endpoint, privateClusterConfigs: config === undefined ? [] : [config] });
    assert.equal(at({ privateEndpoint: "10.0.8.2", masterIpv4CidrBlock: "" }, "203.0.113.7"), "10.0.8.2/32");
    assert.equal(at({ privateEndpoint: "", masterIpv4CidrBlock: "172.16.0.0/28" }), "172.16.0.0/28");
    assert.equal(at({ privateEndpoint: "" }, "203.0.113.7"), "203.0.113.7/32");
    assert.equal(at(undefined, "203.0.113.7"), "203.0.113.7/32");
    assert.throws(() => at({ privateEndpoint: "", masterIpv4CidrBlock: "" }), /cannot run on shared: GKE does not say/);
  });

  const refused: readonly (readonly [string, Properties, RegExp])[] = [
    [
      "of Autopilot",
      { enableAutopilot: true },
      /cluster\.existing: the sensor cannot run on shared: Autopilot lets no pod reach the container runtime of its node\./,
    ],
    [
      "without workload identities",
      { workloadIdentityConfigs: [] },
      /it issues no workload identities\. gcloud container clusters update shared --location europe-west3 --workload-pool example-project\.svc\.id\.goog/,
    ],
    [
      "without Secret Sync",
      { secretSyncConfigs: [{ enabled: false }] },
      /it copies no secrets from Secret Manager\. gcloud container clusters update shared --location europe-west3 --enable-secret-sync/,
    ],
    [
      "with Arm processors only",
      { nodePools: [{ name: "arm", nodeConfigs: [{ machineType: "c4a-standard-4", imageType: "COS_CONTAINERD" }] }] },
      /it needs nodes of linux\/amd64, and arm has Arm processors/,
    ],
  ];
  for (const [what, cluster, reason] of refused) {
    it(`${what} is refused, with the reason`, () => assert.rejects(on(cluster), reason));
  }
});
