import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isAnywhere } from "../../../views/ports";

export default rule("aws:ec2/route:Route", {
  id: "aws/network/narrow-peering-routes",
  title: "Routes to peered networks lead to a part of them",
  why: "A route to all of a peer makes one network of two that were meant to be apart.",
  severity: "low",
  area: "network isolation",
  controls: { "aws-foundations": ["6.6"] },
  fix: "Name the range of the peer's addresses that is needed.",
  elsewhere: true,
  applies: (route) => isSet(route, "vpcPeeringConnectionId"),
  check: ({ destinationCidrBlock, destinationIpv6CidrBlock }) =>
    [destinationCidrBlock, destinationIpv6CidrBlock].filter(isAnywhere).map((range) => `${range} leads to the peer`),
  good: [{ vpcPeeringConnectionId: "pcx-1", destinationCidrBlock: "10.1.0.0/24" }],
  bad: [
    { vpcPeeringConnectionId: "pcx-1", destinationCidrBlock: "0.0.0.0/0" },
    { vpcPeeringConnectionId: "pcx-1", destinationIpv6CidrBlock: "::/0" },
  ],
});
