import assert from "node:assert/strict";
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
  it("lets its nodes, whoever they are, pull the image", async () => {
    const readerOf = async (serviceAccount: string) => {
      const nodePools = [
        { name: "pool", nodeConfigs: [{ serviceAccount, machineType: "e2-standard-4", imageType: "" }] },
      ];
      return (await on({ nodePools })).one("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember").properties;
    };
    const own = "nodes@example-project.iam.gserviceaccount.com";
    assert.equal((await readerOf(own)).member, `serviceAccount:${own}`);
    const ofProject = "serviceAccount:123456789012-compute@developer.gserviceaccount.com";
    assert.equal((await readerOf("default")).member, ofProject);
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
