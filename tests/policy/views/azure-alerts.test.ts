import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../../policy/examples";
import { unknown } from "../../../policy/resource";
import { guarded } from "../../../policy/unknown";
import { azureAlerts } from "../../../policy/views/azure-alerts";

const groupType = "azure-native:alertsmanagement:PrometheusRuleGroup";
const group = (properties: object) => guarded(resource(groupType, "group", properties as never));
const found = (properties: object) => azureAlerts.items(group(properties)).map(({ name, item }) => ({ name, ...item }));

describe("alerts in a group of rules for Prometheus", () => {
  const down = { alert: "Down", actions: [{ actionGroupId: unknown }] };

  it("are those of its rules that have a name as alerts, whatever their action groups come to", () => {
    assert.deepEqual(found({ rules: [{ record: "cpu:sum" }, down] }), [
      { name: "alert Down", isOn: true, tellsSomebody: true },
    ]);
    assert.deepEqual(found({}), []);
  });

  it("are off one by one, or all with the group", () => {
    const both = [down, { ...down, alert: "Slow", enabled: false }];
    assert.deepEqual(
      [{ rules: both }, { rules: both, enabled: false }].map((one) => found(one).map(({ isOn }) => isOn)),
      [
        [true, false],
        [false, false],
      ],
    );
  });
});
