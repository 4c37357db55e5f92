import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown, type Resource } from "../../../policy/resource";

function said(properties: object) {
  const acl = {
    ...resource("gcp:storage/bucketACL:BucketACL", "acl", {}),
    properties: properties as Resource["properties"],
  };
  const [finding] = evaluate([acl], { rules: loadRules(["gcp/storage/no-public-acls"]), today: "2026-11-30" }).findings;
  return [finding.status, ...(finding.status === "fail" ? finding.problems : [])];
}

describe("an ACL of a bucket", () => {
  it("is open by a list of Google's own, in each of its spellings, and closed by the others", () => {
    const open = {
      publicRead: "allUsers",
      "public-read": "allUsers",
      publicReadWrite: "allUsers",
      "public-read-write": "allUsers",
      authenticatedRead: "allAuthenticatedUsers",
      "authenticated-read": "allAuthenticatedUsers",
    };
    for (const [name, who] of Object.entries(open)) {
      assert.deepEqual(said({ predefinedAcl: name }), ["fail", `predefinedAcl: ${who} may use it`], name);
      assert.deepEqual(said({ predefinedAcl: "private", defaultAcl: name }), ["fail", `defaultAcl: ${who} may use it`]);
    }
    for (const name of ["private", "projectPrivate", "bucketOwnerRead", "constructor"])
      assert.deepEqual(said({ predefinedAcl: name }), ["pass"], name);
  });

  it("says which entry opens it, whatever is not known of others", () => {
    const opened = ["fail", "roleEntities[1]: allUsers may use it"];
    assert.deepEqual(said({ roleEntities: [unknown, "READER:allUsers"] }), opened);
    assert.deepEqual(said({ roleEntities: ["OWNER:user-a@example.com", unknown] }), ["unknown"]);
    assert.deepEqual(said({ roleEntities: unknown, defaultAcl: "publicRead" }), [
      "fail",
      "defaultAcl: allUsers may use it",
    ]);
    assert.deepEqual(said({ predefinedAcl: unknown }), ["unknown"]);
    assert.deepEqual(said({}), ["not applicable"]);
  });
});
