import { getInstanceTypeOfferings } from "@pulumi/aws/ec2";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";

export interface ZoneNeeds {
  readonly count: number;
  readonly nodeType: string;
  /** Ids of zones that the cluster's service is not offered in. */
  readonly excludedZoneIds?: string[];
}

/** The first zones of the region; refuses a node type that AWS does not have in all of them, before anything is made. */
export async function chooseZones({ count, nodeType, excludedZoneIds }: ZoneNeeds): Promise<string[]> {
  const available = await getAvailabilityZones({
    state: "available",
    filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    excludeZoneIds: excludedZoneIds,
  });
  const zones = available.names.slice(0, count);
  if (zones.length < count) {
    throw new Error(`network.zones is ${count}, but region ${available.region} has ${zones.length} usable zones.`);
  }
  const offers = await getInstanceTypeOfferings({
    locationType: "availability-zone",
    filters: [{ name: "instance-type", values: [nodeType] }],
  });
  const missing = zones.filter((zone) => !offers.locations.includes(zone));
  if (missing.length > 0) {
    throw new Error(`cluster.nodes.type is ${nodeType}, which AWS does not offer in ${missing.join(" and ")}.`);
  }
  return zones;
}
