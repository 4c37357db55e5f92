import assert from "node:assert/strict";
import { pickZones } from "../../../components/hardened-cluster/gke/zones";

describe("zones of a GKE cluster (G3)", () => {
  it("are the region's own: some have no zone a", () => {
    assert.deepEqual(pickZones(["us-east1-d", "us-east1-c", "us-east1-b"], 2), ["us-east1-b", "us-east1-c"]);
  });

  it("leave out zones for accelerators", () => {
    assert.deepEqual(pickZones(["us-central1-ai1a", "us-central1-b", "us-central1-a"], 3), [
      "us-central1-a",
      "us-central1-b",
    ]);
  });
});
