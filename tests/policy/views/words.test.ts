import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isCredentialName, looksLikeCredential } from "../../../policy/views/credential-names";
import { isPrivateRegistry } from "../../../policy/views/registries";

describe("names of credentials", () => {
  for (const name of ["ACTIVATIONID", "customerId", "DB_PASSWORD", "api-key", "AWS_SECRET_ACCESS_KEY", "githubToken"]) {
    it(`include ${name}`, () => assert.ok(isCredentialName(name)));
  }
  for (const name of ["POD_URL", "TOKEN_TTL", "PASSWORD_FILE", "SECRET_NAME", "", undefined]) {
    it(`do not include ${String(name)}`, () => assert.ok(!isCredentialName(name)));
  }
});

describe("credentials in a text", () => {
  for (const text of [
    "export DB_PASSWORD=correct-horse",
    "ACTIVATIONID=00000000-0000-0000-0000-000000000000",
    'api_key: "0123456789abcdef"',
    "AKIAIOSFODNN7EXAMPLE",
    "-----BEGIN RSA PRIVATE KEY-----",
  ]) {
    it(`are found in ${text}`, () => assert.ok(looksLikeCredential(text)));
  }
  for (const text of [
    "",
    "ECS_CLUSTER=example",
    "TOKEN=$(aws secretsmanager get-secret-value --secret-id x)",
    'PASSWORD="$1"',
    "curl -H X-aws-ec2-metadata-token: $TOKEN",
  ]) {
    it(`are not found in ${text}`, () => assert.ok(!looksLikeCredential(text)));
  }
});

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
