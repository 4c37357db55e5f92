import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { previewOf, type StackPreview } from "../../support/preview";

const firewall = "gcp:compute/firewall:Firewall";
const everything = [{ protocol: "all" }];

describe("GcpSecureVpc", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("gcp")));

  it("makes a network without subnets of Google's choice", () => {
    assert.equal(stack.one("gcp:compute/network:Network").properties.autoCreateSubnetworks, false);
  });

  it("records every flow of every subnet (G12)", () => {
    for (const { name, properties } of stack.ofType("gcp:compute/subnetwork:Subnetwork")) {
      const strict = { aggregationInterval: "INTERVAL_5_SEC", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" };
      assert.deepEqual(properties.logConfig, strict, name);
      assert.equal(properties.privateIpGoogleAccess, true, name);
    }
  });

  it("gives pods and services ranges of their own, and the control plane a subnet", () => {
    const nodes = stack.one("gcp:compute/subnetwork:Subnetwork", "-nodes").properties;
    assert.deepEqual(nodes.secondaryIpRanges, [
      { rangeName: "pods", ipCidrRange: "10.16.0.0/14" },
      { rangeName: "services", ipCidrRange: "10.20.0.0/20" },
    ]);
    const controlPlane = stack.one("gcp:compute/subnetwork:Subnetwork", "-control-plane").properties;
    assert.equal(controlPlane.ipCidrRange, "10.0.8.0/28");
  });

  it("lets nodes out through one address, and records all of it (G12)", () => {
    const nat = stack.one("gcp:compute/routerNat:RouterNat");
    assert.deepEqual(nat.properties.logConfig, { enable: true, filter: "ALL" });
    assert.equal(nat.properties.natIpAllocateOption, "MANUAL_ONLY");
    assert.deepEqual(
      stack.behind(nat, "natIps").map(({ type }) => type),
      ["gcp:compute/address:Address"],
    );
  });

  it("records DNS queries of its network", () => {
    const policy = stack.one("gcp:dns/policy:Policy");
    assert.equal(policy.properties.enableLogging, true);
    assert.ok(stack.behind(policy, "networks").includes(stack.one("gcp:compute/network:Network")));
  });

  it("leads Google's names to the restricted address", () => {
    const zones = stack.ofType("gcp:dns/managedZone:ManagedZone").map(({ properties }) => properties.dnsName);
    assert.deepEqual(zones.sort(), ["gcr.io.", "googleapis.com.", "pkg.dev."]);
    const apex = stack.ofType("gcp:dns/recordSet:RecordSet").filter(({ properties }) => properties.type === "A");
    assert.equal(apex.length, 3);
    for (const { properties } of apex) {
      assert.deepEqual(properties.rrdatas, ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"]);
    }
  });

  it("denies by default, both ways, and records what it denies (G9)", () => {
    const ingress = stack.one(firewall, "-deny-ingress").properties;
    assert.deepEqual([ingress.direction, ingress.sourceRanges, ingress.denies], ["INGRESS", ["0.0.0.0/0"], everything]);
    const egress = stack.one(firewall, "-deny-egress").properties;
    assert.deepEqual(
      [egress.direction, egress.destinationRanges, egress.denies],
      ["EGRESS", ["0.0.0.0/0"], everything],
    );
    for (const { name, properties } of stack.ofType(firewall)) {
      assert.deepEqual(properties.logConfig, { metadata: "INCLUDE_ALL_METADATA" }, name);
    }
  });

  it("lets nothing in", () => {
    const allowedIn = stack
      .ofType(firewall)
      .filter(({ properties }) => properties.direction === "INGRESS" && properties.allows);
    assert.deepEqual(allowedIn, []);
  });

  it("lets nodes reach the cluster, Google's APIs and public HTTPS (G9)", () => {
    assert.deepEqual(allowed(stack.one(firewall, "-egress-cluster")), {
      to: ["10.0.0.0/21", "10.0.8.0/28", "10.16.0.0/14"],
      allows: everything,
    });
    const https = [{ protocol: "tcp", ports: ["443"] }];
    assert.deepEqual(allowed(stack.one(firewall, "-egress-google-apis")), { to: ["199.36.153.4/30"], allows: https });
    assert.deepEqual(allowed(stack.one(firewall, "-egress-https")), { to: ["0.0.0.0/0"], allows: https });
  });

  it("does not take a private address for a public one", () => {
    const priority = (name: string) => Number(stack.one(firewall, name).properties.priority);
    assert.ok(priority("-egress-cluster") < priority("-deny-private"));
    assert.ok(priority("-deny-private") < priority("-egress-https"));
    assert.ok(priority("-egress-https") < priority("-deny-egress"));
  });

  it("lets out what carries the nodes' tag, and nodes carry it", () => {
    const pool = stack.one("gcp:container/nodePool:NodePool").properties.nodeConfig as { tags: string[] };
    for (const { name, properties } of stack.ofType(firewall).filter(({ properties }) => properties.allows)) {
      assert.deepEqual(properties.targetTags, pool.tags, name);
    }
  });

  it("has its way out before the first node", () => {
    const cluster = stack.one("qualys:gcp:HardenedCluster");
    const wayOut = ["gcp:compute/routerNat:RouterNat", firewall, "gcp:dns/recordSet:RecordSet"];
    for (const { urn, name } of wayOut.flatMap((type) => stack.ofType(type))) {
      assert.ok(cluster.dependencies.includes(urn), name);
    }
  });

  it("opens one rule a port for further destinations", async () => {
    const to = (cidr: string, port: number) => ({ cidr, port, description: `Registry in ${cidr}.` });
    const egress = [to("192.168.5.0/24", 5000), to("192.168.6.0/24", 5000), to("192.168.7.0/24", 8443)];
    const more = await previewOf("gcp", { "sensor.egress": egress });
    assert.deepEqual(allowed(more.one(firewall, "-egress-5000")), {
      to: ["192.168.5.0/24", "192.168.6.0/24"],
      allows: [{ protocol: "tcp", ports: ["5000"] }],
    });
    assert.deepEqual(allowed(more.one(firewall, "-egress-8443")).to, ["192.168.7.0/24"]);
  });

  it("S18: lets proxies through, a private one on the port of HTTPS too", async () => {
    const more = await previewOf("gcp", {
      "sensor.proxy.address": "10.9.8.7:443",
      "sensor.registryProxy.address": "proxy.corp.example:3128",
      "sensor.egress": [{ cidr: "10.9.8.7/32", port: 443, description: "proxy of the data centre" }],
    });
    const [byAddress, byName] = [more.one(firewall, "-egress-443"), more.one(firewall, "-egress-3128")];
    assert.deepEqual(allowed(byAddress), { to: ["10.9.8.7/32"], allows: [{ protocol: "tcp", ports: ["443"] }] });
    assert.deepEqual(allowed(byName), { to: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["3128"] }] });
    const denial = more.one(firewall, "-deny-private");
    assert.ok(Number(byAddress.properties.priority) < Number(denial.properties.priority));
  });

  it("is not made when there is one", async () => {
    const existing = {
      network: "projects/host/global/networks/shared",
      subnetwork: "projects/host/regions/europe-west3/subnetworks/gke",
      podsRange: "gke-pods",
      servicesRange: "gke-services",
    };
    const shared = await previewOf("gcp", { "network.existing": existing });
    for (const type of ["gcp:compute/network:Network", firewall, "gcp:dns/managedZone:ManagedZone"]) {
      assert.deepEqual(shared.ofType(type), [], type);
    }
    const cluster = shared.one("gcp:container/cluster:Cluster").properties;
    assert.equal(cluster.network, existing.network);
    assert.equal(cluster.subnetwork, existing.subnetwork);
    assert.deepEqual(cluster.ipAllocationPolicy, {
      clusterSecondaryRangeName: "gke-pods",
      servicesSecondaryRangeName: "gke-services",
    });
  });
});

function allowed({ properties }: Resource) {
  return { to: properties.destinationRanges, allows: properties.allows };
}
