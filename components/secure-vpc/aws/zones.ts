import { getInstanceTypeOfferings } from "@pulumi/aws/ec2";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";

export interface ZoneNeeds {
  readonly count: number;
  readonly nodeType: string;
  /** Ids of zones that the cluster's service is not offered in. */
  readonly excludedZoneIds?: string[];
}

/** The zones to build in. Asks AWS what the region has, and refuses before anything is made. */
export async function chooseZones(needs: ZoneNeeds): Promise<string[]> {
  const available = await getAvailabilityZones({
    state: "available",
    filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    excludeZoneIds: needs.excludedZoneIds,
  });
  const offers = await getInstanceTypeOfferings({
    locationType: "availability-zone",
    filters: [{ name: "instance-type", values: [needs.nodeType] }],
  });
  return pickZones(available.names, offers.locations, needs);
}

/** The first zones, whatever the node type is: a change of it must not move subnets. */
export function pickZones(available: readonly string[], offering: readonly string[], { count, nodeType }: ZoneNeeds) {
  const zones = available.slice(0, count);
  if (zones.length < count) {
    throw new Error(`network.zones is ${count}, but the region has ${zones.length}: ${zones.join(", ")}.`);
  }
  const without = zones.filter((zone) => !offering.includes(zone));
  if (without.length > 0) {
    const elsewhere = offering.length > 0 ? `only in ${offering.join(", ")}` : "nowhere in the region";
    throw new Error(
      `cluster.nodes.type is ${nodeType}, which AWS does not offer in ${without.join(" and ")}, ${elsewhere}.`,
    );
  }
  return zones;
}
