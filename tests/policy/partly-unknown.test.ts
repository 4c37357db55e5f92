import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";
import { unknown } from "../../policy/resource";
import type { Type } from "../../policy/types";

const account = "azure-native:storage:StorageAccount";
const blobs = "azure-native:storage:BlobServiceProperties";

/** By rule: what is wrong, and beside it what nobody knows yet. */
const cases: Readonly<Record<string, readonly [Type, object]>> = {
  "azure/registry/no-admin-user": [
    "azure-native:containerregistry:Registry",
    { adminUserEnabled: unknown, anonymousPullEnabled: true },
  ],
  "azure/storage/blobs-recoverable": [blobs, { deleteRetentionPolicy: { enabled: false, days: unknown } }],
  "azure/storage/containers-recoverable": [
    blobs,
    { containerDeleteRetentionPolicy: { enabled: unknown, days: unknown, allowPermanentDelete: true } },
  ],
  "azure/storage/network-default-deny": [account, { networkRuleSet: { defaultAction: unknown, bypass: "None" } }],
  "azure/storage/no-local-users": [account, { isLocalUserEnabled: unknown, isSftpEnabled: true }],
  "azure/storage/transport": [account, { enableHttpsTrafficOnly: false, minimumTlsVersion: unknown }],
  "azure/vault/no-access-by-azure": [
    "azure-native:keyvault:Vault",
    { properties: { enabledForDeployment: unknown, enabledForTemplateDeployment: true } },
  ],
};

describe("what is wrong whatever else a value comes to", () => {
  for (const [id, [type, properties]] of Object.entries(cases)) {
    it(`is said at once: ${id}`, () => {
      const one = { ...resource(type, "one", {}), properties: properties as Readonly<Record<string, unknown>> };
      const { findings } = evaluate([one], { rules: loadRules([id]), today: "2026-11-30" });
      assert.deepEqual(
        findings.map(({ status, problems }) => [status, problems.length]),
        [["fail", 1]],
      );
    });
  }
});
