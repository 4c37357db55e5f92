import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { unknown } from "../../../policy/resource";
import type { ComponentAnswer } from "../../../preview/cloud/answers";
import type { Cloud } from "../../../preview/engine/engine";
import { deployed, standInCloud } from "../../support/deployed";

const subnetIds = ["subnet-0a", "subnet-0b"];

/** A cloud in which private subnets are there, and the routes through the NAT gateways when they are known. */
function cloudWith(routes: unknown): Cloud {
  const component = (type: string): ComponentAnswer => {
    const expand = standInCloud.component(type);
    if (type !== "awsx:ec2:Vpc") return expand;
    return async (vpc) => {
      const { outputs, dependencies } = await expand(vpc);
      return { outputs: { ...outputs, privateSubnetIds: subnetIds, routes }, dependencies };
    };
  };
  return { ...standInCloud, component };
}

async function subnetsOfInstances(routes: unknown): Promise<unknown> {
  const stack = await deployed("aws-ecs", {}, cloudWith(routes));
  return stack.one("aws:autoscaling/group:Group").properties.vpcZoneIdentifiers;
}

describe("instances in the private subnets", () => {
  it("start when the subnets have their routes, not before: their first boot would reach nothing", async () => {
    assert.equal(await subnetsOfInstances(unknown), unknown);
    assert.deepEqual(await subnetsOfInstances([]), subnetIds);
  });
});
