import { text } from "../problems";
import type { Resource } from "../resource";
import type { Stack } from "../stack";

/** Those of the AWS services, such as `ecr.api`, that are not reached inside the VPC. */
export function withoutEndpoint(vpc: Resource, stack: Stack, services: readonly string[]): readonly string[] {
  const endpoints = stack.pointingAt(vpc, "aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId");
  const names = endpoints.map(({ properties }) => text(properties.serviceName));
  return services.filter((service) => !names.some((name) => name.endsWith(`.${service}`)));
}
