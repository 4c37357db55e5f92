import assert from "node:assert/strict";
import { pickZones } from "../../../components/hardened-cluster/gke/zones";
import { deployed, standInCloud } from "../../support/deployed";

describe("zones of a GKE cluster (G3)", () => {
  it("are the region's own: some have no zone a", () => {
    const zones = pickZones("us-east1", ["us-east1-d", "us-east1-c", "us-east1-b"], 2);
    assert.deepEqual(zones, ["us-east1-b", "us-east1-c"]);
  });

  it("leave out zones for accelerators", () => {
    const names = ["us-central1-ai1a", "us-central1-c", "us-central1-b", "us-central1-a"];
    assert.deepEqual(pickZones("us-central1", names, 3), ["us-central1-a", "us-central1-b", "us-central1-c"]);
  });

  it("stop a stack that wants more than its region has, with no cluster made", async () => {
    const invoke: typeof standInCloud.invoke = (token) => (args, config) => ({
      ...standInCloud.invoke(token)(args, config),
      ...(token === "gcp:compute/getZones:getZones" && { names: ["europe-west3-b", "europe-west3-a"] }),
    });
    const asked: string[] = [];
    const resource: typeof standInCloud.resource = (type) => {
      asked.push(type);
      return standInCloud.resource(type);
    };
    await assert.rejects(
      deployed("gcp", { "network.zones": 3, "cluster.nodes.min": 3 }, { ...standInCloud, invoke, resource }),
      /network\.zones: europe-west3 has 2 zones \(europe-west3-a, europe-west3-b\), not 3\./,
    );
    assert.ok(asked.includes("gcp:compute/network:Network"));
    assert.ok(!asked.includes("gcp:container/cluster:Cluster"));
  });

  it("are refused if the region has fewer", () => {
    assert.throws(() => pickZones("us-central1", ["us-central1-ai1a", "us-central1-b", "us-central1-a"], 3), {
      message:
        "network.zones: us-central1 has 2 zones (us-central1-a, us-central1-b), not 3. " +
        "pulumi config set --path 'qualys-registry-sensor:network.zones' 2, or choose another region.",
    });
  });
});
