import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { offUpgradePath } from "../../../components/hardened-cluster/eks/upgrade-path";
import type { InvokeAnswer } from "../../../preview/cloud/answers";
import type { Cloud } from "../../../preview/engine/engine";
import { deployed, standInCloud } from "../../support/deployed";

/** A cloud in which the cluster is there already. */
function cloudWith(clusterName: string, version: string): Cloud {
  const invoke = (token: string): InvokeAnswer => {
    const answer = standInCloud.invoke(token);
    if (token === "aws:eks/getClusters:getClusters") return () => ({ names: [clusterName] });
    return token === "aws:eks/getCluster:getCluster" ? (...asked) => ({ ...answer(...asked), version }) : answer;
  };
  return { ...standInCloud, invoke };
}

describe("the version of an EKS cluster (K15)", () => {
  it("goes up one minor version at a time, and never back", () => {
    assert.equal(offUpgradePath("1.35", "1.35"), undefined);
    assert.equal(offUpgradePath("1.35", "1.36"), undefined);
    assert.match(offUpgradePath("1.34", "1.36") ?? "", /set it to 1\.35, deploy, and go on/);
    assert.match(offUpgradePath("1.36", "1.35") ?? "", /set it to 1\.36\.$/);
  });

  it("is compared with the cluster that runs, before anything is deployed", async () => {
    const own = cloudWith("qualys-registry-cluster", "1.35");
    await assert.rejects(deployed("aws-eks", { "cluster.version": "1.37" }, own), {
      message:
        "cluster.version is 1.37, but qualys-registry-cluster runs 1.35. EKS goes up one minor version at a time: " +
        "set it to 1.36, deploy, and go on from there.",
    });
    await deployed("aws-eks", { "cluster.version": "1.36" }, own);
  });

  it("has nothing to do with somebody else's cluster", async () => {
    await deployed("aws-eks", { "cluster.version": "1.37" }, cloudWith("shared", "1.35"));
  });
});
