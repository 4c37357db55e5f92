import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules, loadRulesFor } from "../../policy/load";
import type { Resource } from "../../policy/resource";
import { judgedAs } from "../../policy/type-names";

const types = [...new Set(loadRules().flatMap((rule) => rule.types))].filter((type) => type !== "pulumi:pulumi:Stack");

/** The file of Pulumi's SDK in which a type is defined; its name has not always the capitals of the token. */
function sourceOf(type: string): string {
  const [sdk = "", module = "", kind = ""] = type.split(":");
  const [first = "", second = kind] = module.split("/");
  const isKubernetes = sdk === "kubernetes";
  const folder = path.join(
    path.dirname(require.resolve(`@pulumi/${sdk}/package.json`)),
    ...(isKubernetes ? [first.split(".", 1).join(), second] : [first]),
  );
  const wanted = `${isKubernetes ? kind : second}.js`.toLowerCase();
  const file = readdirSync(folder).find((name) => name.toLowerCase() === wanted);
  assert.ok(file, `${folder} has no ${wanted}`);
  return readFileSync(path.join(folder, file), "utf8");
}

describe("the name that a type is judged by", () => {
  it("is its own, if rules know it by that", () => {
    assert.deepEqual(types.map(judgedAs), types);
  });

  it("is the same for every older name that the SDK knows of it", () => {
    const older = types.flatMap((type) =>
      [...sourceOf(type).matchAll(/\{ type: "([^"]+)" \}/g)].map(([, name = ""]) => [name, type] as const),
    );
    assert.ok(older.length > 500, `only ${older.length} older names were found`);
    assert.deepEqual(
      older.map(([name]) => judgedAs(name)),
      older.map(([, type]) => type),
    );
  });

  it("is the same in packages with one version of Azure's API", () => {
    assert.equal(
      judgedAs("azure-native_containerservice_v20240901:containerservice:ManagedCluster"),
      "azure-native:containerservice:ManagedCluster",
    );
    assert.equal(
      judgedAs("azure-native_containerservice_v20240901:containerservice/v20240901:ManagedCluster"),
      "azure-native:containerservice:ManagedCluster",
    );
  });

  it("is the same for what is in one region, if it is written in the same way", () => {
    assert.equal(
      judgedAs("gcp:compute/regionInstanceTemplate:RegionInstanceTemplate"),
      "gcp:compute/instanceTemplate:InstanceTemplate",
    );
    assert.equal(
      judgedAs("gcp:compute/regionBackendService:RegionBackendService"),
      "gcp:compute/backendService:BackendService",
    );
    assert.equal(
      judgedAs("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy"),
      "gcp:compute/targetHttpsProxy:TargetHttpsProxy",
    );
    assert.equal(judgedAs("gcp:compute/regionSslPolicy:RegionSslPolicy"), "gcp:compute/sSLPolicy:SSLPolicy");
  });

  it("is the type's own, if it is none of those", () => {
    for (const type of [
      "azure:storage/account:Account",
      "aws-native:s3:Bucket",
      "my:V2:V2",
      "",
      "a",
      "aws:s3/objectCopy:ObjectCopy",
    ])
      assert.equal(judgedAs(type), type);
  });
});

describe("a resource of an older name", () => {
  const under = (type: string, own: Resource): Resource => ({ ...own, type });
  const bucket = resource("aws:s3/bucket:Bucket", "bucket", {});
  const statuses = (id: string, ...resources: Resource[]) =>
    evaluate(resources, { rules: loadRules([id]), today: "2026-11-30" }).findings.map(({ status }) => status);

  it("is judged, and shown as it is", () => {
    const old = under("aws:s3/bucketV2:BucketV2", bucket);
    const { findings } = evaluate([old], { rules: loadRulesFor([old]), today: "2026-11-30" });
    assert.ok(findings.some(({ rule, status }) => rule.id === "aws/s3/tls-only" && status === "fail"));
    assert.ok(findings.every((finding) => finding.resource === old));
  });

  it("is joined with others", () => {
    const Statement = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const policy = resource(
      "aws:s3/bucketPolicy:BucketPolicy",
      "policy",
      { policy: JSON.stringify({ Statement }) },
      { bucket: "bucket" },
    );
    assert.deepEqual(statuses("aws/s3/tls-only", under("aws:s3/bucketV2:BucketV2", bucket), policy), ["pass"]);
  });

  it("makes the rules on its cloud load", () => {
    const cluster = under(
      "azure-native_containerservice_v20240901:containerservice:ManagedCluster",
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
    );
    assert.ok(loadRulesFor([cluster]).some(({ id }) => id === "azure/aks/managed-identity"));
    assert.deepEqual(statuses("azure/aks/managed-identity", cluster), ["fail"]);
  });
});
