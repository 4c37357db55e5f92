import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { unknown } from "../../../policy/resource";
import { type Changes, previewOf } from "../../support/preview";

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly direction: string;
  readonly access: string;
  readonly sourceAddressPrefix?: string;
  readonly destinationAddressPrefix?: string;
  readonly destinationPortRanges?: readonly string[];
}

const groups = "azure-native:network:NetworkSecurityGroup";
const subnets = "azure-native:network:Subnet";

async function rulesOf(role: string, direction: string, changes = {}): Promise<Rule[]> {
  const group = (await previewOf("azure", changes)).one(groups, `-${role}-rules`);
  const rules = group.properties.securityRules as Rule[];
  return rules.filter((rule) => rule.direction === direction).sort((one, other) => one.priority - other.priority);
}

interface Collection {
  readonly priority: number;
  readonly action: unknown;
  readonly rules: readonly {
    readonly fqdnTags?: readonly string[];
    readonly targetFqdns?: readonly string[];
    readonly protocols?: unknown;
  }[];
}

const isolated: Changes = {
  "network.nat": "none",
  "network.peers": ["10.200.0.0/16"],
  "sensor.proxy.address": "10.200.0.10:3128",
  "cluster.proxy.address": "10.200.0.12:3128",
  "cluster.api": { access: "private", reachedFrom: "peered" },
};

const behindFirewall: Changes = { "network.firewall": { hosts: ["registry.example.com"] } };

