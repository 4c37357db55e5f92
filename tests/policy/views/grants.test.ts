import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown, type Resource } from "../../../policy/resource";
import type { Type } from "../../../policy/types";
import {
  grantsOnWholes,
  grantsOfBuckets,
  grantsOfIdentity,
  grantsOfKeys,
  grantsOfRepositories,
  grantsOfSecrets,
  membersOf,
} from "../../../policy/views/grants";

function said(id: string, ...resources: readonly Resource[]) {
  const { findings } = evaluate(resources, { rules: loadRules([id]), today: "2026-11-30" });
  return findings
    .filter(({ status }) => status !== "not applicable")
    .map(({ status, problems }) => [status, ...(status === "fail" ? problems : [])]);
}

const given = (type: Type, properties: Readonly<Record<string, unknown>>) => ({
  ...resource(type, `${type} ${JSON.stringify(properties)}`, {}),
  properties,
});
const inPolicy = (...bindings: readonly object[]) =>
  given("gcp:projects/iAMPolicy:IAMPolicy", { policyData: JSON.stringify({ bindings }) });

describe("roles that Google lets somebody have", () => {
  const views = [
    grantsOnWholes,
    grantsOfBuckets,
    grantsOfIdentity,
    grantsOfKeys,
    grantsOfRepositories,
    grantsOfSecrets,
  ];
  const grant = { role: "roles/example", members: ["group:a@example.com", "group:b@example.com"] };

  it("are the same in each form", () => {
    for (const view of views) {
      const forms = view.spellings(grant).map((form) => form.flatMap((one) => view.items(one)));
      assert.deepEqual(
        new Set(forms.flat().flatMap(({ item }) => membersOf(item).map((member) => `${item.role} ${member}`))),
        new Set(grant.members.map((member) => `${grant.role} ${member}`)),
      );
      for (const [form] of forms) assert.equal(form?.item.role, grant.role);
    }
  });

  it("are none in a policy that is none", () => {
    for (const policyData of [undefined, null, "", "{", "[]", "5", '{"bindings":{}}', '{"bindings":[null]}', {}])
      assert.deepEqual(grantsOnWholes.items(given("gcp:projects/iAMPolicy:IAMPolicy", { policyData })), []);
  });

  it("open a bucket, a secret, a key or an image to everybody in a policy, too", () => {
    const policyData = JSON.stringify({ bindings: [{ role: "roles/example", members: ["allUsers"] }] });
    const places = {
      "gcp/kms/not-public": [
        "gcp:kms/cryptoKeyIAMPolicy:CryptoKeyIAMPolicy",
        "gcp:kms/keyRingIAMPolicy:KeyRingIAMPolicy",
      ],
      "gcp/registry/least-access": ["gcp:artifactregistry/repositoryIamPolicy:RepositoryIamPolicy"],
      "gcp/secrets/no-public-access": ["gcp:secretmanager/secretIamPolicy:SecretIamPolicy"],
      "gcp/storage/not-public": [
        "gcp:storage/bucketIAMPolicy:BucketIAMPolicy",
        "gcp:storage/managedFolderIamPolicy:ManagedFolderIamPolicy",
      ],
    } as const;
    for (const [id, types] of Object.entries(places))
      for (const type of types) assert.equal(said(id, given(type, { policyData }))[0]?.[0], "fail", type);
  });
});

describe("roles on what holds projects", () => {
  it("are judged as those on a project", () => {
    const everybody = { role: "roles/editor", members: ["allUsers"] };
    for (const place of ["projects", "folder", "organizations"] as const) {
      const binding = given(`gcp:${place}/iAMBinding:IAMBinding`, everybody);
      const policyData = JSON.stringify({ bindings: [everybody] });
      const policy = given(`gcp:${place}/iAMPolicy:IAMPolicy`, { policyData });
      const member = given(`gcp:${place}/iAMMember:IAMMember`, { role: "roles/owner", member: "serviceAccount:a@b" });
      assert.deepEqual(said("gcp/iam/no-basic-roles", binding, policy, member), [
        ["fail", "grants roles/editor"],
        ["fail", "binding 1: grants roles/editor"],
        ["fail", "grants roles/owner"],
      ]);
      assert.deepEqual(said("gcp/iam/no-public-grants", binding, policy, member), [
        ["fail", "grants roles/editor to allUsers"],
        ["fail", "binding 1: grants roles/editor to allUsers"],
        ["pass"],
      ]);
    }
  });

  it("are not for everybody on a service account either", () => {
    const role = "roles/iam.serviceAccountTokenCreator";
    const binding = given("gcp:serviceaccount/iAMBinding:IAMBinding", { role, members: ["allUsers"] });
    assert.deepEqual(said("gcp/iam/no-public-grants", binding), [["fail", `grants ${role} to allUsers`]]);
    assert.deepEqual(said("gcp/iam/no-impersonation-in-project", binding), []);
  });

  it("let nodes change images, too", () => {
    const account = resource("gcp:serviceaccount/account:Account", "nodes", { accountId: "nodes" });
    const pool = resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" });
    const role = "roles/artifactregistry.writer";
    const granting = resource("gcp:folder/iAMMember:IAMMember", "writes", { role }, { member: "nodes" });
    assert.deepEqual(said("gcp/registry/cluster-reads-only", account, pool, granting), [["fail", `nodes has ${role}`]]);
  });
});

