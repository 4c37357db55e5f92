import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isPrivateRegistry } from "../../../policy/views/registries";

describe("registries of one's own", () => {
  for (const image of [
    "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sensor@sha256:0",
    "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/sensor",
    "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/sensor",
    "example.azurecr.io/sensor:1",
    "europe-docker.pkg.dev/project/repository/sensor:1",
  ]) {
    it(`include ${image}`, () => assert.ok(isPrivateRegistry(image)));
  }
  for (const image of [
    "qualys/qcs-sensor",
    "docker.io/qualys/qcs-sensor",
    "example.azurecr.io.attacker.com/sensor",
    "attacker.com/123456789012.dkr.ecr.eu-central-1.amazonaws.com/sensor",
    "public.ecr.aws/sensor",
  ]) {
    it(`do not include ${image}`, () => assert.ok(!isPrivateRegistry(image)));
  }
});
