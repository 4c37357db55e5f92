import assert from "node:assert/strict";
import { assertSuits } from "../../../components/secure-vpc/gcp/existing";
import type { Changes } from "../../support/preview";
import { deployed, standInCloud } from "../../support/deployed";
import { read } from "../../support/source-files";

const existing = {
  network: "projects/host-project/global/networks/shared",
  subnetwork: "projects/host-project/regions/europe-west3/subnetworks/shared-nodes",
  podsRange: "shared-pods",
  servicesRange: "shared-services",
};

describe("an existing network on Google Cloud (G17)", () => {
  it("is looked up in the project that shares it", async () => {
    const asked: unknown[] = [];
    const invoke: typeof standInCloud.invoke = (token) => (args, config) => {
      if (token === "gcp:compute/getSubnetwork:getSubnetwork") asked.push(args);
      return standInCloud.invoke(token)(args, config);
    };
    await deployed("gcp", { "network.existing": existing }, { ...standInCloud, invoke });
    assert.deepEqual(asked, [{ project: "host-project", region: "europe-west3", name: "shared-nodes" }]);
  });

  it("has what Google's agents need in its project granted before the cluster is made, if asked for", async () => {
    const shared = await deployed("gcp", { "network.existing": { ...existing, grantRights: true } });
    const rights = ["host-agent", "gke-agent", "google-apis"].map((what) => {
      const found = shared.resources.find(({ name }) => name === `qualys-registry-network-${what}`);
      return found ?? assert.fail(what);
    });
    const cluster = shared.one("gcp:container/cluster:Cluster");
    for (const right of rights) {
      assert.equal(right.properties.project, "host-project", right.name);
      assert.ok(shared.behind(cluster, "subnetwork").includes(right), right.name);
    }
    const guide = read("docs/deploy/gcp.md");
    for (const { properties } of rights) {
      const member = String(properties.member).replace("123456789012", "NUMBER");
      assert.match(guide, new RegExp(`--role ${String(properties.role)} --member ${member}`));
    }
    const others = await deployed("gcp", { "network.existing": existing });
    assert.deepEqual(
      others.resources.filter(({ properties }) => properties.project === "host-project"),
      [],
    );
  });

  it("lets its own range and its peers' to a private API server, and not that of a network of the stack's (X11)", async () => {
    const changes: Changes = {
      "network.existing": existing,
      "cluster.api": { access: "private", reachedFrom: "peered" },
      "network.peers": ["10.200.0.0/16"],
    };
    const { properties } = (await deployed("gcp", changes)).one("gcp:container/cluster:Cluster");
    const { cidrBlocks } = properties.masterAuthorizedNetworksConfig as { cidrBlocks: unknown };
    assert.deepEqual(cidrBlocks, [{ cidrBlock: "10.8.0.0/22" }, { cidrBlock: "10.200.0.0/16" }]);
  });

  const args = {
    project: { id: "example-project", region: "europe-west3" },
    network: "shared",
    subnetwork: "nodes",
    podsRange: "pods",
    servicesRange: "services",
    maxNodes: 4,
  };
  const subnetwork = {
    region: "europe-west3",
    privateIpGoogleAccess: true,
    secondaryIpRanges: [
      { rangeName: "pods", ipCidrRange: "10.64.0.0/21" },
      { rangeName: "services", ipCidrRange: "10.65.0.0/20" },
    ],
  };

  it("suits with a range for pods that has room for the nodes", () => assertSuits(subnetwork, args));

  it("is refused where GKE would refuse it, or nodes would not become ready", () => {
    const refused = (differently: Partial<typeof subnetwork>, settings: Partial<typeof args>, message: RegExp) => {
      assert.throws(() => assertSuits({ ...subnetwork, ...differently }, { ...args, ...settings }), message);
    };
    refused({ region: "us-east1" }, {}, /^Error: network\.existing\.subnetwork: nodes is in us-east1/);
    refused({ privateIpGoogleAccess: false }, {}, /--enable-private-ip-google-access$/);
    refused({}, { podsRange: "pod" }, /podsRange: nodes has no secondary range pod\. It has: pods, services\.$/);
    refused({ secondaryIpRanges: [] }, {}, /podsRange: nodes has no secondary range pods\. It has: none\.$/);
    refused({}, { servicesRange: "svc" }, /servicesRange: nodes has no secondary range svc/);
    refused({}, { maxNodes: 5 }, /podsRange: pods, 10\.64\.0\.0\/21, has room for 8 nodes, a \/24 each; 5 and 4/);
  });
});