describe("two roles that nobody should have both of", () => {
  const id = "gcp/iam/separate-service-account-duties";
  const [admin, user] = ["roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountUser"];
  const member = "group:a@example.com";
  const forms = (role: string) => [
    given("gcp:projects/iAMMember:IAMMember", { role, member }),
    given("gcp:projects/iAMBinding:IAMBinding", { role, members: ["group:b@example.com", member] }),
    inPolicy({ role: "roles/viewer", members: [member] }, { role, members: [member] }),
  ];

  it("are found in whatever forms they are given", () => {
    for (const makes of forms(admin))
      for (const acts of forms(user)) assert.equal(said(id, makes, acts)[0]?.[0], "fail", `${makes.type} ${acts.type}`);
    assert.deepEqual(said(id, inPolicy({ role: admin, members: [member] }, { role: user, members: [member] })), [
      ["fail", `${member} has both roles`],
    ]);
    const apart = inPolicy({ role: admin, members: [member] }, { role: user, members: ["group:b@example.com"] });
    assert.deepEqual(said(id, apart), [["pass"]]);
  });

  it("are open where a grant is, unless what is known settles it", () => {
    const [makes] = forms(admin);
    const open = given("gcp:projects/iAMPolicy:IAMPolicy", { policyData: unknown });
    assert.deepEqual(said(id, makes, given("gcp:projects/iAMMember:IAMMember", { role: unknown, member })), [
      ["unknown"],
      ["unknown"],
    ]);
    assert.deepEqual(said(id, makes, open), [["unknown"], ["unknown"]]);
    assert.deepEqual(said(id, makes, forms(user)[0], open), [["fail", `${member} has both roles`], ["unknown"]]);
    const elsewhere = given("gcp:projects/iAMMember:IAMMember", { role: "roles/viewer", member: unknown });
    assert.deepEqual(said(id, makes, elsewhere), [["pass"]]);
  });

  it("are looked for once in a policy of many members", () => {
    const many = (name: string) => Array.from({ length: 20_000 }, (_, index) => `user:${name}${index}@example.com`);
    const policy = inPolicy({ role: admin, members: many("a") }, { role: user, members: many("b") });
    const start = performance.now();
    assert.deepEqual(said(id, policy), [["pass"]]);
    // A busy machine needs a tenth of a second; to parse the policy for each member would take an hour.
    assert.ok(performance.now() - start < 20_000);
  });
});

describe("what the nodes' account may do", () => {
  const id = "gcp/registry/cluster-reads-only";
  const account = resource("gcp:serviceaccount/account:Account", "nodes", { accountId: "nodes" });
  const pool = resource("gcp:container/nodePool:NodePool", "pool", {}, { nodeConfig: "nodes" });
  const linked = (type: Type, property: string, properties: Readonly<Record<string, unknown>>) => ({
    ...resource(type, type, {}),
    properties: { [property]: unknown, ...properties },
    propertyDependencies: { [property]: [account.urn] },
  });
  const writer = "roles/artifactregistry.writer";

  it("is seen in each form, on the project and on a repository", () => {
    const policyData = JSON.stringify({
      bindings: [{ role: writer, members: ["serviceAccount:nodes@example.iam.gserviceaccount.com"] }],
    });
    const forms = [
      linked("gcp:projects/iAMMember:IAMMember", "member", { role: writer }),
      linked("gcp:projects/iAMBinding:IAMBinding", "members", { role: writer }),
      linked("gcp:projects/iAMPolicy:IAMPolicy", "policyData", { policyData }),
      linked("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "member", { role: writer }),
      linked("gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding", "members", { role: writer }),
      linked("gcp:artifactregistry/repositoryIamPolicy:RepositoryIamPolicy", "policyData", { policyData }),
    ];
    const open = linked("gcp:projects/iAMMember:IAMMember", "member", { role: unknown });
    for (const form of forms) {
      assert.deepEqual(said(id, account, form, pool), [["fail", `nodes has ${writer}`]], form.type);
      assert.deepEqual(said(id, account, open, form, pool), [["fail", `nodes has ${writer}`]], form.type);
    }
  });

  it("is open while a policy with its address is", () => {
    const policy = linked("gcp:projects/iAMPolicy:IAMPolicy", "policyData", {});
    assert.deepEqual(said(id, account, policy, pool), [["unknown"]]);
  });
});
