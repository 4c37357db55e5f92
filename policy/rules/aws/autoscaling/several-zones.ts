import { resource } from "../../../examples";
import { list, text, when } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";

/** Where its instances are, as far as this stack knows. */
function zonesOf(group: Typed<"aws:autoscaling/group:Group">, stack: Stack): readonly string[] {
  const subnets = stack.behind(group, "vpcZoneIdentifiers", "aws:ec2/subnet:Subnet");
  const zones = subnets.map(({ properties }) => text(properties.availabilityZone ?? properties.availabilityZoneId));
  return [...zones, ...list(group.properties.availabilityZones)].filter((zone) => zone !== "");
}

export default stackRule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/several-zones",
  title: "Groups have instances in several zones",
  why: "A zone that fails takes all instances that are in it.",
  severity: "low",
  area: "node security",
  controls: { "security-hub": ["AutoScaling.2"] },
  fix: "Name subnets of two zones or more in vpcZoneIdentifiers.",
  applies: (group, stack) => zonesOf(group, stack).length > 0,
  check: (group, stack) => when(new Set(zonesOf(group, stack)).size === 1, "all its instances are in one zone"),
  good: () => [
    [
      resource("aws:ec2/subnet:Subnet", "one", { availabilityZone: "eu-central-1a" }),
      resource("aws:ec2/subnet:Subnet", "other", { availabilityZone: "eu-central-1b" }),
      resource("aws:autoscaling/group:Group", "instances", {}, { vpcZoneIdentifiers: ["one", "other"] }),
    ],
    [resource("aws:autoscaling/group:Group", "instances", { availabilityZones: ["eu-central-1a", "eu-central-1b"] })],
  ],
  bad: () => [
    [
      resource("aws:ec2/subnet:Subnet", "one", { availabilityZone: "eu-central-1a" }),
      resource("aws:ec2/subnet:Subnet", "other", { availabilityZone: "eu-central-1a" }),
      resource("aws:autoscaling/group:Group", "instances", {}, { vpcZoneIdentifiers: ["one", "other"] }),
    ],
    [resource("aws:autoscaling/group:Group", "instances", { availabilityZones: ["eu-central-1a"] })],
  ],
});
