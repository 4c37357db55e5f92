import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Resource } from "../../../policy/resource";
import { patternsOf } from "./accepted/match";
import { harmless } from "./accepted/accepted";
import { sdkMutantsOf } from "./sdk-mutants";
import { argumentsOf } from "./sdk-types";

describe("what SDKs say may stand in a place", () => {
  it("is what their interfaces say, in whatever folder and file they are", () => {
    assert.deepEqual(argumentsOf("aws:eks/nodeGroup:NodeGroup")?.forceUpdateVersion, {
      shape: { kind: "boolean" },
      required: false,
    });
    assert.equal(argumentsOf("aws:eks/nodeGroup:NodeGroup")?.clusterName.required, true);
    assert.ok(argumentsOf("gcp:projects/iAMMember:IAMMember")?.condition);
    assert.ok(argumentsOf("kubernetes:networking.k8s.io/v1:NetworkPolicy")?.spec);
    assert.ok(argumentsOf("docker-build:index:Index")?.sources);
  });

  it("is nothing of a type that no SDK has", () => {
    assert.equal(argumentsOf("kubernetes:secret-sync.gke.io/v1:SecretSync"), undefined);
    assert.equal(argumentsOf("qualys:aws:SecureVpc"), undefined);
  });

  it("are the values of enumerations, and those that the documentation lists", () => {
    assert.deepEqual(argumentsOf("azure-native:storage:StorageAccount")?.minimumTlsVersion.shape, {
      kind: "text",
      choices: ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"],
    });
    assert.deepEqual(argumentsOf("aws:eks/nodeGroup:NodeGroup")?.capacityType.shape, {
      kind: "text",
      choices: ["ON_DEMAND", "SPOT"],
    });
  });

  it("are no names of other arguments, of which one is to be given", () => {
    assert.deepEqual(argumentsOf("aws:ec2/vpcEndpoint:VpcEndpoint")?.serviceName.shape, { kind: "text", choices: [] });
  });
});

describe("mutants that the SDKs' types allow", () => {
  const changes = (type: string, properties: Resource["properties"]) =>
    sdkMutantsOf({
      urn: "urn:example",
      type,
      name: "example",
      properties,
      secrets: [],
      protect: false,
      dependencies: [],
      propertyDependencies: { roleArn: ["urn:role"], tags: ["urn:tag"] },
    });
  const words = (type: string, properties: Resource["properties"], at: string) =>
    changes(type, properties)
      .filter((one) => one.at === at)
      .map(({ change }) => change);
  const cluster = "aws:eks/cluster:Cluster";

  it("take away what is optional, and set what has few values to the others", () => {
    const vpcConfig = { subnetIds: [], endpointPublicAccess: true };
    assert.deepEqual(words(cluster, { vpcConfig }, "vpcConfig.endpointPublicAccess"), ["taken away", "= false"]);
    assert.deepEqual(words(cluster, { vpcConfig }, "vpcConfig.endpointPrivateAccess"), ["= true", "= false"]);
    assert.deepEqual(words(cluster, { vpcConfig }, "vpcConfig"), []);
    assert.deepEqual(words(cluster, {}, "vpcConfig.endpointPublicAccess"), ["= true", "= false"]);
  });

  it("reach into lists, maps and documents", () => {
    const [mutant] = changes("aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([{ name: "one" }, { name: "two", privileged: false }]),
    }).filter(({ at, change }) => at === "containerDefinitions[].privileged" && change === "taken away");
    assert.equal(mutant?.resource.properties.containerDefinitions, '[{"name":"one"},{"name":"two"}]');
    assert.deepEqual(words(cluster, { tags: { a: "b" } }, "tags.a"), ["taken away"]);
    assert.deepEqual(words(cluster, { enabledClusterLogTypes: ["audit"] }, "enabledClusterLogTypes[]"), ["taken away"]);
  });

  it("open ranges of addresses, and stretch numbers and times", () => {
    assert.deepEqual(words("aws:ec2/subnet:Subnet", { cidrBlock: "10.0.0.0/8" }, "cidrBlock"), [
      "taken away",
      '= "0.0.0.0/0"',
    ]);
    assert.deepEqual(words("aws:kms/key:Key", { deletionWindowInDays: 30 }, "deletionWindowInDays"), [
      "taken away",
      "= 0",
      "= 1",
      "= 3000",
    ]);
    assert.deepEqual(words("gcp:kms/cryptoKey:CryptoKey", { rotationPeriod: "7776000s" }, "rotationPeriod"), [
      "taken away",
      '= "1s"',
      '= "999999999s"',
    ]);
  });

  it("leave what stays where it came from", () => {
    const [gone] = changes(cluster, { roleArn: "role", tags: { a: "b" } }).filter(({ at }) => at === "tags");
    assert.deepEqual(gone?.resource.propertyDependencies, { roleArn: ["urn:role"] });
  });
});

describe("patterns of what is accepted", () => {
  const matching = (pattern: string, type = "aws:kms/*") => {
    const [found] = patternsOf({ [type]: [harmless("Said.", pattern)] });
    return (at: string, change: string) => found?.matches("aws:kms/key:Key", at, change);
  };

  it("hold for a place with all that is in it", () => {
    const matches = matching("rules");
    assert.deepEqual(
      [matches("rules", "taken away"), matches("rules.a", "= true"), matches("rules[].b", "= 1")],
      [true, true, true],
    );
    assert.deepEqual([matches("rulesToo", "= 1"), matches("other.rules", "= 1")], [false, false]);
  });

  it("hold for one change alone, if they name it", () => {
    const matches = matching('logging = "DEFAULT"');
    assert.deepEqual([matches("logging", '= "DEFAULT"'), matches("logging", '= "NONE"')], [true, false]);
    assert.equal(matching("logging taken away")("logging.level", "taken away"), false);
  });

  it("take braces for one or the other, and a star for anything", () => {
    const matches = matching("{min,max}Size = *");
    assert.deepEqual([matches("maxSize", "= 3"), matches("maxSize", "taken away")], [true, false]);
    assert.equal(matching("a", "aws:sns/*")("a", "= 1"), false);
  });
});
