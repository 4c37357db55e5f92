import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { withoutEndpoint } from "../../../views/vpc-endpoints";

/** What private nodes talk to all the time. */
const services = ["ecr.api", "ecr.dkr", "s3", "logs", "sts"];

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/vpc-endpoints",
  title: "AWS services are reached inside the VPC",
  why: "Traffic that stays inside needs no way out, and an endpoint policy can limit it.",
  severity: "medium",
  area: "network isolation",
  controls: { "aws-foundations": ["6.8"], "security-hub": ["EC2.55", "EC2.56"] },
  fix: "Add VPC endpoints for the services.",
  check(vpc, stack) {
    const missing = withoutEndpoint(vpc, stack, services);
    return when(missing.length > 0, `no endpoint for ${missing.join(", ")}`);
  },
  good: [
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      ...services.map((service) =>
        resource(
          "aws:ec2/vpcEndpoint:VpcEndpoint",
          service,
          { serviceName: `com.amazonaws.eu-central-1.${service}` },
          { vpcId: "network" },
        ),
      ),
    ],
  ],
  bad: [
    [resource("aws:ec2/vpc:Vpc", "network", {})],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "s3",
        { serviceName: "com.amazonaws.eu-central-1.s3" },
        { vpcId: "network" },
      ),
    ],
  ],
});
