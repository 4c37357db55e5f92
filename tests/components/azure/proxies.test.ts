import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isViolation } from "../../../policy/evaluate";
import { unknown } from "../../../policy/resource";
import { previewOf, type Changes } from "../../support/preview";

const clusters = "azure-native:containerservice:ManagedCluster";
const authority = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";
const isolated: Changes = {
  "network.nat": "none",
  "sensor.proxy": { address: "10.200.0.10:3128" },
  "cluster.proxy": { address: "10.200.0.12:3128" },
  "cluster.api": { access: "private", reachedFrom: "inside" },
};
const behindProxy: Changes = { "cluster.proxy": { address: "10.200.0.12:3128", caCertificate: authority } };

async function cluster(changes: Changes = {}) {
  const stack = await previewOf("azure", changes);
  return { stack, ...stack.one(clusters) };
}

describe("AKS nodes behind proxies", () => {
  it("sends nodes through a proxy, but not to the network, themselves and private endpoints (A24)", async () => {
    const { stack, properties } = await cluster(behindProxy);
    assert.deepEqual(properties.httpProxyConfig, {
      httpProxy: "http://10.200.0.12:3128",
      httpsProxy: "http://10.200.0.12:3128",
      noProxy: [
        ...["localhost", "127.0.0.1", "169.254.169.254", "168.63.129.16", "svc", "cluster.local"],
        ...["10.244.0.0/16", "10.2.0.0/16", "10.1.0.0/17", "10.1.128.0/18", "10.1.192.0/28"],
        ...["vault.azure.net", "azurecr.io"],
      ],
      trustedCa: Buffer.from(authority).toString("base64"),
    });
    const rules = stack.one("azure-native:network:NetworkSecurityGroup", "-nodes-rules").properties.securityRules;
    assert.match(
      JSON.stringify(rules),
      /"destinationAddressPrefix":"10.200.0.12\/32","destinationPortRanges":\["3128"\]/,
    );
  });

  it("lets the sensor go its own way, which its settings say, past the nodes' proxy (A24)", async () => {
    const annotated = async (changes: Changes) =>
      JSON.stringify((await cluster(changes)).stack.one("kubernetes:apps/v1:DaemonSet").properties).includes(
        '"kubernetes.azure.com/no-http-proxy-vars":"true"',
      );
    assert.deepEqual([await annotated(behindProxy), await annotated({})], [true, false]);
  });

  it("starts isolated nodes from a registry in the network, which is there before them (A27)", async () => {
    const { stack, ...resource } = await cluster(isolated);
    const registry = stack.one("azure-native:containerregistry:Registry", "-bootstrap");
    const { networkProfile, bootstrapProfile } = resource.properties as Record<string, Record<string, unknown>>;
    assert.equal(networkProfile?.outboundType, "none");
    assert.deepEqual(bootstrapProfile, { artifactSource: "Cache", containerRegistryId: unknown });
    const waitedFor = stack.behind(resource);
    assert.ok(waitedFor.includes(registry));
    const cache = stack.one("azure-native:containerregistry:CacheRule");
    assert.deepEqual(
      [cache.properties.sourceRepository, cache.properties.targetRepository],
      ["mcr.microsoft.com/*", "*"],
    );
    const before = [
      ...[cache, stack.one("azure-native:network:PrivateEndpoint", "-bootstrap-endpoint")],
      ...[stack.one("azure-native:network:PrivateDnsZoneGroup", "-bootstrap-endpoint-dns")],
      ...[stack.one("azure-native:authorization:RoleAssignment", "-bootstrap-may-pull")],
    ];
    assert.ok(before.every((each) => waitedFor.includes(each)));
  });

  it("lets only that registry be pulled from by whoever reaches it, which nobody outside does (A27)", async () => {
    const { stack } = await cluster(isolated);
    const registries = stack
      .ofType("azure-native:containerregistry:Registry")
      .map(({ name, properties }) => [
        ...[name.replace("qualys-registry-", ""), properties.anonymousPullEnabled, properties.publicNetworkAccess],
      ]);
    assert.deepEqual(registries.sort(), [
      ["cluster-bootstrap", true, "Disabled"],
      ["images", false, "Disabled"],
    ]);
    const { findings, unused } = stack.result.verdict;
    assert.deepEqual([findings.filter(isViolation), unused], [[], []]);
  });
});
