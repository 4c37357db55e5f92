import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
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

  const trusted = {
    trustedRegistries: ["harbor.example.com", "ghcr.io/organization", "localhost:5000/", "docker.io/qualys"],
  };
  for (const image of [
    "harbor.example.com/qualys/sensor:1",
    "ghcr.io/organization/sensor@sha256:0",
    "localhost:5000/sensor",
    "docker.io/qualys/sensor:1",
    "qualys/sensor:1",
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
    "qualys-2/sensor",
    "sensor:1",
    "localhost/qualys/sensor",
    "evil/harbor.example.com/sensor",
  ]) {
    it(`do not include ${image} where others are trusted`, () => assert.ok(!isPrivateRegistry(image, trusted)));
  }

  it("do not include what has no name, whatever is trusted", () =>
    assert.ok(!isPrivateRegistry("", { trustedRegistries: ["docker.io"] })));

  it("know what is no text from the ones that are trusted", () => {
    const images = [5, { toString: "web" }, "harbor.example.com/app:1"];
    const pod = resource("kubernetes:core/v1:Pod", "app", {
      spec: { containers: images.map((image) => ({ image })) as never },
    });
    const rules = loadRules(["kubernetes/workloads/private-registry"]);
    const [{ status, problems }] = evaluate([pod], { rules, today: "2026-11-30", trusted }).findings;
    assert.deepEqual([status, problems.length], ["fail", 2]);
  });

  it("take Docker Hub's own images for those of its library", () => {
    const library = { trustedRegistries: ["docker.io/library/"] };
    assert.deepEqual(
      ["nginx:1", "nginx@sha256:0", "library/nginx", "qualys/sensor", "localhost/nginx"].filter((image) =>
        isPrivateRegistry(image, library),
      ),
      ["nginx:1", "nginx@sha256:0", "library/nginx"],
    );
  });
});
