import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf } from "../../support/preview";

const registries = "azure-native:containerregistry:Registry";

describe("the Azure registry", () => {
  it("has a name of its own in the world, and no public side (A4, A14)", async () => {
    const stack = await previewOf("azure");
    const { properties, propertyDependencies } = stack.one(registries);
    assert.deepEqual(
      [properties.sku, properties.publicNetworkAccess, properties.adminUserEnabled, properties.anonymousPullEnabled],
      [{ name: "Premium" }, "Disabled", false, false],
    );
    assert.deepEqual(propertyDependencies.registryName, [stack.one("azure-native:resources:ResourceGroup").urn]);
    assert.ok(stack.one("azure-native:network:PrivateEndpoint", "-images-endpoint"));
  });

  it("keeps what has no tag any more for 30 days, and exports nothing (A14)", async () => {
    const { properties } = (await previewOf("azure")).one("azure-native:containerregistry:Registry");
    assert.deepEqual(properties.policies, {
      exportPolicy: { status: "disabled" },
      retentionPolicy: { status: "enabled", days: 30 },
      quarantinePolicy: { status: "disabled" },
    });
  });

  it("gets the image by an import that waits for its role, and gives nodes the right to pull and no more", async () => {
    const stack = await previewOf("azure");
    const run = stack.one("azure-native:containerregistry:TaskRun");
    const grants = stack
      .ofType("azure-native:authorization:RoleAssignment")
      .filter(({ name }) => name.includes("-images-"));
    const byName = (end: string) => grants.find(({ name }) => name.endsWith(end));
    assert.ok(run.dependencies.includes(byName("-may-import")?.urn ?? ""));
    assert.match(String(byName("-may-pull")?.properties.roleDefinitionId), /7f951dda-4ed3-4680-a7ca-43fe172d538d$/);
    assert.equal(grants.length, 2);
  });

  it("is not there if the image comes from its source, pinned as the settings say (X1, X12)", async () => {
    const digest = `sha256:${"9f86d081884c7d659a2feaa0c55ad015".repeat(2)}`;
    const stack = await previewOf("azure", { "image.registry": "upstream", "image.digest": digest });
    assert.equal(stack.ofType(registries).length, 0);
    assert.match(
      JSON.stringify(stack.one("kubernetes:apps/v1:DaemonSet").properties),
      new RegExp(`"image":"docker.io/qualys/qcs-sensor@${digest}"`),
    );
  });
});
