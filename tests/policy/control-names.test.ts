import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadCatalogues } from "../../policy/catalogue";
import { controlLines, controlTags, peerName } from "../../policy/control-names";
import type { Controls } from "../../policy/controls";

const controls: Controls = {
  kubernetes: ["5.2.2"],
  eks: ["5.1.1", "5.1.2"],
  "security-hub": ["EKS.1"],
  peers: ["1.36"],
};

describe("the names of controls", () => {
  it("are the benchmark's and the number in it; what other tools check goes by their names", () => {
    assert.deepEqual(controlLines({ controls }), [
      "CIS Amazon EKS 5.1.1, 5.1.2",
      "CIS Kubernetes 5.2.2",
      "CKV_AWS_319, cdk-nag CloudWatchAlarmAction",
      "AWS Security Hub EKS.1",
    ]);
  });

  it("are whole, each by itself, where they are tags", () => {
    assert.deepEqual(controlTags({ controls }), [
      "CIS Amazon EKS 5.1.1",
      "CIS Amazon EKS 5.1.2",
      "CIS Kubernetes 5.2.2",
      "CKV_AWS_319",
      "cdk-nag CloudWatchAlarmAction",
      "AWS Security Hub EKS.1",
    ]);
  });

  it("say whose a check is that is a few words, with a number or without", () => {
    const named = loadCatalogues().flatMap(({ recommendations }) =>
      Object.values(recommendations).flatMap(({ peers = [] }) => peers.map(peerName)),
    );
    assert.deepEqual(
      named.filter(
        (name) => !/^(CKV2?_|(AWS|AZU|GCP|KSV)-\d|AwsSolutions-|FSBP |KubeLinter |Prowler |cdk-nag )/.test(name),
      ),
      [],
    );
    assert.deepEqual(controlTags({ controls: { peers: ["4.1", "1.38", "1.31"] } }), [
      "CKV_K8S_8",
      "KubeLinter no-liveness-probe",
      "Prowler eks_cluster_deletion_protection_enabled",
      "cdk-nag IAMNoInlinePolicy",
    ]);
  });
});
