import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", {
  id: "aws/account/internet-access/blocked",
  title: "Internet gateways let nobody into any VPC of the region",
  why: "One forgotten gateway opens a network that was meant to be closed.",
  severity: "high",
  area: "network isolation",
  controls: { "security-hub": ["EC2.172"] },
  fix: "Add an aws.ec2.VpcBlockPublicAccessOptions with internetGatewayBlockMode block-ingress or block-bidirectional.",
  missing: "public access to VPCs is not blocked",
  check: ({ properties: { internetGatewayBlockMode: mode } }) =>
    unless(["block-ingress", "block-bidirectional"].includes(mode ?? ""), `internetGatewayBlockMode is ${mode}`),
  good: () => [
    [
      resource("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", "block", {
        internetGatewayBlockMode: "block-ingress",
      }),
    ],
  ],
  bad: () => [
    [],
    [
      resource("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", "block", {
        internetGatewayBlockMode: "off",
      }),
    ],
  ],
});
