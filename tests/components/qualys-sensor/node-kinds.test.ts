import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as aks from "../../../components/hardened-cluster/aks/existing";
import * as eks from "../../../components/hardened-cluster/eks/existing";
import * as gke from "../../../components/hardened-cluster/gke/existing";
import { assertBorne, assertNodesFit, type NodeKind } from "../../../components/qualys-sensor/node-kinds";
import { azureMachines, gcpMachines } from "../../../settings/machine-types";

const amd64: NodeKind = { name: "general", isWindows: false, isArm: false };
const arm64: NodeKind = { name: "graviton", isWindows: false, isArm: true };
const windows: NodeKind = { name: "win", isWindows: true, isArm: false };

describe("the nodes of a cluster that exists", () => {
  const fit = (kinds: readonly NodeKind[], nodeSelector = {}) => assertNodesFit("shared", kinds, nodeSelector);

  it("are refused when the sensor's image runs on none of them", () => {
    assert.throws(() => fit([arm64, windows]), {
      message:
        "cluster.existing: the sensor cannot run on shared: it needs nodes of linux/amd64, and graviton has Arm " +
        "processors, win has Windows. Add such nodes; or select those that are not listed here with " +
        "sensor.placement.nodeSelector.",
    });
  });

  it("are taken when it runs on some, when none are known, or when the settings select others", () => {
    fit([arm64, amd64]);
    fit([]);
    fit([arm64], { "karpenter.sh/nodepool": "amd64" });
  });

  it("S32: bear a sensor, one at least, unless the settings select some that are still to come", () => {
    assert.equal(assertBorne(3, {}), 3);
    assert.equal(assertBorne(0, { pool: "sensors" }), 0);
    assert.throws(() => assertBorne(0, {}), {
      message:
        "The sensor runs on no node of the cluster. It needs one of linux/amd64 whose container runtime pods can reach, " +
        "so none with Windows or Arm processors, on Fargate, or virtual, and with no taint but those that " +
        "sensor.placement.tolerations names. Add such nodes, then `pulumi up --refresh`; or select those that are still " +
        "to come with sensor.placement.nodeSelector.",
    });
  });

  const all = [amd64, arm64, windows];

  it("are what EKS says of managed node groups", () => {
    const images = ["AL2023_x86_64_STANDARD", "BOTTLEROCKET_ARM_64", "WINDOWS_CORE_2022_x86_64"];
    const groups = images.map((amiType, index) => ({ nodeGroupName: all[index]?.name ?? "", amiType }));
    assert.deepEqual(groups.map(eks.nodeKind), all);
  });

  it("are what AKS says of its pools, unless it makes nodes by itself", () => {
    const agentPoolProfiles = [
      { name: "general", osType: "Linux", vmSize: "Standard_D4ds_v5" },
      { name: "graviton", osType: "Linux", vmSize: "Standard_D4pds_v5" },
      { name: "win", osType: "Windows", vmSize: "Standard_D4ds_v5" },
    ];
    assert.deepEqual(aks.nodeKinds({ agentPoolProfiles }, azureMachines.isArm), all);
    const byItself = { agentPoolProfiles, nodeProvisioningProfile: { mode: "Auto" } };
    assert.deepEqual(aks.nodeKinds(byItself, azureMachines.isArm), []);
  });

  it("are what GKE says of its pools, unless it makes pools by itself", () => {
    const pool = (name: string, machineType: string, imageType = "COS_CONTAINERD") => ({
      name,
      nodeConfigs: [{ machineType, imageType }],
    });
    const nodePools = [
      pool("general", "n2-standard-4"),
      pool("graviton", "t2a-standard-4"),
      pool("win", "n2-standard-4", "WINDOWS_LTSC_CONTAINERD"),
    ];
    const kinds = (enabled: boolean) =>
      gke.nodeKinds({ nodePools, clusterAutoscalings: [{ enabled }] }, gcpMachines.isArm);
    assert.deepEqual([kinds(false), kinds(true)], [all, []]);
  });
});
