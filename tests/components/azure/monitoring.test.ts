import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { logsLeftOut } from "../../../components/hardened-cluster/aks/monitoring";
import { deployed } from "../../support/deployed";
import { previewOf } from "../../support/preview";

const clusters = "azure-native:containerservice:ManagedCluster";

describe("the AKS cluster's add-ons and logs", () => {
  it("has for every add-on what makes it work (A12)", async () => {
    const stack = await previewOf("azure");
    const resource = stack.one(clusters);
    const addOns = resource.properties.addonProfiles as Record<string, { enabled: boolean }>;
    assert.deepEqual(
      Object.keys(addOns).filter((name) => addOns[name]?.enabled),
      ["azureKeyvaultSecretsProvider", "azurepolicy", "omsagent"],
    );
    const assignment = stack.one("azure-native:authorization:PolicyAssignment");
    assert.ok(stack.behind(assignment, "scope").some(({ urn }) => urn === resource.urn));
    // Azure's initiative "Kubernetes cluster pod security baseline standards for Linux-based workloads".
    assert.equal(
      assignment.properties.policyDefinitionId,
      "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d",
    );
    assert.equal(assignment.properties.enforcementMode, "Default");
    assert.deepEqual(assignment.properties.parameters, {
      effect: { value: "Deny" },
      excludedNamespaces: {
        value: ["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system", "qualys-sensor"],
      },
    });
    assert.deepEqual(addOns.azureKeyvaultSecretsProvider, {
      enabled: true,
      config: { enableSecretRotation: "true", rotationPollInterval: "2m" },
    });
    const rules = stack.ofType("azure-native:monitor:DataCollectionRuleAssociation");
    assert.ok(rules.every((rule) => stack.behind(rule, "resourceUri").some(({ urn }) => urn === resource.urn)));
    assert.equal(rules.length, 2);
  });

  it("sends what its add-ons collect to the two workspaces, by the names that the add-ons look for (A12)", async () => {
    const stack = await deployed("azure");
    const { azureMonitorProfile } = stack.one(clusters).properties;
    assert.deepEqual(azureMonitorProfile, { metrics: { enabled: true } });
    const rule = (nameEnd: string) => stack.one("azure-native:monitor:DataCollectionRule", nameEnd);
    const association = (nameEnd: string) => {
      const { properties } = stack.one("azure-native:monitor:DataCollectionRuleAssociation", nameEnd);
      return [properties.associationName, properties.dataCollectionRuleId];
    };
    const containers = ["Microsoft-ContainerInsights-Group-Default"];
    const { dataSources, destinations, dataFlows } = rule("-containers").properties;
    assert.deepEqual(dataSources, {
      extensions: [
        {
          name: "ContainerInsightsExtension",
          extensionName: "ContainerInsights",
          extensionSettings: {
            dataCollectionSettings: { interval: "1m", namespaceFilteringMode: "Off", enableContainerLogV2: true },
          },
          streams: containers,
        },
      ],
    });
    assert.deepEqual(dataFlows, [{ streams: containers, destinations: ["workspace"] }]);
    const workspaceResourceId = stack.idOf(stack.one("azure-native:operationalinsights:Workspace"));
    assert.deepEqual(destinations, { logAnalytics: [{ name: "workspace", workspaceResourceId }] });
    assert.deepEqual(association("-containers-association"), [
      "ContainerInsightsExtension",
      stack.idOf(rule("-containers")),
    ]);

    const metrics = rule("-metrics").properties;
    const streams = ["Microsoft-PrometheusMetrics"];
    const accountResourceId = stack.idOf(stack.one("azure-native:monitor:AzureMonitorWorkspace"));
    assert.deepEqual(metrics.dataSources, { prometheusForwarder: [{ name: "prometheus", streams }] });
    assert.deepEqual(metrics.dataFlows, [{ streams, destinations: ["prometheus"] }]);
    assert.deepEqual(metrics.destinations, { monitoringAccounts: [{ name: "prometheus", accountResourceId }] });
    assert.equal(
      metrics.dataCollectionEndpointId,
      stack.idOf(stack.one("azure-native:monitor:DataCollectionEndpoint")),
    );
    assert.deepEqual(association("-metrics-association"), ["prometheus", stack.idOf(rule("-metrics"))]);
  });

  it("leaves Defender's sensor the workspace's key, and gives it to no other add-on (A32)", async () => {
    const stack = await deployed("azure");
    const workspace = stack.one("azure-native:operationalinsights:Workspace");
    const { securityProfile, addonProfiles } = stack.one(clusters).properties;
    assert.deepEqual((securityProfile as { defender: unknown }).defender, {
      logAnalyticsWorkspaceResourceId: stack.idOf(workspace),
      securityMonitoring: { enabled: true },
    });
    assert.notEqual((workspace.properties.features as { disableLocalAuth?: boolean }).disableLocalAuth, true);
    const { omsagent } = addonProfiles as Record<string, { config: unknown } | undefined>;
    assert.deepEqual(omsagent?.config, {
      logAnalyticsWorkspaceResourceID: stack.idOf(workspace),
      useAADAuth: "true",
    });
  });

  it("sends its audit log to the workspace (A12)", async () => {
    const stack = await previewOf("azure");
    const logs = stack.one("azure-native:monitor:DiagnosticSetting", "-cluster-logs").properties.logs as {
      category: string;
    }[];
    const categories = logs.map(({ category }) => category);
    assert.ok(["kube-apiserver", "kube-audit-admin", "guard"].every((category) => categories.includes(category)));
    // All of Microsoft.ContainerService/managedClusters, as Azure Monitor's reference lists them.
    const all = [
      ...["cloud-controller-manager", "cluster-autoscaler"],
      ...["csi-azuredisk-controller", "csi-azurefile-controller", "csi-snapshot-controller"],
      ...["fleet-mcs-controller-manager", "fleet-member-agent", "fleet-member-net-controller-manager"],
      ...["guard", "karpenter-events", "kube-apiserver", "kube-audit", "kube-audit-admin"],
      ...["kube-controller-manager", "kube-scheduler"],
    ];
    assert.deepEqual([...categories, ...Object.keys(logsLeftOut)].toSorted(), all);
  });
});
