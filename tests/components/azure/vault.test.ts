import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { unknown } from "../../../policy/resource";
import { type Changes, previewOf } from "../../support/preview";
import { requestsFor } from "../../support/requests";

const secrets = "azure-native:keyvault:Secret";
const roles = "azure-native:authorization:RoleAssignment";

describe("the Azure vault", () => {
  it("is reached from inside the network alone, opened by roles, and not to be purged", async () => {
    for (const { properties, protect } of (await previewOf("azure")).ofType("azure-native:keyvault:Vault")) {
      const vault = properties.properties as Record<string, unknown>;
      assert.deepEqual(
        [vault.publicNetworkAccess, vault.enableRbacAuthorization, vault.enablePurgeProtection, protect],
        ["Disabled", true, true, true],
      );
    }
  });

  it("asks for the retention that it is made with, and for no other afterwards (A31)", async () => {
    const retentionOf = async (changes: Changes) =>
      (await previewOf("azure", changes)).ofType("azure-native:keyvault:Vault").map(({ properties }) => {
        const vault = properties.properties as Record<string, unknown>;
        return vault.softDeleteRetentionInDays;
      });
    assert.deepEqual(await retentionOf({}), [90, 90]);
    assert.deepEqual(await retentionOf({ protect: false }), [7, 7]);
    const requests = await requestsFor("azure-native:keyvault:Vault");
    assert.equal(requests.length, 2);
    for (const request of requests)
      assert.deepEqual(request.getIgnorechangesList(), ["properties.softDeleteRetentionInDays"]);
  });

  it("holds both ids as secrets, with a date, and the sensor reads them there (X8, X9)", async () => {
    const stack = await previewOf("azure");
    assert.deepEqual(
      stack
        .ofType(secrets)
        .map(({ properties }) => properties.secretName)
        .sort(),
      ["activation-id", "customer-id"],
    );
    for (const secret of stack.ofType(secrets)) {
      assert.deepEqual(secret.secrets, ["properties"]);
    }
    const objects = stack.one("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass");
    assert.match(JSON.stringify(objects.properties.spec), /activation-id.*customer-id/);
  });

  it("says when the ids are due, on the settings' day or on one that is years away", async () => {
    const daysOf = async (changes: Changes) =>
      (await previewOf("azure", changes)).ofType(secrets).map(({ properties }) => {
        const { attributes } = properties.properties as { attributes: { expires: number } };
        return new Date(attributes.expires * 1000).toISOString();
      });
    assert.deepEqual(await daysOf({}), ["2036-01-01T00:00:00.000Z", "2036-01-01T00:00:00.000Z"]);
    assert.deepEqual(await daysOf({ "credentials.dueOn": "2099-06-01" }), [
      "2099-06-01T00:00:00.000Z",
      "2099-06-01T00:00:00.000Z",
    ]);
  });

  it("starts the sensor anew with another id, without the id showing in the pods", async () => {
    const stack = await previewOf("azure");
    const daemonSet = stack.one("kubernetes:apps/v1:DaemonSet");
    assert.equal(stack.behind(daemonSet, "spec").filter(({ type }) => type === secrets).length, 2);
    assert.deepEqual(daemonSet.secrets, []);
  });

  it("gives the sensor's service account two secrets, not a vault (A12)", async () => {
    const stack = await previewOf("azure");
    const credential = stack.one("azure-native:managedidentity:FederatedIdentityCredential");
    assert.equal(credential.properties.subject, "system:serviceaccount:qualys-sensor:qualys-sensor");
    assert.equal(credential.properties.issuer, unknown);
    const reads = stack.ofType(roles).filter(({ name }) => name.includes("-vault-read-"));
    assert.deepEqual(
      reads.flatMap((read) => stack.behind(read, "scope").map(({ type }) => type)),
      [secrets, secrets],
    );
    assert.ok(
      reads.every(({ properties }) =>
        String(properties.roleDefinitionId).endsWith("/4633458b-17de-408a-b874-0445c86b69e6"),
      ),
    );
  });

  it("is open to the network's own public address where private endpoints are off", async () => {
    const stack = await previewOf("azure", { "network.privateEndpoints": false });
    assert.equal(stack.ofType("azure-native:network:PrivateEndpoint").length, 0);
    const vault = stack.one("azure-native:keyvault:Vault", "-vault");
    assert.deepEqual(
      stack.behind(vault, "properties").map(({ type }) => type),
      ["azure-native:network:PublicIPAddress"],
    );
  });
});
