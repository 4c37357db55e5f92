import assert from "node:assert/strict";
import { pickZones } from "../../../components/hardened-cluster/gke/zones";

describe("zones of a GKE cluster (G3)", () => {
  it("are the region's own: some have no zone a", () => {
    const zones = pickZones("us-east1", ["us-east1-d", "us-east1-c", "us-east1-b"], 2);
    assert.deepEqual(zones, ["us-east1-b", "us-east1-c"]);
  });

  it("leave out zones for accelerators", () => {
    const names = ["us-central1-ai1a", "us-central1-c", "us-central1-b", "us-central1-a"];
    assert.deepEqual(pickZones("us-central1", names, 3), ["us-central1-a", "us-central1-b", "us-central1-c"]);
  });

  it("are refused if the region has fewer", () => {
    assert.throws(() => pickZones("us-central1", ["us-central1-ai1a", "us-central1-b", "us-central1-a"], 3), {
      message:
        "network.zones: us-central1 has 2 zones (us-central1-a, us-central1-b), not 3. " +
        "pulumi config set --path 'qualys-registry-sensor:network.zones' 2, or choose another region.",
    });
  });
});
