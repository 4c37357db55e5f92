import assert from "node:assert/strict";
import { isViolation } from "../../../policy/evaluate";
import { previewOf, type StackPreview } from "../../support/preview";

describe("the rules on the Google Cloud stack", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("find no violation", () => assert.deepEqual(stack.result.verdict.findings.filter(isViolation), []));

  it("accept these departures and no other, each with its reason, an owner and a last day", () => {
    const accepted = stack.result.verdict.findings.flatMap(({ rule, exemption }) =>
      exemption ? [{ rule, exemption }] : [],
    );
    assert.deepEqual([...new Set(accepted.map(({ rule }) => rule.id))].sort(), [
      "gcp/gke/private-endpoint",
      "gcp/gke/sandbox",
      "kubernetes/namespaces/pod-security-enforced",
      "kubernetes/workloads/fresh-images",
      "kubernetes/workloads/image-digest",
      "kubernetes/workloads/no-added-capabilities",
      "kubernetes/workloads/no-host-paths",
      "kubernetes/workloads/no-secrets-in-environment",
      "kubernetes/workloads/not-root",
      "kubernetes/workloads/probes",
      "kubernetes/workloads/read-only-host-paths",
      "kubernetes/workloads/read-only-root",
    ]);
    for (const { rule, exemption } of accepted) {
      assert.ok(exemption.reason.length > 40, rule.id);
      assert.ok(exemption.owner.length > 0 && /^\d{4}-\d{2}-\d{2}$/.test(exemption.expires), rule.id);
    }
  });
});
