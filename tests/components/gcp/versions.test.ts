import assert from "node:assert/strict";
import { assertOffered } from "../../../components/hardened-cluster/gke/versions";
import { deployed } from "../../support/deployed";

describe("the version of a GKE cluster", () => {
  it("may be any that its release channel has or had", () => {
    for (const version of ["1.33", "1.34", "1.35"]) assertOffered(version, "regular", "1.35.2-gke.1000000");
  });

  it("is not judged if nothing is known of the channel", () => assertOffered("1.40", "regular", undefined));

  it("is refused before the cluster is made if the channel does not have it yet", async () => {
    await assert.rejects(
      deployed("gcp", { "cluster.version": "1.35", "cluster.channel": "stable" }),
      /cluster\.version: GKE's stable channel does not have 1\.35 yet, only 1\.34 and older\. pulumi config set --path 'qualys-registry-sensor:cluster\.version' 1\.34/,
    );
  });
});
