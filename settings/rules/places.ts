import { path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type OnAws, type Rule, when } from "./rule";

/** AWS gives new accounts two zones here. */
const twoZones = ["us-west-1"];

const withoutZones = (
  "australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast francesouth germanynorth " +
  "jioindiacentral jioindiawest northcentralus norwaywest southafricawest southindia switzerlandwest uaecentral ukwest " +
  "westcentralus westindia westus"
).split(" ");

export const awsZones: Rule<OnAws> = ({ "aws:region": region, network }) =>
  when(network.zones > 2 && twoZones.includes(region), {
    at: path("network.zones"),
    besides: [["aws:region"]],
    wrong: `is more than ${region} has`,
    allowed: "2, or another region",
    to: 2,
  });

// A3: a node pool in zones that the location does not have is refused.
export const azureZones: Rule<ParsedSettings<"azure">> = ({ "azure-native:location": location }) =>
  when(withoutZones.includes(location), {
    at: ["azure-native:location"],
    wrong: "has no availability zones",
    allowed: "a location with availability zones, such as westeurope",
    to: "westeurope",
  });

/** Alarms and secrets are reached in their own region and partition only. */
export const arnsOfTheRegion: Rule<OnAws> = ({ "aws:region": region, alerts, ...settings }) => {
  const topic = alerts.target?.topicArn;
  const secret = settings.cloud === "aws-ecs" ? settings.image.pullSecret : undefined;
  return [
    ...elsewhere("alerts.target.topicArn", topic, region, "TOPIC_ARN"),
    ...elsewhere("image.pullSecret", secret, region, "SECRET_ARN"),
  ];
};

// E11: the partition differs in GovCloud and China.
export const adminsOfThePartition: Rule<ParsedSettings<"aws-eks">> = ({ "aws:region": region, cluster }) =>
  cluster.admins.flatMap((arn, index) =>
    when(arn.split(":")[1] !== partitionOf(region), {
      at: path("cluster.admins", index),
      besides: [["aws:region"]],
      wrong: `is of another partition than ${region}`,
      allowed: `an ARN that begins with arn:${partitionOf(region)}:`,
      to: arn.replace(/^arn:[^:]+/, `arn:${partitionOf(region)}`),
    }),
  );

function elsewhere(setting: string, arn: string | undefined, region: string, to: string) {
  return when(arn !== undefined && arn.split(":")[3] !== region, {
    at: path(setting),
    besides: [["aws:region"]],
    wrong: `is in another region than ${region}`,
    allowed: `an ARN of ${region}`,
    to,
  });
}

function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}
