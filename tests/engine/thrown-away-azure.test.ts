import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { read } from "../support/source-files";
import { variants } from "../support/variants";
import type { StandInCloud, Values } from "./cloud/stand-in-cloud";
import { nameOf, typeOf } from "./cloud/urns";
import { needsEngine, Site } from "./site";

/** The smallest in every run, those with another way out of their nodes with `ENGINE_TESTS=all`. */
const thrownAway = [
  "thrown away, with one node",
  ...(process.env.ENGINE_TESTS === "all" ? ["behind a firewall", "isolated, by a proxy in another network"] : []),
];

/** What of a stack is made before what, and goes after it, where both are there: by type and the end of its name. */
const ordered = [
  ["network:FirewallPolicyRuleCollectionGroup -firewall-rules", "network:AzureFirewall -firewall"],
  ["network:AzureFirewall -firewall", "network:RouteTable -routes"],
  ["network:RouteTable -routes", "network:Subnet -nodes"],
  ["network:NatGateway -nat", "network:Subnet -nodes"],
  ["network:Subnet -nodes", "containerservice:ManagedCluster -cluster"],
  ["containerregistry:CacheRule -bootstrap-microsoft", "containerservice:ManagedCluster -cluster"],
  ["authorization:RoleAssignment -bootstrap-may-pull", "containerservice:ManagedCluster -cluster"],
] as const;

/** What Key Vault does by the key's policy: another version, with a day of its own. Answers its address. */
function rotate(cloud: StandInCloud): string {
  const key = cloud.resources.find(({ type }) => type === "azure-native:keyvault:Key") ?? assert.fail("no key");
  const asked = key.inputs.properties as { attributes: Values };
  const next = `${String(key.properties.keyUri)}/fedcba9876543210fedcba9876543210`;
  cloud.change({
    ...key,
    inputs: {
      ...key.inputs,
      properties: { ...asked, attributes: { ...asked.attributes, expires: Date.UTC(2032, 0, 1) / 1000 } },
    },
    properties: { ...key.properties, keyUriWithVersion: next },
  });
  return next;
}

for (const name of thrownAway) {
  describe(`a stack on Azure, ${name}, made and destroyed`, function () {
    this.timeout(900_000);
    const { config } = variants.find((each) => each.stack === "azure" && each.name === name) ?? assert.fail(name);
    let site: Site;

    before(async function () {
      needsEngine(this, "azure");
      site = await Site.open("azure", { changes: { ...config, protect: false }, nodes: 1 });
    });
    after(() => site?.close());

    /** When something happened to each resource, in their order. */
    const happened = (operation: string) =>
      site.cloud.history.filter((each) => each.operation === operation).map(({ urn }) => urn);

    const place = (urns: readonly string[], what: string) => {
      const [type = "", end = ""] = what.split(" ");
      return urns.findIndex((urn) => typeOf(urn) === `azure-native:${type}` && nameOf(urn).endsWith(end));
    };

    it("is there, with nothing that is protected, each after what it needs (A5, A26, A27)", async () => {
      await site.project.succeed("up", "--yes", "--skip-preview", "--policy-pack", "policy");
      assert.deepEqual(
        (await site.project.state()).filter(({ protect }) => protect),
        [],
      );
      const made = happened("create");
      const pairs = ordered.filter((pair) => pair.every((what) => place(made, what) >= 0));
      assert.ok(pairs.length >= 2, "nothing to compare");
      for (const [first, second] of pairs) assert.ok(place(made, first) < place(made, second), `${first}, ${second}`);
    });

    it("moves the cluster to the next version of its key, and changes nothing else, as the runbook says (A30)", async () => {
      const [, target = ""] = /^pulumi refresh --target '([^']+)'$/m.exec(read("docs/runbook.md")) ?? [];
      const next = rotate(site.cloud);
      const already = site.cloud.history.length;
      await site.project.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
      await site.project.succeed("refresh", "--yes", "--skip-preview", "--target", target);
      await site.project.succeed("up", "--yes", "--skip-preview");
      const asked = site.cloud.history.slice(already);
      assert.deepEqual(
        asked.map(({ operation, urn }) => `${operation} ${typeOf(urn)}`),
        ["update azure-native:containerservice:ManagedCluster"],
      );
      const cluster = site.cloud.resources.find(({ urn }) => urn === asked[0]?.urn);
      const { azureKeyVaultKms } = cluster?.inputs.securityProfile as { azureKeyVaultKms: Values };
      assert.equal(azureKeyVaultKms.keyId, next);
    });

    it("goes without being asked twice, each before what it needs, and leaves nothing", async () => {
      await site.project.succeed("destroy", "--yes", "--skip-preview");
      assert.deepEqual(site.cloud.resources, []);
      assert.deepEqual(await site.project.state(), []);
      const gone = happened("delete");
      for (const [first, second] of ordered.filter((pair) => pair.every((what) => place(gone, what) >= 0)))
        assert.ok(place(gone, second) < place(gone, first), `${second}, ${first}`);
    });
  });
}
