import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Resource } from "../../../policy/resource";
import { previewOf, type StackPreview } from "../../support/preview";
import { variants } from "../../support/variants";

const assignments = "azure-native:authorization:RoleAssignment";

/** Azure's built-in roles, by what they are called. */
const roles: Readonly<Record<string, string>> = {
  "7f951dda-4ed3-4680-a7ca-43fe172d538d": "AcrPull",
  "577a9874-89fd-4f24-9dbd-b5034d0ad23a": "Container Registry Data Importer and Data Reader",
  "4d97b98b-1d4f-4787-a291-c67834d212e7": "Network Contributor",
  "f1a07417-d97a-45cb-824c-7a7467783830": "Managed Identity Operator",
  "f25e0fa2-a7c8-4377-a976-54943a77a395": "Key Vault Contributor",
  "12338af0-0e69-4776-bea7-57ae8d297424": "Key Vault Crypto User",
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
};

interface Grant {
  /** Name of the identity, without the stack's. */
  readonly to: string;
  readonly role: string;
  /** The one resource that it holds for. */
  readonly on: string;
}

/** All that identities of the stack may do in Azure, and why. */
const granted: readonly (Grant & { readonly why: string })[] = [
  {
    to: "cluster-control-plane",
    role: "Network Contributor",
    on: "Subnet network-nodes",
    why: "puts nodes and load balancers into the subnet",
  },
  {
    to: "cluster-control-plane",
    role: "Network Contributor",
    on: "Subnet network-api-server",
    why: "puts the API server into the subnet",
  },
  {
    to: "cluster-control-plane",
    role: "Managed Identity Operator",
    on: "UserAssignedIdentity cluster-kubelet",
    why: "gives the nodes their identity",
  },
  {
    to: "cluster-control-plane",
    role: "Key Vault Crypto User",
    on: "Key cluster-keys-etcd",
    why: "encrypts Secrets in etcd",
  },
  {
    to: "cluster-control-plane",
    role: "Key Vault Contributor",
    on: "Vault cluster-keys",
    why: "ties its private endpoint to the vault of that key, which holds nothing else",
  },
  {
    to: "cluster-kubelet",
    role: "AcrPull",
    on: "Registry images",
    why: "pulls the sensor's image onto nodes",
  },
  {
    to: "images-importer",
    role: "Container Registry Data Importer and Data Reader",
    on: "Registry images",
    why: "copies the sensor's image into the registry",
  },
  {
    to: "vault-reader",
    role: "Key Vault Secrets User",
    on: "Secret vault-activation-id",
    why: "hands the sensor the activation id",
  },
  {
    to: "vault-reader",
    role: "Key Vault Secrets User",
    on: "Secret vault-customer-id",
    why: "hands the sensor the customer id",
  },
  {
    to: "network-flows-writer",
    role: "Storage Blob Data Contributor",
    on: "StorageAccount network-flows-store",
    why: "writes the network's flow logs",
  },
];

/** Where the settings ask for it. */
const grantedBesides: readonly (Grant & { readonly why: string })[] = [
  {
    to: "cluster-kubelet",
    role: "AcrPull",
    on: "Registry cluster-bootstrap",
    why: "pulls what AKS is made of onto isolated nodes",
  },
  {
    to: "cluster-control-plane",
    role: "Network Contributor",
    on: "nodes of somebody else's network",
    why: "puts nodes and load balancers into the subnet",
  },
  {
    to: "cluster-control-plane",
    role: "Network Contributor",
    on: "api-server of somebody else's network",
    why: "puts the API server into the subnet",
  },
];

describe("roles in the Azure stack", () => {
  it("are these, each for one identity on one resource of the stack", async () => {
    assert.deepEqual(grantsOf(await previewOf("azure")), sorted(granted.map(({ to, role, on }) => ({ to, role, on }))));
  });

  it("without VNet integration are those without the API server's subnet and the closed vault of etcd's key", async () => {
    const stack = await previewOf("azure", { "cluster.api.vnetIntegration": false });
    const unneeded = ["Subnet network-api-server", "Vault cluster-keys"];
    assert.deepEqual(
      grantsOf(stack),
      sorted(granted.filter(({ on }) => !unneeded.includes(on)).map(({ to, role, on }) => ({ to, role, on }))),
    );
  });

  it("of isolated nodes are one more: to pull what AKS is made of (A27)", async () => {
    const stack = await previewOf("azure", {
      "network.nat": "none",
      "sensor.proxy": { address: "10.200.0.10:3128" },
      "cluster.proxy": { address: "10.200.0.12:3128" },
      "cluster.api": { access: "private", reachedFrom: "inside" },
    });
    const more = grantedBesides.filter(({ on }) => on === "Registry cluster-bootstrap");
    assert.deepEqual(grantsOf(stack), sorted([...granted, ...more].map(({ to, role, on }) => ({ to, role, on }))));
  });

  it("behind a firewall are the same: AKS takes the routes as they are", async () => {
    const stack = await previewOf("azure", { "network.firewall": { hosts: [] } });
    assert.deepEqual(grantsOf(stack), sorted(granted.map(({ to, role, on }) => ({ to, role, on }))));
  });

  it("are none where the sensor alone is deployed", async () => {
    const stack = await previewOf("azure", {
      cluster: { existing: { name: "shared", resourceGroup: "shared" } },
    });
    assert.deepEqual(stack.ofType(assignments), []);
  });
});

describe("roles in every variant of the Azure stack", () => {
  const listed = [...granted, ...grantedBesides].map(({ to, role, on }) => JSON.stringify({ to, role, on }));
  const met = new Set<string>();

  for (const { name, config } of variants.filter(({ stack }) => stack === "azure")) {
    it(`are of these lists, none of them on a group or a subscription: ${name}`, async () => {
      const grants = grantsOf(await previewOf("azure", config)).map((each) => JSON.stringify(each));
      assert.deepEqual(
        grants.filter((each) => !listed.includes(each)),
        [],
      );
      for (const each of grants) met.add(each);
    });
  }

  it("leave none of the lists out", () => {
    assert.deepEqual(
      listed.filter((each) => !met.has(each)),
      [],
    );
  });
});

function grantsOf(stack: StackPreview): Grant[] {
  const named = (urn: ReturnType<StackPreview["byUrn"]>[]) => {
    const [resource, ...others] = urn;
    assert.ok(resource !== undefined && others.length === 0);
    return resource;
  };
  const short = (name: string) => name.replace(/^qualys-registry-/, "");
  const scopeOf = (assignment: Resource) => {
    const [, subnet] = /\/virtualNetworks\/[^/]+\/subnets\/([^/]+)$/.exec(String(assignment.properties.scope)) ?? [];
    if (subnet !== undefined) return `${subnet} of somebody else's network`;
    const { type, name } = named(stack.behind(assignment, "scope"));
    return `${type.split(":").at(-1)} ${short(name)}`;
  };
  return sorted(
    stack.ofType(assignments).map((assignment) => {
      const role = String(assignment.properties.roleDefinitionId).split("/").at(-1) ?? "";
      return {
        to: short(named(stack.behind(assignment, "principalId")).name),
        role: roles[role] ?? role,
        on: scopeOf(assignment),
      };
    }),
  );
}

const sorted = (grants: Grant[]) =>
  grants.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
