import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { Finding } from "../../../policy/evaluate";
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

const ofTheNetwork = [
  "azure/network/ddos-protection",
  "azure/storage/geo-redundant",
  "azure/storage/no-public-network",
  "azure/storage/private-endpoint",
  "azure/storage/read-only-lock",
];

const ofTheRegistry = ["azure/registry/geo-replicated", "azure/registry/quarantine"];
const ofTheVault = ["azure/vault/hardware-keys"];
const withoutRegistry = [...ofTheSensor, ...ofTheNetwork, ...ofTheVault, "azure/aks/private-endpoint"];
const always = [...withoutRegistry, ...ofTheRegistry];

/** Every rule that some resource is excused from, by variant. Their reasons are in `policy/exemptions.yaml`. */
const excused: Readonly<Record<string, readonly string[]>> = {
  "as committed": always,
  "without private endpoints": [
    ...always,
    "azure/registry/no-public-network",
    "azure/registry/private-endpoint",
    "azure/vault/private-endpoint",
  ],
  "isolated, by a proxy in another network": [
    ...always.filter((rule) => rule !== "azure/aks/private-endpoint"),
    "azure/registry/no-admin-user",
  ],
  "with FIPS nodes behind a proxy, in a subscription of its own": [...always, "azure/aks/trusted-launch"],
  "with the source's image": [...withoutRegistry, "kubernetes/workloads/private-registry"],
  "in Azure Government": [...always, "azure/vault/network-default-deny", "azure/vault/no-public-network"],
  "on an existing cluster": [...ofTheSensor, "kubernetes/secrets/from-vault", "kubernetes/workloads/private-registry"],
};

describe("exemptions of the Azure stack", () => {
  for (const [name, rules] of Object.entries(excused)) {
    describe(name, () => {
      let exempt: readonly Finding[] = [];

      before(async () => {
        const { config } = variants.find((each) => each.stack === "azure" && each.name === name) ?? assert.fail(name);
        const { findings } = (await previewOf("azure", config)).result.verdict;
        exempt = findings.filter(({ status }) => status === "exempt");
      });

      it("are of these rules and no other", () => {
        assert.deepEqual([...new Set(exempt.map(({ rule }) => rule.id))].toSorted(), rules.toSorted());
      });

      it("say why, whose they are, and until when", () => {
        for (const { rule, exemption } of exempt) {
          assert.ok(exemption !== undefined && exemption.owner !== "", rule.id);
          assert.match(exemption.reason, /\w+( \S+){9,}\./, rule.id);
          assert.ok(exemption.expires > policy.today, rule.id);
        }
      });
    });
  }
});
