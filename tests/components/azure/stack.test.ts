import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf } from "../../support/preview";

const stateful = /:(ResourceGroup|Workspace|Vault|Key|StorageAccount|Registry|ManagedCluster)$/;
const untagged = new Set([
  "AgentPool",
  "BlobServiceProperties",
  "DataCollectionRuleAssociation",
  "DiagnosticSetting",
  "FederatedIdentityCredential",
  "MaintenanceConfiguration",
  "ManagementLockByScope",
  "PolicyAssignment",
  "PrivateDnsZoneGroup",
  "RoleAssignment",
  "Subnet",
  "SystemTopicEventSubscription",
  "TaskRun",
]);

describe("the Azure stack", () => {
  it("protects what holds state, twice", async () => {
    const stack = await previewOf("azure");
    const open = stack.resources.filter(
      ({ type, protect }) => type.startsWith("azure-native:") && stateful.test(type) && !protect,
    );
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
    );
    const locked = stack
      .ofType("azure-native:authorization:ManagementLockByScope")
      .flatMap((lock) => stack.behind(lock, "scope"))
      .filter(({ type }) => stateful.test(type));
    assert.deepEqual(locked.map(({ type }) => type.split(":")[2]).sort(), [
      "ManagedCluster",
      "Registry",
      "Vault",
      "Vault",
      "Workspace",
    ]);
  });

  it("lets go of all of it for a throw-away stack", async () => {
    const stack = await previewOf("azure", { protect: false });
    assert.deepEqual(
      stack.resources.filter(({ protect }) => protect),
      [],
    );
    assert.deepEqual(stack.ofType("azure-native:authorization:ManagementLockByScope"), []);
  });

  it("puts the tags on everything that takes tags", async () => {
    const stack = await previewOf("azure", { tags: { team: "security" } });
    const without = stack.resources.filter(
      ({ type, properties }) =>
        type.startsWith("azure-native:") &&
        !untagged.has(type.split(":")[2] ?? "") &&
        (properties.tags as Record<string, string> | undefined)?.team !== "security",
    );
    assert.deepEqual(
      without.map(({ type, name }) => `${type} ${name}`),
      [],
    );
  });

  it("logs every resource that has a log", async () => {
    const stack = await previewOf("azure");
    const logged = stack
      .ofType("azure-native:monitor:DiagnosticSetting")
      .flatMap((setting) => stack.behind(setting, "resourceUri"))
      .map(({ type }) => type.split(":")[2]);
    for (const type of [
      "ManagedCluster",
      "Vault",
      "Registry",
      "VirtualNetwork",
      "NetworkSecurityGroup",
      "PublicIPAddress",
      "StorageAccount",
    ]) {
      assert.equal(
        logged.filter((each) => each === type).length,
        stack.ofType(stack.resources.find((each) => each.type.endsWith(`:${type}`))?.type ?? "").length,
        type,
      );
    }
  });

  it("tells the address of the settings, or the group, when something is wrong (X10)", async () => {
    const stack = await previewOf("azure", { "alerts.email": "security@example.com" });
    const group = stack.one("azure-native:monitor:ActionGroup");
    const alerts = [
      ...stack.ofType("azure-native:monitor:ScheduledQueryRule").map((alert) => stack.behind(alert, "actions")),
      ...stack.ofType("azure-native:alertsmanagement:PrometheusRuleGroup").map((alert) => stack.behind(alert, "rules")),
      ...stack
        .ofType("azure-native:eventgrid:SystemTopicEventSubscription")
        .map((alert) => stack.behind(alert, "destination")),
    ];
    assert.equal(alerts.length, 5);
    assert.ok(alerts.every((targets) => targets.includes(group)));
  });
});
