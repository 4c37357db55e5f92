import { azureEnvironments } from "../azure-environments";
import { environmentOf, hasZones, knownLocations } from "../azure-locations";
import { type Finding, path } from "../finding";
import type { ParsedSettings } from "../schema";
import { nearest } from "../suggest";
import { type OnAws, type Rule, when } from "./rule";

/** AWS gives new accounts two zones here. */
const twoZones = ["us-west-1"];

export const awsZones: Rule<OnAws> = ({ "aws:region": region, network }) =>
  when(network.zones > 2 && twoZones.includes(region), {
    at: path("network.zones"),
    besides: [["aws:region"]],
    wrong: `is more than ${region} has`,
    allowed: "2, or another region",
    to: 2,
  });

// A3: a node pool in zones that the location does not have is refused.
export const azureZones: Rule<ParsedSettings<"azure">> = (
  { "azure-native:location": location, network, cluster },
  given,
) => {
  if (cluster.existing !== undefined || network.zones === 0) return [];
  const isZonal = hasZones(location);
  return [
    ...when(isZonal === false, {
      at: path("network.zones"),
      besides: [["azure-native:location"]],
      wrong: `is more than ${location} has`,
      allowed: "0, or a location with availability zones, such as westeurope",
      to: 0,
    }),
    ...when(isZonal === undefined && !given("network.zones"), unknownLocation(location)),
  ];
};

/** One that is misspelt, or newer than the table: who sets the zones there knows about them. */
function unknownLocation(location: string): Finding {
  const meant = nearest(location, knownLocations);
  return {
    at: ["azure-native:location"],
    besides: [path("network.zones")],
    wrong: "is a location of which nothing is known here, not whether it has availability zones either",
    allowed: `${knownLocations.slice(0, 3).join(", ")} …; any that \`az account list-locations\` shows, with network.zones set to what it has, 0 if none`,
    to: meant ?? "westeurope",
  };
}

// A3: which machine types a zone has, Azure tells an account alone, so somebody who has one has to name the zones.
export const zonesOfPools: Rule<ParsedSettings<"azure">> = ({ network, cluster }) =>
  (["nodes", "systemNodes"] as const).flatMap((pool) => {
    const { zones } = cluster[pool];
    return when(cluster.existing === undefined && zones !== undefined && zones.length !== network.zones, {
      at: path("cluster", pool, "zones"),
      besides: [path("network.zones")],
      wrong: `has not as many entries as network.zones says, ${network.zones}`,
      allowed: network.zones === 0 ? "nothing" : `${network.zones} of 1, 2 and 3`,
    });
  });

/** Sign-in, names and addresses differ from cloud to cloud: a deployment into the wrong one finds nobody. */
export const azureEnvironment: Rule<ParsedSettings<"azure">> = (settings) => {
  const { "azure-native:location": location, "azure-native:environment": environment } = settings;
  const actual = environmentOf(location);
  return when(environment !== actual, {
    at: ["azure-native:environment"],
    besides: [["azure-native:location"]],
    wrong: `is not the cloud that ${location} is in`,
    allowed: actual,
    to: actual,
  });
};

/** A record in a zone of another name is never asked for. */
export const azurePrivateDnsZones: Rule<ParsedSettings<"azure">> = ({ network, ...settings }) => {
  const given = network.existing?.privateDnsZones;
  if (given === undefined) return [];
  const { privateDnsZones } = azureEnvironments[settings["azure-native:environment"]];
  return (["vault", "registry"] as const).flatMap((service) => {
    const zone = privateDnsZones[service];
    return when(!given[service].toLowerCase().endsWith(`/${zone}`), {
      at: path("network.existing.privateDnsZones", service),
      besides: [["azure-native:environment"]],
      wrong: "is not the zone that Azure looks for",
      allowed: `the resource id of a zone ${zone}`,
      to: "RESOURCE_ID",
    });
  });
};

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
export const principalsOfThePartition: Rule<OnAws> = ({ "aws:region": region, alerts, ...settings }) => [
  ...(settings.cloud === "aws-eks" ? ofThePartition("cluster.admins", settings.cluster.admins, region) : []),
  ...ofThePartition("alerts.vaultReaders", alerts.vaultReaders, region),
];

function ofThePartition(setting: string, principals: readonly string[], region: string) {
  return principals.flatMap((arn, index) =>
    when(arn.split(":")[1] !== partitionOf(region), {
      at: path(setting, index),
      besides: [["aws:region"]],
      wrong: `is of another partition than ${region}`,
      allowed: `an ARN that begins with arn:${partitionOf(region)}:`,
      to: arn.replace(/^arn:[^:]+/, `arn:${partitionOf(region)}`),
    }),
  );
}

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
