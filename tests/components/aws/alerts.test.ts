import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";
import { statement } from "./statements";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("AwsObservability", () => {
  let ecs: StackPreview;
  let eks: StackPreview;
  before(async () => {
    ecs = await previewOf("aws-ecs");
    eks = await previewOf("aws-eks");
  });

  it("has an alarm for the sensor, its host, its log and the way out (E19, X10)", () => {
    const names = (stack: StackPreview) =>
      stack.ofType(alarmType).map(({ name }) => name.replace("qualys-registry-alerts-", ""));
    assert.deepEqual(names(ecs).toSorted(), ["errors", "instances", "memory", "nat-1", "nat-2", "sensor", "silence"]);
    assert.deepEqual(names(eks).toSorted(), ["disk", "errors", "nat-1", "nat-2", "nodes", "sensor"]);
  });

  it("tells somebody, and says what is wrong", () => {
    for (const stack of [ecs, eks]) {
      const topic = stack.one("aws:sns/topic:Topic");
      for (const alarm of stack.ofType(alarmType)) {
        assert.ok(stack.behind(alarm, "alarmActions").includes(topic), alarm.name);
        assert.ok(String(alarm.properties.alarmDescription).length > 40, alarm.name);
      }
    }
    assert.equal(ecs.one("aws:sns/topicSubscription:TopicSubscription").properties.protocol, "email");
  });

  it("takes silence about the sensor for bad news", () => {
    assert.equal(ecs.one(alarmType, "-sensor").properties.treatMissingData, "breaching");
    assert.equal(ecs.one(alarmType, "-silence").properties.treatMissingData, "breaching");
    assert.equal(eks.one(alarmType, "-sensor").properties.treatMissingData, "breaching");
  });

  it("waits out a dip, and adds up errors", () => {
    const sensor = ecs.one(alarmType, "-sensor").properties;
    assert.deepEqual([sensor.period, sensor.evaluationPeriods], [60, 15]);
    const errors = ecs.one(alarmType, "-errors").properties;
    assert.deepEqual([errors.period, errors.evaluationPeriods], [900, 1]);
  });

  it("expects a sensor on every instance", async () => {
    const three = await previewOf("aws-ecs", { "cluster.nodes.min": 3 });
    assert.equal(three.one(alarmType, "-sensor").properties.threshold, 3);
    assert.equal(three.one(alarmType, "-instances").properties.threshold, 3);
  });

  it("encrypts the topic, and lets this account's alarms publish", () => {
    const topic = ecs.one("aws:sns/topic:Topic");
    const key = ecs.one("aws:kms/key:Key", "-alerts-key");
    assert.ok(ecs.behind(topic, "kmsMasterKeyId").includes(key));
    for (const resource of [key, ecs.one("aws:sns/topicPolicy:TopicPolicy")]) {
      const { Condition } = statement(resource, "Alarms");
      assert.equal(Condition?.StringEquals?.["aws:SourceAccount"], "123456789012");
    }
  });

  it("uses a topic that exists", async () => {
    const topicArn = "arn:aws:sns:eu-central-1:123456789012:security";
    const stack = await previewOf("aws-ecs", { alerts: { target: { topicArn } } });
    assert.deepEqual(stack.ofType("aws:sns/topic:Topic"), []);
    for (const { properties } of stack.ofType(alarmType)) assert.deepEqual(properties.alarmActions, [topicArn]);
  });

  it("looks for errors of the sensor, and of no other pod", () => {
    const filter = eks.one("aws:cloudwatch/logMetricFilter:LogMetricFilter");
    assert.equal(filter.properties.logGroupName, "/aws/containerinsights/qualys-registry-cluster/application");
    assert.match(String(filter.properties.pattern), /\$\.kubernetes\.namespace_name = "qualys-sensor"/);
  });

  it("shows every alarm's metric on one page", () => {
    for (const stack of [ecs, eks]) {
      const dashboard = stack.one("aws:cloudwatch/dashboard:Dashboard");
      const alarms = stack.behind(dashboard, "dashboardBody").filter(({ type }) => type === alarmType);
      assert.equal(alarms.length, stack.ofType(alarmType).length);
    }
    assert.match(
      String(ecs.result.outputs.dashboardUrl),
      /^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/cloudwatch\//,
    );
  });
});
