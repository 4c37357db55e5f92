import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import { withoutEndpoint } from "../../../views/vpc-endpoints";

/** What nodes with containers talk to all the time. */
const services = ["ecr.api", "ecr.dkr", "s3", "logs", "sts"];
const runContainers = ["aws:ecs/cluster:Cluster", "aws:eks/cluster:Cluster"] as const;
const gatewayType = "aws:ec2/internetGateway:InternetGateway";

/** The endpoint for S3 costs nothing, so wherever there is a way out it is better; without one, nothing gets to AWS anyway. */
function servicesNeeded(vpc: Typed<"aws:ec2/vpc:Vpc">, stack: Stack): readonly string[] {
  if (runContainers.some((type) => stack.all(type).length > 0)) return services;
  return stack.pointingAt(vpc, gatewayType, "vpcId").length > 0 ? ["s3"] : [];
}

const vpc = resource("aws:ec2/vpc:Vpc", "network", {});
const cluster = resource("aws:eks/cluster:Cluster", "cluster", {});
const gateway = resource(gatewayType, "gateway", {}, { vpcId: "network" });
const endpoint = (service: string) =>
  resource(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    service,
    { serviceName: `com.amazonaws.eu-central-1.${service}` },
    { vpcId: "network" },
  );

export default stackRule("aws:ec2/vpc:Vpc", {
  id: "aws/network/vpc-endpoints",
  title: "AWS services are reached inside the VPC",
  why: "Traffic that stays inside needs no way out, and an endpoint policy can limit it.",
  severity: "medium",
  area: "network isolation",
  controls: { "aws-foundations": ["6.8"], "security-hub": ["EC2.55", "EC2.56"] },
  fix: "Add VPC endpoints for the services.",
  applies: (vpc, stack) => servicesNeeded(vpc, stack).length > 0,
  check(vpc, stack) {
    const missing = withoutEndpoint(vpc, stack, servicesNeeded(vpc, stack));
    return when(missing.length > 0, `no endpoint for ${missing.join(", ")}`);
  },
  good: () => [
    [vpc, cluster, ...services.map(endpoint)],
    [vpc, gateway, endpoint("s3")],
  ],
  bad: () => [
    [vpc, gateway],
    [vpc, cluster],
    [vpc, cluster, endpoint("s3")],
  ],
});
