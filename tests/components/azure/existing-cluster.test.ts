import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { hasContainerInsights } from "../../../components/hardened-cluster/aks/existing";
import { previewOf } from "../../support/preview";

describe("the AKS cluster", () => {
  it("of somebody else gets the sensor and nothing else, where nothing tells of it (A29)", async () => {
    const stack = await previewOf("azure", { cluster: { existing: { name: "bare", resourceGroup: "shared" } } });
    assert.deepEqual(
      stack.resources.filter(({ type }) => type.startsWith("azure-native:")),
      [],
    );
    assert.equal(stack.ofType("kubernetes:apps/v1:DaemonSet").length, 1);
  });

  it("of somebody else is asked how the sensor does, where Container Insights knows it (A29)", async () => {
    const stack = await previewOf("azure", { cluster: { existing: { name: "shared", resourceGroup: "shared" } } });
    const rules = stack.ofType("azure-native:monitor:ScheduledQueryRule");
    assert.deepEqual(rules.map(({ name }) => name.replace("qualys-registry-alerts-", "")).toSorted(), [
      "image-pull",
      "sensor-not-running",
      "sensor-nowhere",
      "sensor-restarts",
    ]);
    const group = stack.one("azure-native:monitor:ActionGroup");
    for (const rule of rules) {
      const [scope, ...others] = rule.properties.scopes as string[];
      assert.match(scope ?? "", /\/resourceGroups\/shared\/.*\/managedClusters\/shared$/);
      assert.deepEqual([others, rule.properties.location], [[], "westeurope"]);
      assert.ok(stack.behind(rule, "actions").includes(group));
    }
    assert.deepEqual(stack.ofType("azure-native:operationalinsights:Workspace"), []);
    assert.ok("workbook" in stack.result.outputs);
  });

  it("of somebody else has Container Insights, however its add-on is written (A29)", () => {
    const enabled = { config: {}, enabled: true, identity: undefined as never };
    assert.ok(hasContainerInsights({ addonProfiles: { omsagent: enabled } }));
    assert.ok(hasContainerInsights({ addonProfiles: { omsAgent: enabled, azurepolicy: enabled } }));
    assert.ok(!hasContainerInsights({ addonProfiles: { omsagent: { ...enabled, enabled: false } } }));
    assert.ok(!hasContainerInsights({}));
  });
});
