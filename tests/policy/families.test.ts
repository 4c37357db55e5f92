import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource, type Example } from "../../policy/examples";
import { loadRules, loadRulesFor } from "../../policy/load";
import { unknown } from "../../policy/resource";
import { takes } from "../../policy/views/event-patterns";
import { names } from "../../policy/views/words";

function said(id: string, example: Example): readonly string[] {
  const stack = resource("pulumi:pulumi:Stack", "stack", {});
  const { findings } = evaluate([stack, ...example], { rules: loadRules([id]), today: "2026-11-30" });
  return findings.flatMap(({ status, problems }) => (status === "pass" ? ["pass"] : problems));
}

describe("alarms on what a trail records", () => {
  const alarm = { metricName: "keys", namespace: "trail", alarmActions: ["arn:aws:sns:eu-central-1:1:alarms"] };
  const filter = (links: { logGroupName?: string } = { logGroupName: "logs" }) =>
    resource(
      "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      "filter",
      {
        pattern:
          "{ ($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }",
        metricTransformation: { name: "keys", namespace: "trail" },
      },
      links,
    );
  const logs = resource("aws:cloudwatch/logGroup:LogGroup", "logs", {});
  const trail = (group: string) =>
    resource("aws:cloudtrail/trail:Trail", "trail", {}, { cloudWatchLogsGroupArn: group });
  const told = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", alarm);
  const keys = "aws/account/trail-alarms/keys";

  it("are on the log group of the trail, if the stack has the trail", () => {
    assert.deepEqual(said(keys, [logs, filter(), told]), ["pass"]);
    assert.deepEqual(said(keys, [logs, filter(), told, trail("logs")]), ["pass"]);
    const others = resource("aws:cloudwatch/logGroup:LogGroup", "others", {});
    assert.deepEqual(said(keys, [logs, others, filter(), told, trail("others")]), [
      "filter: is not on the log group of the trail",
    ]);
  });

  it("may take their metric from a query", () => {
    const { metricName, namespace, ...rest } = alarm;
    const metric = { metricName, namespace, period: 300, stat: "Sum" };
    const query = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
      ...rest,
      metricQueries: [{ id: "m", metric }],
    });
    assert.deepEqual(said(keys, [logs, filter(), query]), ["pass"]);
  });

  it("are not those on another metric, and not those whose metric is not known", () => {
    for (const metricName of ["others", unknown as never]) {
      const other = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { ...alarm, metricName });
      assert.deepEqual(said(keys, [logs, filter(), other]), ["filter: no alarm on its metric tells anybody"]);
    }
  });

  it("say which events they leave out", () => {
    const narrow = {
      ...filter(),
      properties: { ...filter().properties, pattern: "{ $.eventName = ScheduleKeyDeletion }" },
    };
    assert.deepEqual(said(keys, [logs, narrow, told]), [
      "filter: the pattern leaves out DisableKey, kms.amazonaws.com",
    ]);
    assert.deepEqual(said(keys, []), ["no metric filter and no event rule looks for it"]);
  });
});

describe("resources of a provider that the rules do not know", () => {
  const id = "azure/provider/judged";
  const other = (...types: readonly string[]) =>
    types.map((type, index) => ({ ...resource("aws:ec2/vpc:Vpc", `r${index}`, {}), type }));

  it("are counted, and named as far as it is a few", () => {
    assert.deepEqual(said(id, other("azure:a:A", "azure:a:A", "azure:b:B", "azurerm:c:C")), [
      "no rule looks at 4 of its resources: azure:a:A, azure:b:B, azurerm:c:C",
    ]);
    assert.deepEqual(said(id, other("azure:d:D", "azure:c:C", "azure:b:B", "azure:a:A")), [
      "no rule looks at 4 of its resources: azure:a:A, azure:b:B, azure:c:C and others",
    ]);
  });

  it("are none of other clouds, and none of another version of the API", () => {
    assert.deepEqual(said(id, other("azure-native_web_v20240401:web:WebApp", "aws-native:s3:Bucket")), ["pass"]);
    assert.deepEqual(said(id, other("aws-native:s3:Bucket", "random:index:RandomId")), []);
  });

  it("are told of by the rules that are loaded for them", () => {
    const [classic] = other("azure:storage/account:Account");
    assert.ok(classic && loadRulesFor([classic]).some((rule) => rule.id === id));
  });
});

