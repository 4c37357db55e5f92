import assert from "node:assert/strict";
import { it } from "mocha";
import { previewOf } from "../support/preview";

/** What the AWS stacks, as committed, cannot do without. Another one is a decision: it changes this list too. */
const accepted = {
  "aws-ecs": {
    "aws/alarms/somebody-is-told": ["sensor-deployment"],
    "aws/autoscaling/notifies": ["cluster-instances"],
    "aws/autoscaling/several-instance-types": ["cluster-instances"],
    "aws/ecs/no-host-paths": ["sensor"],
    "aws/ecs/termination-protection": ["cluster-instances"],
    "aws/iam/no-aws-managed-policies": ["cluster-instances"],
    "aws/iam/no-inline-policies": [
      "cluster-instances-agent",
      "network-flow-logs",
      "sensor-execution-image",
      "sensor-execution-key",
      "sensor-execution-logs",
      "sensor-execution-secrets",
    ],
    "aws/secrets/rotation": ["vault-activation-id", "vault-customer-id"],
  },
  "aws-eks": {
    "aws/eks/no-cluster-administrators": ["cluster-123456789012-role-admins", "cluster-123456789012-role-deployer"],
    "aws/eks/private-endpoint": ["cluster-eksCluster"],
    "aws/iam/no-aws-managed-policies": ["cluster-control-plane", "cluster-network-plugin", "cluster-nodes"],
    "aws/iam/no-inline-policies": ["cluster-control-plane", "cluster-insights", "network-flow-logs"],
    "aws/secrets/rotation": ["vault-activation-id", "vault-customer-id"],
    "kubernetes/namespaces/pod-security-enforced": ["sensor-namespace"],
    "kubernetes/secrets/from-vault": ["sensor-credentials"],
    "kubernetes/workloads/no-added-capabilities": ["sensor-daemon-set"],
    "kubernetes/workloads/no-host-paths": ["sensor-daemon-set"],
    "kubernetes/workloads/no-secrets-in-environment": ["sensor-daemon-set"],
    "kubernetes/workloads/not-root": ["sensor-daemon-set"],
    "kubernetes/workloads/probes": ["sensor-daemon-set"],
    "kubernetes/workloads/read-only-host-paths": ["sensor-daemon-set"],
    "kubernetes/workloads/read-only-root": ["sensor-daemon-set"],
  },
};

for (const [stack, expected] of Object.entries(accepted)) {
  it(`${stack} breaks no rule, and is excused from these alone, each with a reason, an owner and an end`, async () => {
    const { findings } = (await previewOf(stack)).result.verdict;
    assert.deepEqual(
      findings.filter(({ status }) => status === "fail").map(({ rule }) => rule.id),
      [],
    );
    const used: Record<string, string[]> = {};
    for (const { rule, resource, exemption } of findings) {
      if (exemption === undefined) continue;
      assert.ok(exemption.reason.length > 40 && exemption.owner.length > 0, rule.id);
      assert.match(exemption.expires, /^\d{4}-\d\d-\d\d$/);
      (used[rule.id] ??= []).push(resource.name.replace("qualys-registry-", ""));
    }
    for (const names of Object.values(used)) names.sort();
    assert.deepEqual(used, expected);
  });
}