describe("the Azure network", () => {
  it("gives nodes a way out before the cluster exists (A5)", async () => {
    const stack = await previewOf("azure");
    const nodes = stack.one(subnets, "-nodes");
    const [nat] = stack.behind(nodes, "natGateway");
    assert.equal(nat?.type, "azure-native:network:NatGateway");
    assert.deepEqual(
      stack.behind(nat, "publicIpAddresses").map(({ type }) => type),
      ["azure-native:network:PublicIPAddress"],
    );
    const cluster = stack.one("azure-native:containerservice:ManagedCluster");
    assert.ok(stack.behind(cluster).includes(nodes));
  });

  it("asks its own zones for the private endpoints' names, before anything waits for an answer (A12, A27)", async () => {
    const stack = await previewOf("azure", isolated);
    const links = stack.ofType("azure-native:privatedns:VirtualNetworkLink");
    const network = stack.one("azure-native:network:VirtualNetwork");
    assert.deepEqual(
      links.map((link) => [
        stack.behind(link, "virtualNetwork"),
        stack.behind(link, "privateZoneName").map(({ properties }) => properties.privateZoneName),
        link.properties.registrationEnabled,
      ]),
      [
        [[network], ["privatelink.vaultcore.azure.net"], false],
        [[network], ["privatelink.azurecr.io"], false],
      ],
    );
    const records = stack.ofType("azure-native:network:PrivateDnsZoneGroup");
    assert.equal(records.length, 4);
    for (const record of records)
      assert.ok(
        stack.behind(record, "privateDnsZoneConfigs").some((behind) => links.includes(behind)),
        record.name,
      );
    const cluster = stack.one("azure-native:containerservice:ManagedCluster");
    assert.ok(stack.behind(cluster).some((behind) => behind.name.endsWith("-bootstrap-endpoint-dns")));
  });

  it("gives nodes a firewall to leave through instead, with its rules, before the cluster exists (A5, A26)", async () => {
    const stack = await previewOf("azure", behindFirewall);
    assert.deepEqual(stack.ofType("azure-native:network:NatGateway"), []);
    const nodes = stack.one(subnets, "-nodes");
    const [routes] = stack.behind(nodes, "routeTable");
    assert.ok(routes !== undefined);
    assert.deepEqual(routes.properties.routes, [
      { name: "out", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualAppliance", nextHopIpAddress: unknown },
    ]);
    const firewall = stack.one("azure-native:network:AzureFirewall");
    assert.ok(stack.behind(routes, "routes").includes(firewall));
    assert.ok(firewall.dependencies.includes(stack.one("azure-native:network:FirewallPolicyRuleCollectionGroup").urn));
    const [own] = stack.behind(firewall, "ipConfigurations").filter(({ type }) => type === subnets);
    assert.deepEqual(
      [own?.properties.subnetName, own?.properties.addressPrefix],
      ["AzureFirewallSubnet", "10.1.255.192/26"],
    );
    const cluster = stack.one("azure-native:containerservice:ManagedCluster");
    assert.equal((cluster.properties.networkProfile as { outboundType: string }).outboundType, "userDefinedRouting");
    assert.ok(stack.behind(cluster).includes(nodes));
    // A11: where the API server is asked from outside, it knows the nodes by the firewall's address.
    assert.ok(stack.behind(cluster).some(({ name }) => name.endsWith("-firewall-address")));
  });

  it("has no way to the internet for isolated nodes, only one to the proxies (A27)", async () => {
    const isolated: Changes = {
      "network.nat": "none",
      "sensor.proxy": { address: "10.200.0.10:3128" },
      "cluster.proxy": { address: "10.200.0.12:3128" },
      "cluster.api": { access: "private", reachedFrom: "inside" },
    };
    const stack = await previewOf("azure", isolated);
    assert.deepEqual(
      stack.resources.filter(({ type }) => /:(NatGateway|PublicIPAddress|AzureFirewall|RouteTable)$/.test(type)),
      [],
    );
    const { natGateway, routeTable, defaultOutboundAccess } = stack.one(subnets, "-nodes").properties;
    assert.deepEqual([natGateway, routeTable, defaultOutboundAccess], [undefined, undefined, false]);
    const outbound = await rulesOf("nodes", "Outbound", isolated);
    assert.ok(
      outbound.every(
        ({ destinationAddressPrefix, access }) => access === "Deny" || destinationAddressPrefix !== "Internet",
      ),
    );
    assert.deepEqual(
      outbound.filter(({ name }) => name.startsWith("AllowSensor")).map((rule) => rule.destinationAddressPrefix),
      ["10.200.0.10/32", "10.200.0.12/32"],
    );
  });

  it("lets a firewall refuse what is known for attacks, in all zones, with its logs in the workspace", async () => {
    const stack = await previewOf("azure", behindFirewall);
    const { properties, ...firewall } = stack.one("azure-native:network:AzureFirewall");
    const [policy] = stack.behind({ properties, ...firewall }, "firewallPolicy");
    assert.equal(policy?.properties.threatIntelMode, "Deny");
    assert.deepEqual(properties.zones, ["1", "2", "3"]);
    const logs = stack.one("azure-native:monitor:DiagnosticSetting", "-firewall-logs");
    assert.ok(stack.behind(logs, "resourceUri").some(({ urn }) => urn === firewall.urn));
    const without = await previewOf("azure", {
      ...behindFirewall,
      "azure-native:location": "westus",
      "network.zones": 0,
    });
    assert.equal(without.one("azure-native:network:AzureFirewall").properties.zones, undefined);
  });

  it("lets a firewall through to what AKS, its add-ons, Qualys, registries and the settings name (A26)", async () => {
    const stack = await previewOf("azure", {
      ...behindFirewall,
      "sensor.egress": [{ cidr: "198.51.100.0/24", port: 5000, description: "our registry" }],
    });
    const group = stack.one("azure-native:network:FirewallPolicyRuleCollectionGroup").properties;
    const [addresses, hosts] = group.ruleCollections as [Collection, Collection];
    assert.deepEqual(
      [addresses.priority, addresses.action, hosts.priority, hosts.action],
      [...[100, { type: "Allow" }], ...[200, { type: "Allow" }]],
    );
    assert.deepEqual(addresses.rules, [
      {
        ruleType: "NetworkRule",
        name: "sensor-0",
        description: "our registry",
        sourceAddresses: ["10.1.0.0/17"],
        ipProtocols: ["TCP"],
        destinationAddresses: ["198.51.100.0/24"],
        destinationPorts: ["5000"],
      },
    ]);
    const [aks, azure, sensor] = hosts.rules;
    assert.deepEqual(aks?.fqdnTags, ["AzureKubernetesService"]);
    for (const host of ["*.ods.opinsights.azure.com", "*.cloud.defender.microsoft.com"])
      assert.ok(azure?.targetFqdns?.includes(host), host);
    assert.deepEqual(sensor?.targetFqdns, [
      "cmsqagpublic.qg1.apps.qualys.com",
      ...["ghcr.io", "pkg-containers.githubusercontent.com"],
      "registry.example.com",
    ]);
    for (const { protocols } of hosts.rules) assert.deepEqual(protocols, [{ port: 443, protocolType: "Https" }]);
  });

  it("ends outbound rules in a denial, so that the others mean something (A6)", async () => {
    const outbound = await rulesOf("nodes", "Outbound");
    assert.deepEqual(outbound.at(-1), {
      ...outbound.at(-1),
      access: "Deny",
      priority: 4096,
      destinationAddressPrefix: "*",
    });
  });

  it("leaves open what nodes need: each other, pods, the API server, HTTPS; and no port of old guides (A7)", async () => {
    const names = (await rulesOf("nodes", "Outbound")).map(({ name }) => name);
    assert.deepEqual(names, [
      "AllowCluster",
      "AllowApiServer",
      "AllowPrivateEndpoints",
      "AllowHttps",
      "DenyAllOutbound",
    ]);
    const ports = (await rulesOf("nodes", "Outbound")).flatMap(
      ({ destinationPortRanges }) => destinationPortRanges ?? [],
    );
    assert.deepEqual([...new Set(ports)].sort(), ["443", "4443"]);
  });

  it("opens what the sensor needs besides HTTPS, and only that", async () => {
    const egress = [{ cidr: "10.200.0.0/24", port: 5000, description: "our registry" }];
    const rule = (await rulesOf("nodes", "Outbound", { "sensor.egress": egress })).find(
      ({ name }) => name === "AllowSensor0",
    );
    assert.deepEqual(rule?.destinationPortRanges, ["5000"]);
    assert.equal(rule.destinationAddressPrefix, "10.200.0.0/24");
  });

  it("S18: lets proxies through, a private one on the port of HTTPS too", async () => {
    const rules = await rulesOf("nodes", "Outbound", {
      "sensor.proxy.address": "10.9.8.7:443",
      "sensor.registryProxy.address": "proxy.corp.example:3128",
      "sensor.egress": [{ cidr: "10.9.8.7/32", port: 443, description: "proxy of the data centre" }],
    });
    const opened = rules.filter(({ name }) => name.startsWith("AllowSensor"));
    assert.deepEqual(
      opened.map(({ destinationAddressPrefix, destinationPortRanges }) => [
        destinationAddressPrefix,
        destinationPortRanges,
      ]),
      [
        ["10.9.8.7/32", ["443"]],
        ["0.0.0.0/0", ["3128"]],
      ],
    );
    assert.ok(rules.indexOf(opened[1] ?? rules[0]) < rules.findIndex(({ access }) => access === "Deny"));
  });

  it("lets Azure's load balancer probe before it denies everything inbound (A8)", async () => {
    for (const role of ["nodes", "api-server"]) {
      const inbound = await rulesOf(role, "Inbound");
      const probe = inbound.findIndex(({ sourceAddressPrefix }) => sourceAddressPrefix === "AzureLoadBalancer");
      assert.ok(probe >= 0 && probe < inbound.findIndex(({ access }) => access === "Deny"), role);
    }
  });

  it("lets nothing in from the internet", async () => {
    for (const role of ["nodes", "api-server", "private-endpoints"]) {
      const allowed = (await rulesOf(role, "Inbound")).filter(({ access }) => access === "Allow");
      assert.ok(
        allowed.every(({ sourceAddressPrefix }) => !["*", "Internet", "0.0.0.0/0"].includes(sourceAddressPrefix ?? "")),
      );
    }
  });

  it("has a security group on every subnet, and no other way out than its own", async () => {
    const stack = await previewOf("azure");
    for (const subnet of stack.ofType(subnets)) {
      assert.deepEqual(
        stack.behind(subnet, "networkSecurityGroup").map(({ type }) => type),
        [groups],
      );
      assert.equal(subnet.properties.defaultOutboundAccess, false);
    }
  });

  it("records its flows without a storage key, readable by nobody from outside", async () => {
    const stack = await previewOf("azure");
    const flows = stack.one("azure-native:network:FlowLog");
    assert.equal(flows.properties.networkWatcherName, "NetworkWatcher_westeurope");
    assert.ok(
      stack.behind(flows, "targetResourceId").some(({ type }) => type === "azure-native:network:VirtualNetwork"),
    );
    const [store] = stack.behind(flows, "storageId");
    const { allowSharedKeyAccess, allowBlobPublicAccess, networkRuleSet } = store?.properties ?? {};
    assert.deepEqual([allowSharedKeyAccess, allowBlobPublicAccess], [false, false]);
    assert.deepEqual(networkRuleSet, { bypass: "AzureServices", defaultAction: "Deny" });
    assert.equal((await previewOf("azure", { "network.flowLogs": false })).ofType(flows.type).length, 0);
  });

  it("of somebody else is used as it is, with our private endpoints", async () => {
    const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n";
    const existing = {
      virtualNetworkId: id,
      nodeSubnetId: `${id}/subnets/a`,
      privateEndpointSubnetId: `${id}/subnets/b`,
    };
    const stack = await previewOf("azure", { "network.existing": existing });
    assert.equal(stack.ofType("azure-native:network:VirtualNetwork").length + stack.ofType(subnets).length, 0);
    assert.equal(stack.ofType("azure-native:network:PrivateEndpoint").length, 3);
  });

  it("of somebody else keeps the private DNS zones that are linked to it (A23)", async () => {
    const group = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network";
    const zone = (name: string) => `${group}/privateDnsZones/${name}`;
    const privateDnsZones = {
      vault: zone("privatelink.vaultcore.azure.net"),
      registry: zone("privatelink.azurecr.io"),
    };
    const network = `${group}/virtualNetworks/n`;
    const stack = await previewOf("azure", {
      "network.existing": {
        virtualNetworkId: network,
        nodeSubnetId: `${network}/subnets/a`,
        privateEndpointSubnetId: `${network}/subnets/b`,
        privateDnsZones,
      },
    });
    assert.deepEqual(
      stack.resources.filter(({ type }) => type.startsWith("azure-native:privatedns:")),
      [],
    );
    const named = stack
      .ofType("azure-native:network:PrivateDnsZoneGroup")
      .flatMap(({ properties }) => properties.privateDnsZoneConfigs as { privateDnsZoneId: string }[])
      .map(({ privateDnsZoneId }) => privateDnsZoneId);
    assert.deepEqual(named.sort(), [privateDnsZones.registry, privateDnsZones.vault, privateDnsZones.vault]);
  });
});