describe("alarms on what EventBridge gets", () => {
  const keys = "aws/account/trail-alarms/keys";
  const rule = (eventPattern: object) =>
    resource("aws:cloudwatch/eventRule:EventRule", "rule", { eventPattern: JSON.stringify(eventPattern) });
  const target = resource(
    "aws:cloudwatch/eventTarget:EventTarget",
    "target",
    { arn: "arn:aws:sns:…" },
    { rule: "rule" },
  );
  const detail = { eventName: ["ScheduleKeyDeletion", "DisableKey"] };

  it("are written in many ways", () => {
    for (const pattern of [
      { source: ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], detail },
      { source: ["aws.kms"] },
      { detail: { eventSource: [{ suffix: ".amazonaws.com" }], eventName: [{ "anything-but": ["ListKeys"] }] } },
      {
        $or: [
          { detail: { eventName: ["DisableKey"] } },
          { detail: { eventName: [{ wildcard: "Schedule*Deletion" }] } },
        ],
      },
    ]) {
      assert.deepEqual(said(keys, [rule(pattern), target]), ["pass"], JSON.stringify(pattern));
    }
  });

  it("say what they leave out, and that they reach nobody", () => {
    assert.deepEqual(said(keys, [rule({ detail: { eventName: ["ScheduleKeyDeletion"] } })]), [
      'rule: the pattern leaves out {"eventSource":"kms.amazonaws.com","eventName":"DisableKey"}',
      "rule: it has no target",
    ]);
  });

  it("are none of another service, and none of refused calls, most of which EventBridge does not get", () => {
    assert.deepEqual(said(keys, [rule({ source: ["aws.s3"], detail }), target]), [
      "no metric filter and no event rule looks for it",
    ]);
    const refused = rule({ detail: { errorCode: ["AccessDenied", "UnauthorizedOperation"] } });
    assert.deepEqual(said("aws/account/trail-alarms/refused-calls", [refused, target]), [
      "no metric filter looks for it",
    ]);
  });
});

describe("patterns of EventBridge", () => {
  const event = { source: "aws.kms", detail: { eventName: "DisableKey", count: 3 } };

  for (const [wanted, taken] of [
    [["DisableKey"], true],
    [["EnableKey"], false],
    [[{ prefix: "Disable" }], true],
    [[{ prefix: "Key" }], false],
    [[{ suffix: "Key" }], true],
    [[{ "equals-ignore-case": "disablekey" }], true],
    [[{ "anything-but": "DisableKey" }], false],
    [[{ "anything-but": { prefix: "Enable" } }], true],
    [[{ exists: true }], true],
    [[{ exists: false }], false],
    [[{ wildcard: "Dis*Key" }], true],
    [[{ wildcard: "Dis*DisableKey" }], false],
    [[{ wildcard: "DisableKey" }], true],
    [[{ cidr: "10.0.0.0/8" }], false],
    ["DisableKey", true],
    [null, false],
  ] as const) {
    it(`${taken ? "take" : "do not take"} DisableKey as ${JSON.stringify(wanted)}`, () => {
      assert.equal(takes({ detail: { eventName: wanted } }, event), taken);
    });
  }

  it("ask for all that they name", () => {
    assert.ok(takes({ source: ["aws.kms"], detail: { count: [3] } }, event));
    assert.ok(!takes({ source: ["aws.kms"], detail: { count: [4] } }, event));
    assert.ok(!takes({ detail: { region: ["eu-central-1"] } }, event));
    assert.ok(takes({ detail: { region: [{ exists: false }] } }, event));
  });
});

describe("one right declaration of a singleton", () => {
  const length = "aws/account/password-policy/length";
  const policy = (name: string, minimumPasswordLength: number | typeof unknown) =>
    resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", name, {
      minimumPasswordLength: minimumPasswordLength as number,
    });

  it("is enough, whatever others say or do not say yet", () => {
    assert.deepEqual(said(length, [policy("short", 8), policy("open", unknown), policy("long", 14)]), ["pass"]);
  });

  it("may be one that is not known yet", () => {
    assert.deepEqual(said(length, [policy("open", unknown)]), [
      "minimumPasswordLength is not known before the deployment",
    ]);
  });
});

describe("words in a filter", () => {
  it("are whole words", () => {
    assert.ok(names("$.eventName=CreatePolicy)", "CreatePolicy"));
    assert.ok(!names("$.eventName=CreatePolicyVersion", "CreatePolicy"));
    assert.ok(names('methodName:"compute.firewalls.insert"', "compute.firewalls.insert"));
    assert.ok(!names("computeXfirewalls.insert", "compute.firewalls.insert"));
    assert.ok(!names(undefined, "CreatePolicy"));
  });
});
