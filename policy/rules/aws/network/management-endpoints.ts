import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import { withoutEndpoint } from "../../../views/vpc-endpoints";

const services = ["ec2", "ssm"];

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/management-endpoints",
  title: "Instances are managed inside the VPC",
  why: "What manages the instances can do anything to them, and should not cross the internet.",
  severity: "low",
  area: "network isolation",
  controls: { "security-hub": ["EC2.10", "EC2.57"] },
  fix: "Add VPC endpoints for the services.",
  check(vpc, stack) {
    const missing = withoutEndpoint(vpc, stack, services);
    return when(missing.length > 0, `no endpoint for ${missing.join(", ")}`);
  },
  good: () => [
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
  bad: () => [
    [resource("aws:ec2/vpc:Vpc", "network", {})],
    [
      resource("aws:ec2/vpc:Vpc", "network", {}),
      resource(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "ssm",
        { serviceName: "com.amazonaws.eu-central-1.ssm" },
        { vpcId: "network" },
      ),
    ],
  ],
});
