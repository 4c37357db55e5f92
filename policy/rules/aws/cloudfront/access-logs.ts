import { unless } from "../../../problems";
import type { Resource } from "../../../resource";
import { rule } from "../../../rule";
import type { Stack } from "../../../stack";
import { allHold, isSet, someIs } from "../../../unknown";

/** By CloudWatch's deliveries, which CloudFront calls standard logging v2: from a source to somewhere. */
const isDelivered = (distribution: Resource, stack: Stack) =>
  someIs(
    stack.pointingAt(distribution, "aws:cloudwatch/logDeliverySource:LogDeliverySource", "resourceArn"),
    (source) =>
      allHold(
        () => source.properties.logType === "ACCESS_LOGS",
        () => stack.pointingAt(source, "aws:cloudwatch/logDelivery:LogDelivery", "deliverySourceName").length > 0,
      ),
  );

export default rule("aws:cloudfront/distribution:Distribution", {
  id: "aws/cloudfront/access-logs",
  title: "Distributions log who comes",
  why: "The edge is the only place that sees who really asked.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.10"] },
  fix: "Set loggingConfig, or deliver its ACCESS_LOGS by an aws.cloudwatch.LogDeliverySource and an aws.cloudwatch.LogDelivery.",
  elsewhere: true,

  check: (distribution) =>
    unless(
      isSet(distribution, "loggingConfig"),
      "loggingConfig is not set, and no LogDelivery takes its logs anywhere",
    ),
  isSettled: isDelivered,
  good: () => [{ loggingConfig: { bucket: "logs.s3.amazonaws.com" } }],
  bad: () => [{}],
});
