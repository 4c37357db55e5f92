import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { deployed } from "../../support/deployed";
import { type Changes, previewOf } from "../../support/preview";

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
      "StorageAccount",
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

  it("asks a location without zones for nothing that is in zones (A3)", async () => {
    const asked = async (changes: Changes) => {
      const stack = await previewOf("azure", changes);
      const zonesOf = ({ availabilityZones }: { availabilityZones?: unknown }) => availabilityZones;
      const cluster = stack.one("azure-native:containerservice:ManagedCluster").properties;
      return [
        zonesOf((cluster.agentPoolProfiles as [object])[0]),
        zonesOf(stack.one("azure-native:containerservice:AgentPool").properties),
        stack.one("azure-native:containerregistry:Registry").properties.zoneRedundancy,
        stack.one("azure-native:storage:StorageAccount").properties.sku,
      ];
    };
    const zones = ["1", "2"];
    const inZones = [zones, zones, "Enabled", { name: "Standard_ZRS" }];
    const inNone = [undefined, undefined, "Disabled", { name: "Standard_LRS" }];
    assert.deepEqual(await asked({}), inZones);
    assert.deepEqual(await asked({ "azure-native:location": "westus", "network.zones": 0 }), inNone);
    // Nothing but the settings knows of it.
    const unknownLocation = { "azure-native:location": "atlantiscentral" };
    assert.deepEqual(await asked({ ...unknownLocation, "network.zones": 2 }), inZones);
    assert.deepEqual(await asked({ ...unknownLocation, "network.zones": 0 }), inNone);
  });

  it("uses the names of the cloud that it is in", async () => {
    const namesIn = async (environment: string, location: string) => {
      const stack = await previewOf("azure", {
        "azure-native:environment": environment,
        "azure-native:location": location,
        "cluster.api.vnetIntegration": false,
      });
      const zones = stack
        .ofType("azure-native:privatedns:PrivateZone")
        .map(({ properties }) => properties.privateZoneName);
      const { spec } = stack.one("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass").properties;
      const { parameters } = spec as { parameters: Record<string, string> };
      return [...zones.sort(), parameters.cloudName];
    };
    assert.deepEqual(await namesIn("public", "westeurope"), [
      "privatelink.azurecr.io",
      "privatelink.vaultcore.azure.net",
      "AzurePublicCloud",
    ]);
    assert.deepEqual(await namesIn("usgovernment", "usgovvirginia"), [
      "privatelink.azurecr.us",
      "privatelink.vaultcore.usgovcloudapi.net",
      "AzureUSGovernmentCloud",
    ]);
    assert.deepEqual(await namesIn("china", "chinanorth3"), [
      "privatelink.azurecr.cn",
      "privatelink.vaultcore.azure.cn",
      "AzureChinaCloud",
    ]);
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
    assert.equal(alerts.length, 8);
    assert.ok(alerts.every((targets) => targets.includes(group)));
  });

  it("notices sensor pods that are not ready, missing, or restart, and nodes that are not ready (X10)", async () => {
    const made = await deployed("azure");
    const { properties } = made.one("azure-native:alertsmanagement:PrometheusRuleGroup");
    assert.deepEqual(properties.scopes, [
      made.idOf(made.one("azure-native:monitor:AzureMonitorWorkspace")),
      made.idOf(made.one("azure-native:containerservice:ManagedCluster")),
    ]);
    const rules = properties.rules as { alert: string; enabled: boolean; for: string; expression: string }[];
    assert.deepEqual(
      rules.map(({ alert, enabled, for: minutes }) => [alert, enabled, minutes]),
      [
        ["SensorPodsNotReady", true, "PT15M"],
        ["SensorNowhere", true, "PT15M"],
        ["SensorRestarts", true, "PT5M"],
        ["NodeNotReady", true, "PT15M"],
      ],
    );
    assert.deepEqual(
      rules.map(({ expression }) => expression),
      [
        'kube_daemonset_status_desired_number_scheduled{namespace="qualys-sensor"} - kube_daemonset_status_number_ready{namespace="qualys-sensor"} > 0',
        'absent(kube_daemonset_status_desired_number_scheduled{namespace="qualys-sensor"} > 0)',
        'increase(kube_pod_container_status_restarts_total{namespace="qualys-sensor"}[1h]) > 3',
        'kube_node_status_condition{condition="Ready",status="true"} == 0',
      ],
    );
  });

  it("notices denials, readers besides the sensor, failing pulls, errors of the API server, and silence", async () => {
    const made = await deployed("azure");
    const conditions = made.ofType("azure-native:monitor:ScheduledQueryRule").map(({ name, properties }) => {
      const { allOf } = properties.criteria as { allOf: [{ operator: string; threshold: number; query: string }] };
      const query = allOf[0].query.replace(/(?<=appid\) != )"[^"]+"$/, "READER");
      return [name.replace(/^.*-alerts-/, ""), allOf[0].operator, allOf[0].threshold, query];
    });
    assert.deepEqual(conditions.sort(), [
      ["api-errors", "GreaterThan", 10, "AKSAuditAdmin | where toint(ResponseStatus.code) >= 500"],
      [
        ...["image-pull", "GreaterThan", 0],
        'KubeEvents | where Namespace == "qualys-sensor" and Reason == "Failed" and Message has "pull"',
      ],
      ["logs-stopped", "LessThan", 1, "KubeNodeInventory"],
      ["vault-denied", "GreaterThan", 0, "AZKVAuditLogs | where HttpStatusCode == 403"],
      [
        ...["vault-others", "GreaterThan", 0],
        'AZKVAuditLogs | where OperationName in ("SecretGet", "SecretBackup") and HttpStatusCode == 200 and tostring(Identity.claim.appid) != READER',
      ],
    ]);
  });

  it("knows the sensor's identity from other readers of the ids", async () => {
    const stack = await previewOf("azure");
    const alert = stack.one("azure-native:monitor:ScheduledQueryRule", "-vault-others");
    const [reader] = stack.behind(
      stack.one("azure-native:managedidentity:FederatedIdentityCredential"),
      "resourceName",
    );
    assert.ok(reader !== undefined && stack.behind(alert, "criteria").includes(reader));
  });

  it("notices that an id expires soon", async () => {
    const stack = await previewOf("azure");
    const expiry = stack.one("azure-native:eventgrid:SystemTopicEventSubscription", "-expiry");
    const { includedEventTypes } = expiry.properties.filter as { includedEventTypes: string[] };
    assert.deepEqual(includedEventTypes, ["Microsoft.KeyVault.SecretNearExpiry", "Microsoft.KeyVault.SecretExpired"]);
    const [topic] = stack.behind(expiry, "systemTopicName");
    assert.ok(topic !== undefined);
    const [vault] = stack.behind(topic, "source");
    const ids = stack.ofType("azure-native:keyvault:Secret");
    assert.deepEqual(
      ids.map((id) => stack.behind(id, "vaultName")[0]),
      [vault, vault],
    );
  });

  it("notices that the cluster's key has a new version, or ends, once there is a first one (A30)", async () => {
    const stack = await previewOf("azure");
    const versions = stack.one("azure-native:eventgrid:SystemTopicEventSubscription", "-key-versions");
    const { includedEventTypes } = versions.properties.filter as { includedEventTypes: string[] };
    assert.deepEqual(includedEventTypes, [
      "Microsoft.KeyVault.KeyNewVersionCreated",
      "Microsoft.KeyVault.KeyNearExpiry",
      "Microsoft.KeyVault.KeyExpired",
    ]);
    const [topic] = stack.behind(versions, "systemTopicName");
    assert.equal(topic?.properties.topicType, "Microsoft.KeyVault.vaults");
    const key = stack.one("azure-native:keyvault:Key");
    assert.deepEqual(stack.behind(topic, "source"), [...stack.behind(key, "vaultName"), key]);
  });
});
