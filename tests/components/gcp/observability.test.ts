import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
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
    assert.deepEqual(names(stack), [
      "announcements",
      "connections-denied",
      "image-refused",
      "logs-missing",
      "logs-not-kept",
      "nat-drops",
      "no-sensor",
      "node-not-ready",
      "restarts",
      "secret-changed",
      "secret-read",
      "secret-refused",
      "sensors-missing",
    ]);
  });

  it("raises on an existing cluster all that is not about a network or announcements of the stack's own", async () => {
    const existing = { name: "shared", location: "europe-west3" };
    const others = ["announcements", "connections-denied", "nat-drops"];
    const expected = names(stack).filter((name) => !others.includes(name));
    const onExisting = await previewOf("gcp", { cluster: { existing } });
    assert.deepEqual(names(onExisting), expected);
    const { filter } = onExisting.one("gcp:logging/projectSink:ProjectSink").properties;
    assert.match(String(filter), /resource\.labels\.cluster_name="shared"/);
    // Whoever brings the ids watches over them, too.
    const withIds = await previewOf("gcp", { cluster: { existing }, "credentials.existingSecret": "from-the-vault" });
    assert.deepEqual(
      names(withIds),
      expected.filter((name) => !name.startsWith("secret-")),
    );
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
    stack.one("gcp:projects/iAMAuditConfig:IAMAuditConfig", "-vault");
  });

  it("hears of whoever reads the ids besides the sensors, by both names that logs have for them", async () => {
    const made = await deployed("gcp");
    const [condition] = made.one(alertType, "secret-read").properties.conditions as Condition[];
    const [activationId, customerId] = ["-activation-id", "-customer-id"].map((nameEnd) =>
      String(made.one("gcp:secretmanager/secret:Secret", nameEnd).properties.secretId),
    );
    const pool = "example-project.svc.id.goog";
    const subject = `projects/123456789012/locations/global/workloadIdentityPools/${pool}/subject/ns/qualys-sensor/sa/qualys-sensor`;
    assert.equal(
      condition?.conditionMatchedLog?.filter,
      `protoPayload.serviceName="secretmanager.googleapis.com" AND ` +
        `protoPayload.resourceName=~"/secrets/(${activationId}|${customerId})(/|$)" AND ` +
        `protoPayload.methodName=~"AccessSecretVersion$" AND NOT protoPayload.authenticationInfo.principalSubject=` +
        `("principal://iam.googleapis.com/${subject}" OR "serviceAccount:${pool}[qualys-sensor/qualys-sensor]")`,
    );
  });

  it("raises an alarm when connections are denied, and has none to raise in a network of somebody else's", async () => {
    const counter = String(stack.one("gcp:logging/metric:Metric", "-denied-connections").properties.name);
    assert.equal(
      queryOf("connections-denied"),
      `sum(increase(logging_googleapis_com:user_${counter.replace(/-/g, "_")}[10m])) > 10`,
    );
    const existing = { network: "shared", subnetwork: "shared", podsRange: "pods", servicesRange: "services" };
    const shared = await previewOf("gcp", { "network.existing": existing });
    const names = shared.ofType(alertType).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => /connections-denied|nat-drops/.test(name)),
      [],
    );
  });

  it("raises an alarm when nothing is logged any more, or what is logged is not kept", () => {
    const cluster = String(stack.one("gcp:container/cluster:Cluster").properties.name);
    const sink = String(stack.one("gcp:logging/projectSink:ProjectSink").properties.name);
    assert.equal(
      queryOf("logs-missing"),
      `absent(increase(logging_googleapis_com:log_entry_count{monitored_resource="k8s_container",cluster_name="${cluster}"}[30m]) > 0)`,
    );
    assert.equal(
      queryOf("logs-not-kept"),
      `increase(logging_googleapis_com:exports_error_count{monitored_resource="logging_sink",name="${sink}"}[10m]) > 0`,
    );
  });

  it("asks whether sensors and nodes do their work, and for images and connections that were refused", () => {
    const cluster = String(stack.one("gcp:container/cluster:Cluster").properties.name);
    const subnetwork = String(stack.one("gcp:compute/subnetwork:Subnetwork", "-nodes").properties.name);
    const series = `{cluster="${cluster}",namespace="qualys-sensor"}`;
    assert.equal(
      queryOf("sensors-missing"),
      `kube_daemonset_status_desired_number_scheduled${series} - kube_daemonset_status_number_ready${series} > 0`,
    );
    assert.equal(queryOf("no-sensor"), `absent(kube_daemonset_status_number_ready${series} > 0)`);
    assert.equal(
      queryOf("restarts"),
      `increase(kubernetes_io:container_restart_count{monitored_resource="k8s_container",cluster_name="${cluster}",namespace_name="qualys-sensor"}[1h]) > 3`,
    );
    const filterOf = (alert: string) =>
      (stack.one(alertType, alert).properties.conditions as Condition[])[0]?.conditionMatchedLog?.filter;
    assert.equal(
      filterOf("node-not-ready"),
      `log_id("events") AND resource.type="k8s_node" AND resource.labels.cluster_name="${cluster}" AND jsonPayload.reason="NodeNotReady"`,
    );
    const refused = `log_id("cloudaudit.googleapis.com/activity") AND resource.type="k8s_cluster" AND resource.labels.cluster_name="${cluster}" AND (protoPayload.response.reason="VIOLATES_POLICY" OR "image-policy.k8s.io/break-glass")`;
    assert.equal(filterOf("image-refused"), refused);
    const counted = (nameEnd: string) => stack.one("gcp:logging/metric:Metric", nameEnd).properties.filter;
    assert.equal(counted("-refused-images"), refused);
    assert.equal(
      counted("-denied-connections"),
      `log_id("compute.googleapis.com/firewall") AND resource.labels.subnetwork_name="${subnetwork}" AND jsonPayload.disposition="DENIED"`,
    );
  });

  it("keeps what is done with the stack's keys", () => {
    const { filter } = stack.one("gcp:logging/projectSink:ProjectSink").properties;
    const [, start = ""] =
      /"cloudkms\.googleapis\.com" AND protoPayload\.resourceName:"\/cryptoKeys\/(.+?)"/.exec(String(filter)) ?? [];
    assert.equal(start, "qualys-registry-");
    for (const { properties } of stack.ofType("gcp:kms/cryptoKey:CryptoKey")) {
      assert.ok(String(properties.name).startsWith(start), String(properties.name));
    }
  });

  const names = (alerts: StackPreview) =>
    alerts
      .ofType(alertType)
      .map(({ name }) => name.replace(/^.*-alerts-/, ""))
      .sort();

  function queryOf(alert: string): unknown {
    const [condition] = stack.one(alertType, alert).properties.conditions as Condition[];
    return condition?.conditionPrometheusQueryLanguage?.query;
  }

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
