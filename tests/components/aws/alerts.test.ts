import assert from "node:assert/strict";
import { rejectsFrom } from "../../../components/observability/aws/log-lines";
import type { Resource } from "../../../policy/resource";
import { deployed } from "../../support/deployed";
import { type Changes, previewOf, type StackPreview } from "../../support/preview";
import { matches } from "./event-patterns";
import { counts } from "./filter-patterns";
import { statement, statements } from "./statements";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ruleType = "aws:cloudwatch/eventRule:EventRule";

const existingVpc = {
  vpcId: "vpc-0123456789abcdef0",
  privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

interface Widget {
  readonly y: number;
  readonly properties: {
    readonly title: string;
    readonly view?: string;
    readonly alarms?: string[];
    readonly metrics?: unknown[][];
  };
}

describe("AwsObservability", () => {
  let ecs: StackPreview;
  let eks: StackPreview;
  before(async () => {
    ecs = await previewOf("aws-ecs");
    eks = await previewOf("aws-eks");
  });

  const alarmsOf = (stack: StackPreview) =>
    stack.ofType(alarmType).filter(({ name }) => name.startsWith("qualys-registry-alerts-"));

  it("has an alarm for the sensor, its host, its log, its ids and the way out (E19, E25, E29, X10)", () => {
    const names = (stack: StackPreview) =>
      alarmsOf(stack).map(({ name }) => name.replace("qualys-registry-alerts-", ""));
    const nat = ["nat-1", "nat-2", "nat-drops-1", "nat-drops-2"];
    const both = [...nat, "errors", "rejects", "restarts", "sensor", "silence", "vault-denied", "vault-read"];
    assert.deepEqual(names(ecs).toSorted(), [...both, "instances", "memory", "shells"].toSorted());
    assert.deepEqual(names(eks).toSorted(), [...both, "disk", "nodes", "secret-read"].toSorted());
  });

  it("tells somebody, and says what is wrong", () => {
    for (const stack of [ecs, eks]) {
      const topic = stack.one("aws:sns/topic:Topic");
      for (const alarm of alarmsOf(stack)) {
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
    assert.equal(eks.one(alarmType, "-silence").properties.treatMissingData, "breaching");
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
    for (const { properties } of alarmsOf(stack)) assert.deepEqual(properties.alarmActions, [topicArn]);
  });

  it("looks for errors of the sensor, and of no other pod", () => {
    for (const end of ["-errors", "-silence"]) {
      const { logGroupName, pattern } = eks.one(filterType, end).properties;
      assert.equal(logGroupName, "/aws/containerinsights/qualys-registry-cluster/application");
      assert.match(String(pattern), /\$\.kubernetes\.namespace_name = "qualys-sensor"/);
    }
  });

  it("shows every alarm's metric on one page", () => {
    for (const stack of [ecs, eks]) {
      const dashboard = stack.one("aws:cloudwatch/dashboard:Dashboard");
      const alarms = stack.behind(dashboard, "dashboardBody").filter(({ type }) => type === alarmType);
      assert.deepEqual(new Set(alarms), new Set(alarmsOf(stack)));
      assert.ok(stack.behind(dashboard, "dashboardBody").includes(stack.one(compositeType)));
    }
    assert.match(
      String(ecs.result.outputs.dashboardUrl),
      /^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/cloudwatch\//,
    );
  });

  it("answers whether the sensor works, on how many nodes, and since when", async () => {
    const widgetsOf = async (name: string, changes: Changes = {}) => {
      // Without NAT gateways, which only a component plugin knows.
      const stack = await deployed(name, { "network.existing": existingVpc, ...changes });
      const body = JSON.parse(String(stack.one("aws:cloudwatch/dashboard:Dashboard").properties.dashboardBody)) as {
        start: string;
        widgets: Widget[];
      };
      assert.equal(body.start, "-P7D");
      return body.widgets;
    };
    const counted = (widgets: Widget[], view: string) =>
      widgets
        .find(({ properties }) => properties.view === view && properties.title === "Sensors and nodes")
        ?.properties.metrics?.map((line) => [line[1], (line.at(-1) as { label: string }).label]);

    const onEcs = await widgetsOf("aws-ecs");
    assert.match(String(onEcs[0]?.properties.alarms?.[0]), /:alarm:qualys-registry-alerts-ecs$/);
    const sensors = [
      ["RunningTaskCount", "Sensors"],
      ["GroupInServiceInstances", "Instances"],
    ];
    assert.deepEqual(counted(onEcs, "singleValue"), sensors);
    assert.deepEqual(counted(onEcs, "timeSeries"), sensors);
    assert.deepEqual(counted(await widgetsOf("aws-eks"), "singleValue"), [
      ["daemonset_status_number_available", "Sensors"],
      ["cluster_node_count", "Nodes"],
    ]);
    const bare = await widgetsOf("aws-eks", { "network.existing": undefined, cluster: { existing: { name: "bare" } } });
    assert.equal(counted(bare, "singleValue"), undefined);
    for (const widgets of [onEcs, bare]) {
      for (const [index, { y }] of widgets.entries()) assert.ok(y >= (widgets[index - 1]?.y ?? 0), `widget ${index}`);
    }
  });

  it("has one state for all that keeps the sensor from scanning", () => {
    const inHealth = (stack: StackPreview) =>
      [
        ...String(stack.one(compositeType).properties.alarmRule).matchAll(
          /ALARM\("qualys-registry-alerts-(\w+)-[0-9a-f]+"\)/g,
        ),
      ]
        .map(([, name]) => name)
        .toSorted();
    assert.deepEqual(inHealth(ecs), ["errors", "instances", "restarts", "sensor", "silence"]);
    assert.deepEqual(inHealth(eks), ["errors", "nodes", "restarts", "sensor", "silence"]);
    assert.equal(ecs.one(compositeType).properties.alarmName, "qualys-registry-alerts-ecs");
  });

  it("counts how often pods were started again, not how often they ever were", () => {
    const { metricQueries, evaluationPeriods, threshold } = eks.one(alarmType, "-restarts").properties;
    const [total, growth] = metricQueries as {
      id: string;
      metric?: object;
      expression?: string;
      returnData?: boolean;
    }[];
    assert.deepEqual(total?.metric, {
      namespace: "ContainerInsights",
      metricName: "pod_number_of_container_restarts",
      dimensions: { ClusterName: "qualys-registry-cluster", Namespace: "qualys-sensor", PodName: "qualys-sensor" },
      stat: "Maximum",
      period: 1800,
    });
    assert.deepEqual([growth?.expression, growth?.returnData], [`DIFF(${total?.id})`, true]);
    assert.deepEqual([evaluationPeriods, threshold], [1, 2]);
  });

  it("counts what the security groups refuse inside the network, and late answers no more than the internet's knocking", () => {
    for (const stack of [ecs, eks]) {
      assert.equal(
        stack.behind(stack.one(filterType, "-rejects"), "logGroupName")[0]?.name,
        "qualys-registry-network-flow-logs",
      );
    }
    assert.match(rejectsFrom("172.20.0.0/16"), / source=172\.20\.\*, /);
    assert.match(rejectsFrom("172.20.250.0/24"), / source=172\.20\.250\.\*, .* port<32768, .* action=REJECT, /);
    assert.match(rejectsFrom("10.9.64.0/20"), / source=10\.9\.\*, /);
    // A pattern has a name for each of the fourteen fields of a flow.
    assert.equal(rejectsFrom("10.9.0.0/16").split(",").length, 14);
  });

  it("counts who reads the Secret with the ids inside the cluster, but for the cluster itself and who deploys (E25)", () => {
    const filter = eks.one(filterType, "-secret-read");
    assert.equal(filter.properties.logGroupName, "/aws/eks/qualys-registry-cluster/cluster");
    const pattern = String(filter.properties.pattern);
    // CloudWatch takes no longer one.
    assert.ok(pattern.length < 1024);
    const audited = (username: string, verb = "get", objectRef: object = { namespace: "qualys-sensor" }) => ({
      verb,
      objectRef: { resource: "secrets", ...objectRef },
      user: { username },
    });
    const admin = "arn:aws:sts::123456789012:assumed-role/admins/jane";
    assert.ok(counts(pattern, audited(admin)));
    assert.ok(counts(pattern, audited(admin, "list", {})));
    assert.ok(counts(pattern, audited("system:serviceaccount:qualys-sensor:qualys-sensor")));
    assert.ok(counts(pattern, audited("system:anonymous")));
    assert.ok(!counts(pattern, audited(admin, "get", { namespace: "default" })));
    assert.ok(!counts(pattern, audited(admin, "get", { resource: "configmaps", namespace: "qualys-sensor" })));
    for (const user of [
      "arn:aws:sts::123456789012:assumed-role/deployer/pulumi",
      "system:node:ip-172-20-1-1.eu-central-1.compute.internal",
      "system:kube-controller-manager",
      "system:serviceaccount:kube-system:generic-garbage-collector",
    ]) {
      assert.ok(!counts(pattern, audited(user)), user);
    }
  });

  it("leaves refused flows out where none are recorded", async () => {
    const without = await previewOf("aws-ecs", { "network.flowLogs": false });
    assert.ok(!alarmsOf(without).some(({ name }) => name.endsWith("-rejects")));
  });
});

describe("events of the account", () => {
  const deployer = "arn:aws:iam::123456789012:role/deployer";
  const auditor = "arn:aws:iam::123456789012:role/auditor";
  let ecs: StackPreview;
  let eks: StackPreview;
  before(async () => {
    ecs = await deployed("aws-ecs", { "alerts.vaultReaders": [auditor] });
    eks = await deployed("aws-eks");
  });

  const patternOf = (rule: Resource) => JSON.parse(String(rule.properties.eventPattern)) as Record<string, unknown>;
  const arnOf = (stack: StackPreview, end: string) =>
    `arn:aws:iam::123456789012:role/${String(stack.one("aws:iam/role:Role", end).properties.name)}`;

  /** A record of CloudTrail of who read a secret, or was not let. */
  function read(stack: StackPreview, by: object, more: object = {}, secretId?: string) {
    const { name } = stack.one("aws:secretsmanager/secret:Secret", "-activation-id").properties;
    return {
      source: "aws.secretsmanager",
      "detail-type": "AWS API Call via CloudTrail",
      detail: {
        eventName: "GetSecretValue",
        requestParameters: { secretId: secretId ?? String(name) },
        userIdentity: by,
        ...more,
      },
    };
  }
  const session = (role: string) => ({ type: "AssumedRole", sessionContext: { sessionIssuer: { arn: role } } });
  const user = (name: string) => ({ type: "IAMUser", arn: `arn:aws:iam::123456789012:user/${name}` });

  it("tell when somebody reads the ids who is not meant to (E25)", () => {
    for (const stack of [ecs, eks]) {
      const rule = stack.one(ruleType, "-vault-read");
      const hears = (...event: Parameters<typeof read> extends [unknown, ...infer Rest] ? Rest : never) =>
        matches(patternOf(rule), read(stack, ...event));
      assert.equal(rule.properties.state, "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
      assert.ok(hears(session("arn:aws:iam::123456789012:role/curious")));
      assert.ok(hears(user("curious")));
      const { name } = stack.one("aws:secretsmanager/secret:Secret", "-customer-id").properties;
      assert.ok(
        hears(user("curious"), {}, `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${String(name)}-AbCdEf`),
      );
      assert.ok(!hears(user("curious"), {}, "another-secret"));
      assert.ok(!hears(session(deployer)));
      assert.ok(!hears(user("curious"), { errorCode: "AccessDenied" }));
    }
  });

  it("do not tell of the sensor, nor of those whom the settings name", () => {
    const pattern = patternOf(ecs.one(ruleType, "-vault-read"));
    assert.ok(!matches(pattern, read(ecs, session(arnOf(ecs, "-sensor-execution")))));
    assert.ok(!matches(pattern, read(ecs, session(auditor))));
    assert.ok(matches(pattern, read(ecs, session(arnOf(ecs, "-sensor-task")))));
    assert.ok(matches(patternOf(eks.one(ruleType, "-vault-read")), read(eks, session(auditor))));
  });

  it("tell when anybody is refused the ids, the sensor too", () => {
    for (const stack of [ecs, eks]) {
      const pattern = patternOf(stack.one(ruleType, "-vault-denied"));
      assert.ok(matches(pattern, read(stack, session(deployer), { errorCode: "AccessDenied" })));
      assert.ok(!matches(pattern, read(stack, session(deployer))));
    }
  });

  it("tell when tasks of the sensor end by themselves, and not when a deployment ends them", () => {
    const pattern = patternOf(ecs.one(ruleType, "-restarts"));
    const clusterArn = "arn:aws:ecs:eu-central-1:123456789012:cluster/qualys-registry-cluster";
    const service = String(ecs.one("aws:ecs/service:Service").properties.name);
    const stopped = (stopCode: string, group = `service:${service}`) => ({
      source: "aws.ecs",
      "detail-type": "ECS Task State Change",
      detail: { clusterArn, group, lastStatus: "STOPPED", stopCode },
    });
    assert.ok(matches(pattern, stopped("EssentialContainerExited")));
    assert.ok(matches(pattern, stopped("TaskFailedToStart")));
    assert.ok(!matches(pattern, stopped("ServiceSchedulerInitiated")));
    assert.ok(!matches(pattern, stopped("EssentialContainerExited", "service:another")));
    assert.equal(eks.ofType(ruleType).length, 2);
  });

  it("tell when somebody opens a shell in the sensor, whether that was switched on by a setting or by hand (E13)", () => {
    const pattern = patternOf(ecs.one(ruleType, "-shells"));
    const opened = (cluster: string) => ({
      source: "aws.ecs",
      "detail-type": "AWS API Call via CloudTrail",
      detail: { eventName: "ExecuteCommand", requestParameters: { cluster } },
    });
    assert.ok(matches(pattern, opened("qualys-registry-cluster")));
    assert.ok(matches(pattern, opened("arn:aws:ecs:eu-central-1:123456789012:cluster/qualys-registry-cluster")));
    assert.ok(!matches(pattern, opened("another")));
  });

  it("are kept, encrypted, where EventBridge may write those of this stack alone, and ring by their number", () => {
    for (const stack of [ecs, eks]) {
      const group = stack.one("aws:cloudwatch/logGroup:LogGroup", "-alerts-events");
      const policy = stack.one("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
      assert.match(String(group.properties.name), /^\/aws\/events\/qualys-registry-alerts-e[ck]s$/);
      assert.ok(stack.behind(group, "kmsKeyId").includes(stack.one("aws:kms/key:Key", "-logs")));
      const written = statements(policy, "policyDocument").find(({ Sid }) => Sid === "Events");
      assert.deepEqual(written?.Condition, {
        ArnLike: { "aws:SourceArn": "arn:aws:events:eu-central-1:123456789012:rule/qualys-registry-alerts-*" },
      });
      for (const rule of stack.ofType(ruleType)) {
        const target = stack
          .ofType("aws:cloudwatch/eventTarget:EventTarget")
          .find((each) => stack.behind(each, "rule").includes(rule));
        assert.ok(
          target && stack.behind(target, "arn").includes(group) && stack.behind(target).includes(policy),
          rule.name,
        );
        const alarm = stack.one(alarmType, rule.name);
        assert.deepEqual(alarm.properties.dimensions, { RuleName: rule.properties.name });
        assert.deepEqual(
          [alarm.properties.namespace, alarm.properties.treatMissingData],
          ["AWS/Events", "notBreaching"],
        );
      }
    }
  });
});
