import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";

const alertType = "gcp:monitoring/alertPolicy:AlertPolicy";

describe("GcpObservability", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp", { "alerts.email": "security@example.com" })));

  it("keeps the stack's logs under a key, as long as the settings say (G12)", () => {
    const { protect, properties } = stack.one("gcp:logging/projectBucketConfig:ProjectBucketConfig");
    assert.deepEqual([protect, properties.retentionDays], [true, 365]);
    assert.match((properties.cmekSettings as { kmsKeyName: string }).kmsKeyName, /\/cryptoKeys\//);
    const sink = stack.one("gcp:logging/projectSink:ProjectSink").properties;
    assert.ok(String(sink.destination).endsWith(`/buckets/${String(properties.bucketId)}`));
    const watched = [
      ["gcp:container/cluster:Cluster", "", "name"],
      ["gcp:compute/subnetwork:Subnetwork", "-nodes", "name"],
      ["gcp:compute/routerNat:RouterNat", "", "name"],
      ["gcp:compute/network:Network", "", "name"],
      ["gcp:secretmanager/secret:Secret", "-activation-id", "secretId"],
    ] as const;
    for (const [type, nameEnd, property] of watched) {
      const name = String(stack.one(type, nameEnd).properties[property]);
      assert.ok(String(sink.filter).includes(name), `${type} ${name}`);
    }
  });

  it("raises alarms about sensors, nodes, ids, images and the way out", () => {
    const names = stack.ofType(alertType).map(({ name }) => name.replace(/^.*-alerts-/, ""));
    assert.deepEqual(names.sort(), [
      "announcements",
      "image-refused",
      "nat-drops",
      "no-sensor",
      "node-not-ready",
      "restarts",
      "secret-changed",
      "secret-refused",
      "sensors-missing",
    ]);
  });

  it("sends every alarm to the address", () => {
    const channel = stack.one("gcp:monitoring/notificationChannel:NotificationChannel");
    assert.deepEqual(channel.properties.labels, { email_address: "security@example.com" });
    for (const alert of stack.ofType(alertType)) {
      assert.deepEqual(stack.behind(alert, "notificationChannels"), [channel], alert.name);
    }
  });

  it("sends alarms to a channel that exists", async () => {
    const notificationChannel = "projects/example-project/notificationChannels/1234567890";
    const changes = { "alerts.target": { notificationChannel }, "alerts.email": undefined };
    const existing = await previewOf("gcp", changes);
    assert.deepEqual(existing.ofType("gcp:monitoring/notificationChannel:NotificationChannel"), []);
    for (const { name, properties } of existing.ofType(alertType)) {
      assert.deepEqual(properties.notificationChannels, [notificationChannel], name);
    }
  });

  it("asks for no metric that is not there yet, and for no silence about logs", () => {
    for (const { name, properties } of stack.ofType(alertType)) {
      const [condition, ...more] = properties.conditions as Condition[];
      assert.deepEqual(more, [], name);
      const { notificationRateLimit } = properties.alertStrategy as { notificationRateLimit?: unknown };
      if (condition?.conditionMatchedLog === undefined) {
        assert.equal(condition?.conditionPrometheusQueryLanguage?.disableMetricValidation, true, name);
      } else {
        assert.deepEqual(notificationRateLimit, { period: "300s" }, name);
      }
    }
  });

  it("can only hear of refusals because readings are recorded", () => {
    const [condition] = stack.one(alertType, "secret-refused").properties.conditions as Condition[];
    assert.match(String(condition?.conditionMatchedLog?.filter), /secretmanager\.googleapis\.com.*status\.code=7/);
    stack.one("gcp:projects/iAMAuditConfig:IAMAuditConfig");
  });

  it("draws a dashboard without gaps", () => {
    const { dashboardJson } = stack.one("gcp:monitoring/dashboard:Dashboard").properties;
    const { mosaicLayout } = JSON.parse(String(dashboardJson)) as { mosaicLayout: { tiles: Tile[] } };
    const places = mosaicLayout.tiles.map(({ xPos, yPos }) => `${xPos},${yPos}`);
    assert.equal(new Set(places).size, places.length);
    assert.ok(places.length >= 12);
    for (const metric of stack.ofType("gcp:logging/metric:Metric")) {
      const series = `logging_googleapis_com:user_${String(metric.properties.name).replace(/-/g, "_")}`;
      assert.ok(String(dashboardJson).includes(series), series);
    }
  });
});

interface Condition {
  readonly conditionMatchedLog?: { readonly filter: string };
  readonly conditionPrometheusQueryLanguage?: { readonly query: string; readonly disableMetricValidation: boolean };
}

interface Tile {
  readonly xPos: number;
  readonly yPos: number;
}
