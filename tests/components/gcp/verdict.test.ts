import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { type Finding, isViolation } from "../../../policy/evaluate";
import { policy, previewOf } from "../../support/preview";
import { variants } from "../../support/variants";

/** What the sensor cannot do without, on any cluster. */
const ofTheSensor = [
  "kubernetes/namespaces/pod-security-enforced",
  "kubernetes/workloads/no-added-capabilities",
  "kubernetes/workloads/no-host-paths",
  "kubernetes/workloads/no-secrets-in-environment",
  "kubernetes/workloads/not-root",
  "kubernetes/workloads/probes",
  "kubernetes/workloads/read-only-host-paths",
  "kubernetes/workloads/read-only-root",
];

const always = [...ofTheSensor, "gcp/gke/node-audit", "gcp/gke/private-endpoint", "gcp/gke/sandbox"];
const without = (rules: readonly string[], ...others: readonly string[]) =>
  rules.filter((rule) => !others.includes(rule));

const letGo = [...always, "gcp/gke/deletion-protection", "gcp/kms/protected", "gcp/secrets/protected"];
const onPrivateServer = without(always, "gcp/gke/private-endpoint");

/** Every rule that some resource is excused from, by variant; in all others it is `always`. */
const excused: Readonly<Record<string, readonly string[]>> = {
  "with the fewest rights": without(
    always,
    "kubernetes/workloads/no-added-capabilities",
    "kubernetes/workloads/read-only-root",
  ),
  "thrown away, with one node": letGo,
  "let go of": letGo,
  "with dynamic scans": [
    ...always,
    "gcp/binary-authorization/enforced",
    "kubernetes/rbac/no-exec",
    "kubernetes/rbac/no-pod-creation",
  ],
  "with a volume for each sensor, on chosen nodes": [...always, "kubernetes/workloads/se-linux"],
  "with a private API server": onPrivateServer,
  "with a private API server, reached from a peer": onPrivateServer,
  "in a network that another project shares, with a private API server": onPrivateServer,
  "with the source's image": [...always, "kubernetes/workloads/private-registry"],
  "with an attestor, in a dry run": [...always, "gcp/binary-authorization/enforced"],
  "on an existing cluster": ofTheSensor,
  "on an existing cluster that has the ids": ofTheSensor,
};

describe("the rules on the Google Cloud stack", () => {
  for (const { name, config } of variants.filter(({ stack }) => stack === "gcp")) {
    describe(name, () => {
      let findings: readonly Finding[] = [];
      before(async () => ({ findings } = (await previewOf("gcp", config)).result.verdict));

      it("find no violation", () => assert.deepEqual(findings.filter(isViolation), []));

      it("accept these departures and no other", () => {
        const accepted = findings.filter(({ exemption }) => exemption !== undefined).map(({ rule }) => rule.id);
        assert.deepEqual([...new Set(accepted)].sort(), (excused[name] ?? always).toSorted());
      });

      it("say why, whose they are, and until when", () => {
        for (const { rule, exemption } of findings) {
          if (exemption === undefined) continue;
          assert.ok(exemption.reason.length > 40, rule.id);
          assert.ok(exemption.owner !== "" && exemption.expires > policy.today, rule.id);
        }
      });
    });
  }
});
