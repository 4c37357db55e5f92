import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nothingTrusted } from "../../../policy/stack";
import { isPrivateRegistry } from "../../../policy/views/registries";

describe("registries of one's own", () => {
  for (const image of [
    "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sensor@sha256:0",
    "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/sensor",
    "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/sensor",
    "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/sensor",
    "123456789012.dkr-ecr.eu-central-1.on.aws/sensor",
    "123456789012.dkr-ecr-fips.us-east-1.on.aws/sensor",
    "123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/sensor",
    "example.azurecr.io/sensor:1",
    "acmeprod-e8f3a1b2.azurecr.io/sensor:1",
    "europe-docker.pkg.dev/project/repository/sensor:1",
  ]) {
    it(`include ${image}`, () => assert.ok(isPrivateRegistry(image, nothingTrusted)));
  }
  for (const image of [
    "qualys/qcs-sensor",
    "docker.io/qualys/qcs-sensor",
    "example.azurecr.io.attacker.com/sensor",
    "attacker.com/123456789012.dkr.ecr.eu-central-1.amazonaws.com/sensor",
    "public.ecr.aws/sensor",
    "ecr-public.aws.com/example/sensor",
    "123456789012.dkr-ecr.eu-central-1.on.aws.attacker.com/sensor",
    "us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0",
    "us-docker.pkg.dev/cloudrun/container/hello",
    "eu.gcr.io/acme/sensor:1",
  ]) {
    it(`do not include ${image}`, () => assert.ok(!isPrivateRegistry(image, nothingTrusted)));
  }

  const trusted = { trustedRegistries: ["harbor.example.com", "ghcr.io/organization", "localhost:5000/"] };
  for (const image of [
    "harbor.example.com/qualys/sensor:1",
    "ghcr.io/organization/sensor@sha256:0",
    "localhost:5000/sensor",
  ]) {
    it(`include ${image} where it is trusted`, () => assert.ok(isPrivateRegistry(image, trusted)));
  }
  for (const image of [
    "harbor.example.com.attacker.com/sensor",
    "harbor.example.com:8443/sensor",
    "attacker.com/harbor.example.com/sensor",
    "ghcr.io/organization-2/sensor",
    "ghcr.io/organization",
    "ghcr.io/sensor",
  ]) {
    it(`do not include ${image} where others are trusted`, () => assert.ok(!isPrivateRegistry(image, trusted)));
  }
});
