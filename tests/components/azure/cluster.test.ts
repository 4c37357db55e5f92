import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate, isViolation } from "../../../policy/evaluate";
import { loadRules } from "../../../policy/load";
import { unknown } from "../../../policy/resource";
import { fixedOnPools } from "../../../components/hardened-cluster/aks/nodes";
import { policy, previewOf, type Changes } from "../../support/preview";
import { requestFor } from "../../support/requests";

const clusters = "azure-native:containerservice:ManagedCluster";
const authority = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";

async function cluster(changes: Changes = {}) {
  const stack = await previewOf("azure", changes);
  return { stack, ...stack.one(clusters) };
}

describe("the AKS cluster", () => {
  it("enforces network policies by Cilium, not by a manager of policies that ends (N3)", async () => {
    const profile = (await cluster()).properties.networkProfile as Record<string, unknown>;
    const { networkPlugin, networkPluginMode, networkDataplane, networkPolicy } = profile;
    assert.deepEqual(
      { networkPlugin, networkPluginMode, networkDataplane, networkPolicy },
      { networkPlugin: "azure", networkPluginMode: "overlay", networkDataplane: "cilium", networkPolicy: "cilium" },
    );
  });

  it("has a system pool that AKS supports, tainted for system pods (A2)", async () => {
    const [pool] = (await cluster()).properties.agentPoolProfiles as [Record<string, unknown>];
    assert.deepEqual(
      [pool.mode, pool.vmSize, pool.minCount, pool.osDiskType],
      ["System", "Standard_D4ds_v5", 2, "Ephemeral"],
    );
    assert.deepEqual(pool.nodeTaints, ["CriticalAddonsOnly=true:NoSchedule"]);
  });

  it("has a system pool of the size and machines that the settings say (A2)", async () => {
    const { properties } = await cluster({
      "cluster.systemNodes": { type: "Standard_D4ads_v6", min: 3, max: 5, diskGiB: 220 },
    });
    const [pool] = properties.agentPoolProfiles as [Record<string, unknown>];
    assert.deepEqual(
      [pool.vmSize, pool.count, pool.minCount, pool.maxCount, pool.osDiskType, pool.osDiskSizeGB],
      ["Standard_D4ads_v6", 3, 3, 5, "Ephemeral", 219],
    );
  });

  it("has each pool in the zones that its machines are offered in (A3)", async () => {
    const { stack, properties } = await cluster({ "cluster.nodes.zones": [2, 3], "cluster.systemNodes.zones": [1, 3] });
    const [system] = properties.agentPoolProfiles as [Record<string, unknown>];
    const sensor = stack.one("azure-native:containerservice:AgentPool").properties;
    assert.deepEqual(
      [sensor.availabilityZones, system.availabilityZones],
      [
        ["2", "3"],
        ["1", "3"],
      ],
    );
  });

  it("has a pool for the sensor alone, where the sensor is placed", async () => {
    const { stack } = await cluster();
    const { properties } = stack.one("azure-native:containerservice:AgentPool");
    assert.deepEqual(properties.nodeTaints, ["qualys.com/registry-sensor=true:NoSchedule"]);
    const daemonSet = stack.one("kubernetes:apps/v1:DaemonSet").properties.spec;
    assert.match(JSON.stringify(daemonSet), /"nodeSelector":\{[^}]*"qualys.com\/registry-sensor":"true"/);
    assert.match(JSON.stringify(daemonSet), /"key":"qualys.com\/registry-sensor","operator":"Equal","value":"true"/);
  });

  it("has room for the pods of dynamic scans, which tolerate no taint (A21)", async () => {
    const { stack } = await cluster({ "sensor.scanningPolicy": "DynamicScanningOnly", "sensor.rbac": "vendor" });
    assert.deepEqual(stack.one("azure-native:containerservice:AgentPool").properties.nodeTaints, []);
  });

  it("has the sensor's disks on the disks that the machines bring along (A1)", async () => {
    const diskOf = async (type: string) => {
      const { stack } = await cluster({ "cluster.nodes.type": type });
      assert.deepEqual(stack.result.verdict.findings.filter(isViolation), []);
      const { osDiskType, osDiskSizeGB } = stack.one("azure-native:containerservice:AgentPool").properties;
      return [osDiskType, osDiskSizeGB];
    };
    assert.deepEqual(await diskOf("Standard_D4ds_v5"), ["Ephemeral", 149]);
    assert.deepEqual(await diskOf("Standard_D4ds_v6"), ["Ephemeral", 150]);
    assert.deepEqual(await diskOf("Standard_D8s_v3"), ["Ephemeral", 150]);
  });

  it("is locked, and lets the sensor's pool be replaced all the same (A20)", async () => {
    const { stack } = await cluster();
    const lock = stack.one("azure-native:authorization:ManagementLockByScope", "-cluster-lock");
    assert.equal(lock.properties.level, "CanNotDelete");
    // What a lock's scope comes from is replaced between taking it off and putting it back.
    assert.deepEqual(
      stack.behind(lock, "scope").map(({ type }) => type),
      [clusters, "azure-native:containerservice:AgentPool"],
    );
    const pool = await requestFor("azure-native:containerservice:AgentPool");
    assert.deepEqual(
      [pool.getReplaceonchangesList(), pool.getDeletebeforereplace()],
      [[...fixedOnPools, "vnetSubnetID"], true],
    );
  });

  it("leaves the system's pool as it was made, which AKS would refuse to change (A22)", async () => {
    assert.deepEqual((await requestFor(clusters)).getIgnorechangesList(), [
      "agentPoolProfiles[0].count",
      "agentPoolProfiles[0].vmSize",
      "agentPoolProfiles[0].osDiskType",
      "agentPoolProfiles[0].osDiskSizeGB",
      "agentPoolProfiles[0].availabilityZones",
      "agentPoolProfiles[0].enableFIPS",
      "agentPoolProfiles[0].securityProfile.enableSecureBoot",
      "agentPoolProfiles[0].securityProfile.enableVTPM",
    ]);
  });

  it("takes Entra ID for its users, and nothing else (A9)", async () => {
    const { properties } = await cluster({ "cluster.admins": ["1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d"] });
    const { managed, enableAzureRBAC, adminGroupObjectIDs } = properties.aadProfile as Record<string, unknown>;
    assert.deepEqual([properties.disableLocalAccounts, managed, enableAzureRBAC], [true, true, true]);
    assert.deepEqual(adminGroupObjectIDs, ["1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d"]);
  });

  it("answers outside of the network only named ranges, the NAT gateway's among them (A10, A11)", async () => {
    const { stack, ...resource } = await cluster({ "cluster.api.authorizedCidrs": ["198.51.100.0/24"] });
    const { authorizedIPRanges, enableVnetIntegration } = resource.properties.apiServerAccessProfile as Record<
      string,
      unknown
    >;
    assert.deepEqual(authorizedIPRanges, ["198.51.100.0/24", unknown]);
    assert.equal(enableVnetIntegration, true);
    const sources = stack.behind(resource).map(({ type }) => type);
    assert.ok(sources.includes("azure-native:network:PublicIPAddress"));
  });

  it("answers nobody outside of the network if the settings say private", async () => {
    const { properties } = await cluster({ "cluster.api": { access: "private", reachedFrom: "inside" } });
    const profile = properties.apiServerAccessProfile as Record<string, unknown>;
    assert.deepEqual(
      [profile.enablePrivateCluster, profile.enablePrivateClusterPublicFQDN, profile.authorizedIPRanges],
      [true, false, undefined],
    );
  });

  it("may be outside of the network, with the NAT gateway's address among those that it answers (A11)", async () => {
    const { stack, ...resource } = await cluster({
      "cluster.api": { vnetIntegration: false, authorizedCidrs: ["198.51.100.0/24"] },
    });
    assert.deepEqual(resource.properties.apiServerAccessProfile, {
      authorizedIPRanges: ["198.51.100.0/24", unknown],
      disableRunCommand: true,
      enablePrivateCluster: false,
    });
    assert.ok(stack.behind(resource).some(({ type }) => type === "azure-native:network:PublicIPAddress"));
    assert.deepEqual(
      stack.ofType("azure-native:network:Subnet").filter(({ name }) => name.endsWith("-api-server")),
      [],
    );
  });

  it("outside of the network, asks a vault that is open to addresses, but to one identity alone (A13)", async () => {
    const { stack, properties } = await cluster({ "cluster.api.vnetIntegration": false });
    const { azureKeyVaultKms } = properties.securityProfile as { azureKeyVaultKms: Record<string, unknown> };
    assert.deepEqual(azureKeyVaultKms, { enabled: true, keyId: unknown, keyVaultNetworkAccess: "Public" });
    const open = stack.ofType("azure-native:keyvault:Vault").filter(({ properties }) => {
      const { networkAcls } = properties.properties as { networkAcls: { defaultAction: string } };
      return networkAcls.defaultAction === "Allow";
    });
    assert.deepEqual(
      open.map(({ name }) => name),
      ["qualys-registry-cluster-keys"],
    );
  });

  it("lets the sensor reach a private API server without a subnet of its own, which is among the nodes", async () => {
    const { stack } = await cluster({
      "cluster.api": { access: "private", reachedFrom: "inside", vnetIntegration: false },
    });
    const { spec } = stack.one("kubernetes:networking.k8s.io/v1:NetworkPolicy", "-egress").properties;
    const { egress } = spec as { egress: { to: unknown[] }[] };
    assert.deepEqual(egress[1]?.to, [{ ipBlock: { cidr: "10.1.0.0/17" } }]);
  });

  it("encrypts etcd with a key of its own, in a closed vault that no Qualys id is in (A13)", async () => {
    const { stack, ...resource } = await cluster();
    const { azureKeyVaultKms } = resource.properties.securityProfile as { azureKeyVaultKms: Record<string, unknown> };
    assert.deepEqual([azureKeyVaultKms.enabled, azureKeyVaultKms.keyVaultNetworkAccess], [true, "Private"]);
    const key = stack.one("azure-native:keyvault:Key");
    assert.ok(stack.behind(resource).some(({ urn }) => urn === key.urn));
    assert.match(JSON.stringify(key.properties.properties), /"rotate"/);
    const [vault] = stack.behind(key, "vaultName");
    assert.ok(
      stack.ofType("azure-native:keyvault:Secret").every((secret) => stack.behind(secret, "vaultName")[0] !== vault),
    );
  });

  it("has a key of which each version outlasts two rotations, and leaves its day to the version (A30)", async () => {
    const key = (await cluster()).stack.one("azure-native:keyvault:Key");
    const { rotationPolicy } = key.properties.properties as {
      rotationPolicy: { attributes: object; lifetimeActions: object[] };
    };
    assert.deepEqual(rotationPolicy.attributes, { expiryTime: "P4Y" });
    assert.deepEqual(rotationPolicy.lifetimeActions[0], {
      action: { type: "rotate" },
      trigger: { timeAfterCreate: "P18M" },
    });
    const request = await requestFor("azure-native:keyvault:Key");
    assert.deepEqual(request.getIgnorechangesList(), ["properties.attributes.expires"]);
  });

  it("removes images that nothing runs any more, and that are known to be vulnerable", async () => {
    const { imageCleaner } = (await cluster()).properties.securityProfile as { imageCleaner: object };
    // AKS takes a day to three months.
    assert.deepEqual(imageCleaner, { enabled: true, intervalHours: 48 });
  });

  it("lets nobody change what AKS makes for it, in a group of a name that no other cluster has (A4)", async () => {
    const { stack, ...resource } = await cluster();
    assert.deepEqual(resource.properties.nodeResourceGroupProfile, { restrictionLevel: "ReadOnly" });
    // It is made of the id of the stack's own group, whose name Pulumi chooses.
    assert.equal(resource.properties.nodeResourceGroup, unknown);
    assert.ok(stack.behind(resource).includes(stack.one("azure-native:resources:ResourceGroup")));
  });

  it("resolves names by CoreDNS alone, in both pools (N4)", async () => {
    const { stack, properties } = await cluster();
    const [system] = properties.agentPoolProfiles as [Record<string, unknown>];
    for (const pool of [system, stack.one("azure-native:containerservice:AgentPool").properties])
      assert.deepEqual(pool.localDNSProfile, { mode: "Disabled" });
  });

  it("has a paid tier, upgrades on its own, and a window for them (A15)", async () => {
    const { stack, properties } = await cluster({
      "cluster.maintenanceWindow": { day: "Saturday", startHour: 22, hours: 6 },
    });
    assert.deepEqual(properties.sku, { name: "Base", tier: "Standard" });
    assert.deepEqual(properties.autoUpgradeProfile, { nodeOSUpgradeChannel: "NodeImage", upgradeChannel: "patch" });
    const windows = stack.ofType("azure-native:containerservice:MaintenanceConfiguration");
    assert.deepEqual(
      windows.map(({ properties: { configName } }) => configName),
      ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"],
    );
    assert.ok(
      windows.every((each) => JSON.stringify(each.properties.maintenanceWindow).includes('"startTime":"22:00"')),
    );
  });

  it("acts as identities that have their roles before it exists (A16)", async () => {
    const { stack, ...resource } = await cluster();
    assert.equal((resource.properties.identity as { type: string }).type, "UserAssigned");
    const waitedFor = stack
      .ofType("azure-native:authorization:RoleAssignment")
      .filter(({ urn }) => resource.dependencies.includes(urn))
      .map(({ name }) => name.replace(/^.*-cluster-/, ""));
    assert.deepEqual(waitedFor.sort(), ["join-api-server", "join-nodes", "keys-connect", "keys-use", "use-kubelet"]);
  });

  it("is managed through the stable API of the native provider (A17)", async () => {
    const { stack } = await cluster();
    assert.deepEqual(
      stack.resources.filter(({ type }) => /^azure(-native:.*preview.*)?:/.test(type)),
      [],
    );
  });

  it("may be deleted where the settings say so, though the rest may not", async () => {
    const { stack, protect } = await cluster({ "cluster.deletionProtection": false });
    assert.equal(protect, false);
    assert.equal(
      stack
        .ofType("azure-native:authorization:ManagementLockByScope")
        .some(({ name }) => name.endsWith("-cluster-lock")),
      false,
    );
  });

  it("has nodes with validated cryptography if the settings want it, without the trusted launch that excludes (A25)", async () => {
    const { stack, properties } = await cluster({ "cluster.fips": true });
    const [system] = properties.agentPoolProfiles as [Record<string, unknown>];
    for (const pool of [system, stack.one("azure-native:containerservice:AgentPool").properties]) {
      assert.deepEqual([pool.enableFIPS, pool.securityProfile], [true, { sshAccess: "Disabled" }]);
    }
    const { findings, unused } = stack.result.verdict;
    assert.deepEqual([findings.filter(isViolation), unused], [[], []]);
  });

  it("has nodes believe the authorities of private registries, each once (S29)", async () => {
    const other = authority.replace("MIIBszCC", "MIIBtzCC");
    const trusted = async (registryCertificates: Record<string, string>) => {
      const { properties } = await cluster({ "sensor.registryCertificates": registryCertificates });
      return (properties.securityProfile as Record<string, unknown>).customCATrustCertificates;
    };
    const certificates = {
      "a.example.com": authority,
      "b.example.com": `${authority.trim()}\r\n`,
      "c.example.com": other,
    };
    assert.deepEqual(
      await trusted(certificates),
      [authority, other].map((pem) => Buffer.from(pem).toString("base64")),
    );
    assert.equal(await trusted({}), undefined);
  });

  it("has its images scanned where the settings say that the subscription's plan is this stack's (A28)", async () => {
    const plans = "azure-native:resources:DeploymentAtSubscriptionScope";
    const { stack } = await cluster({ "cluster.defenderPlan": true });
    const { deploymentName, properties } = stack.one(plans).properties;
    assert.equal(deploymentName, unknown);
    const { mode, template } = properties as { mode: string; template: { resources: object[] } };
    assert.equal(mode, "Incremental");
    assert.deepEqual(template.resources, [
      {
        type: "Microsoft.Security/pricings",
        apiVersion: "2024-01-01",
        name: "Containers",
        properties: {
          pricingTier: "Standard",
          extensions: [{ name: "ContainerRegistriesVulnerabilityAssessments", isEnabled: "True" }],
        },
      },
    ]);
    const plan = "azure/subscription/defender/containers";
    const { findings } = evaluate(stack.resources, { rules: loadRules([plan]), today: policy.today });
    assert.deepEqual(
      findings.map(({ status }) => status),
      ["pass"],
    );
    assert.deepEqual((await cluster()).stack.ofType(plans), []);
  });
});
