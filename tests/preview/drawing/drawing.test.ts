import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { unknown, type Resource } from "../../../policy/resource";
import { drawing, type Drawing, type Item } from "../../../preview/drawing/drawing";
import { clouds } from "../../../settings/clouds";
import { previewOf } from "../../support/preview";

async function drawn(stack: string): Promise<Drawing> {
  return drawing(stack, (await previewOf(stack)).resources);
}

/** Every item with those that it is in, from the outermost, as titles. */
function paths(items: readonly Item[], above: readonly string[] = []): string[] {
  return items.flatMap(({ title, children }) => {
    const path = [...above, title];
    return [path.join(" > "), ...paths(children, path)];
  });
}

const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(item.children)]);

/** Arrows as people read them. */
function arrows({ items, edges }: Drawing): string[] {
  const titles = new Map(all(items).map(({ id, title }) => [id, title]));
  return edges.map(({ from, to, label }) => `${titles.get(from)} -${label ?? ""}> ${titles.get(to)}`);
}

describe("the drawing of a stack", () => {
  it("holds an EKS stack as a cloud diagram does: network, zones, subnets, nodes, sensor", async () => {
    const { items } = await drawn("aws-eks");
    assert.deepEqual(
      paths(items).filter((path) => path.startsWith("aws-eks > VPC")),
      [
        "aws-eks > VPC",
        "aws-eks > VPC > Zone eu-central-1a",
        "aws-eks > VPC > Zone eu-central-1a > Private subnet",
        "aws-eks > VPC > Zone eu-central-1a > Public subnet",
        "aws-eks > VPC > Zone eu-central-1a > Public subnet > NAT gateway",
        "aws-eks > VPC > Zone eu-central-1b",
        "aws-eks > VPC > Zone eu-central-1b > Private subnet",
        "aws-eks > VPC > Zone eu-central-1b > Public subnet",
        "aws-eks > VPC > Zone eu-central-1b > Public subnet > NAT gateway",
        "aws-eks > VPC > Internet gateway",
        "aws-eks > VPC > 13 private endpoints",
        "aws-eks > VPC > Flow log",
        "aws-eks > VPC > Managed nodes",
        "aws-eks > VPC > Managed nodes > Namespace",
        "aws-eks > VPC > Managed nodes > Namespace > Qualys sensor",
        "aws-eks > VPC > Managed nodes > Namespace > Credentials",
        "aws-eks > VPC > Managed nodes > Namespace > 2 network policies",
        "aws-eks > VPC > Managed nodes > Namespace > Cluster role",
        "aws-eks > VPC > Managed nodes > Namespace > Service account",
      ],
    );
    const [stack] = items;
    assert.equal(stack?.detail, "AWS · eu-central-1");
    assert.deepEqual(
      stack?.children.map(({ title }) => title),
      ["VPC", "Cluster", "Vault", "Image registry", "Logs", "Alerts"],
    );
  });

  it("follows traffic from the nodes to Qualys, by the routes that there are", async () => {
    const found = arrows(await drawn("aws-ecs"));
    for (const arrow of [
      "Instances -in> Private subnet",
      "Private subnet -> NAT gateway",
      "NAT gateway -> Internet gateway",
      "Private subnet -> 13 private endpoints",
      "Internet gateway -> Qualys platform",
      "13 private endpoints -> AWS services",
      "Qualys sensor -reads ids> 2 secrets",
      "Qualys sensor -pulls> Copied image",
      "Flow log -writes> 5 log groups",
    ]) {
      assert.ok(found.includes(arrow), arrow);
    }
    assert.ok(!found.includes("Instances -in> Public subnet"));
  });

  const expected: Readonly<Record<string, readonly string[]>> = {
    "aws-eks": ["Managed nodes -joins> EKS control plane", "Qualys sensor -pulls> Copied image"],
    azure: [
      "Subnet nodes -> NAT gateway",
      "Sensor nodes -joins> AKS control plane",
      "Subnet nodes -> 3 private endpoints",
      "Subnet api server -> 3 private endpoints",
      "Qualys sensor -pulls> 3 private endpoints",
      "Vault objects -reads ids> 3 private endpoints",
      "3 private endpoints -private link> Container registry",
      "3 private endpoints -private link> Key Vault",
      "NAT gateway -> Qualys platform",
    ],
    gcp: [
      "Subnet nodes -> Cloud NAT",
      "Node pool -joins> GKE control plane",
      "Secret sync -reads ids> 2 secrets",
      "Qualys sensor -pulls> Copied image",
      "Subnet nodes -asks> 3 private DNS zones",
      "Subnet nodes -> Google APIs",
    ],
    kubernetes: ["Qualys sensor -> Qualys platform", "Qualys sensor -> Registries"],
  };
  it("leads past no private endpoint, and from no subnet that nothing is in", async () => {
    const found = arrows(await drawn("azure"));
    for (const arrow of ["Qualys sensor -pulls> Container registry", "Vault objects -reads ids> Key Vault"]) {
      assert.ok(!found.includes(arrow), arrow);
    }
    assert.ok(!found.some((arrow) => arrow.startsWith("Subnet private endpoints ->")));
    const open = await previewOf("azure", { "network.privateEndpoints": false });
    const directly = arrows(drawing("azure", open.resources));
    assert.ok(directly.includes("Qualys sensor -pulls> Container registry"));
    assert.ok(directly.includes("Vault objects -reads ids> Key Vault"));
  });

  it("leads to Google's APIs by private access only from a subnet that has it", async () => {
    const { resources } = await previewOf("gcp");
    const without = resources.map((each) =>
      each.type === "gcp:compute/subnetwork:Subnetwork"
        ? { ...each, properties: { ...each.properties, privateIpGoogleAccess: false } }
        : each,
    );
    assert.ok(!arrows(drawing("gcp", without)).some((arrow) => arrow.includes("Google APIs")));
  });

  it("has the system nodes of an AKS cluster, which are no resource, in the nodes' subnet", async () => {
    const { items } = await drawn("azure");
    assert.ok(paths(items).includes("azure > Virtual network > Subnet nodes > System nodes"));
    const system = all(items).find(({ title }) => title === "System nodes");
    assert.equal(system?.detail, "Standard_D4ds_v5 · 2–3 · zones 1, 2");
    assert.equal(system.of?.type, "azure-native:containerservice:ManagedCluster");
    assert.deepEqual([system.resources, system.parts], [[], []]);
  });

  it("says in which zones nodes are, as far as their resources do", async () => {
    const detailOf = ({ items }: Drawing, wanted: string) => all(items).find(({ title }) => title === wanted)?.detail;
    const azure = (await previewOf("azure", { "network.zones": 3, "cluster.nodes.min": 3 })).resources;
    assert.equal(detailOf(drawing("azure", azure), "Sensor nodes"), "Standard_D4ds_v5 · 3–4 · zones 1, 2, 3");
    // Which zones the region has is asked of Google, and not known before.
    assert.equal(detailOf(await drawn("gcp"), "Node pool"), "n2-standard-4 · 2–4 · regional");
    const { resources } = await previewOf("gcp");
    const located = (type: string, properties: Resource["properties"]) =>
      drawing(
        "gcp",
        resources.map((each) =>
          each.type === type ? { ...each, properties: { ...each.properties, ...properties } } : each,
        ),
      );
    const [cluster, pool] = ["gcp:container/cluster:Cluster", "gcp:container/nodePool:NodePool"];
    const two = located(cluster, { nodeLocations: ["europe-west3-a", "europe-west3-c"] });
    assert.equal(detailOf(two, "Node pool"), "n2-standard-4 · 2–4 · zones a, c");
    const own = located(pool, { nodeLocations: ["europe-west3-b"] });
    assert.equal(detailOf(own, "Node pool"), "n2-standard-4 · 2–4 · zone b");
    const zonal = located(pool, { location: "europe-west3-a" });
    assert.equal(detailOf(zonal, "Node pool"), "n2-standard-4 · 2–4 · zone a");
    const unclear = located(pool, { nodeLocations: ["europe-west3-b", unknown] });
    assert.equal(detailOf(unclear, "Node pool"), "n2-standard-4 · 2–4 · regional");
  });

  it("does not guess which of two clusters nodes join", async () => {
    const { resources } = await previewOf("aws-eks");
    const isCluster = ({ type }: Resource) => type === "aws:eks/cluster:Cluster";
    const second = resources.filter(isCluster).map((cluster) => ({ ...cluster, urn: `${cluster.urn}-2` }));
    assert.equal(second.length, 1);
    const found = arrows(drawing("aws-eks", [...resources, ...second]));
    assert.ok(!found.some((arrow) => arrow.includes("-joins>")));
  });

  for (const [stack, some] of Object.entries(expected)) {
    it(`knows what leads where on ${stack}`, async () => {
      const found = arrows(await drawn(stack));
      assert.deepEqual(
        some.filter((arrow) => !found.includes(arrow)),
        [],
      );
    });
  }

  it("says of what is encrypted with a key of the stack, and of the keys themselves nothing", async () => {
    const items = all((await drawn("gcp")).items);
    const sealed = items.filter((item) => item.sealed).map(({ title }) => title);
    assert.deepEqual(sealed, [
      ...["Node pool", "GKE control plane", "Announcements"],
      ...["2 secrets", "Artifact Registry", "Log bucket"],
    ]);
  });

  for (const stack of clouds) {
    it(`has every resource of ${stack} once, drawn or with what it belongs to`, async () => {
      const { resources } = await previewOf(stack);
      const items = all(drawing(stack, resources).items);
      const urns = items.flatMap(({ resources: own, parts }) => [...own, ...parts]).map(({ urn }) => urn);
      assert.deepEqual(
        urns.toSorted(),
        resources
          .filter(({ type }) => type !== "pulumi:pulumi:Stack")
          .map(({ urn }) => urn)
          .toSorted(),
      );
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    });

    it(`of ${stack} is the same in whatever order its resources come`, async () => {
      const { resources } = await previewOf(stack);
      assert.deepEqual(drawing(stack, resources.toReversed()), drawing(stack, resources));
    });
  }

  it("leaves out what is not known, and lists types that it does not know", () => {
    const made = (type: string, name: string, properties: Resource["properties"] = {}): Resource => ({
      urn: `urn:pulumi:dev::project::${type}::${name}`,
      type,
      name,
      properties,
      secrets: [],
      protect: false,
      dependencies: [],
      propertyDependencies: {},
    });
    const strange = made("random:index/pet:Pet", "pet");
    const { items, edges } = drawing("dev", [
      made("aws:ec2/vpc:Vpc", "network", { cidrBlock: unknown }),
      strange,
      made("aws:kms/key:Key", "key"),
    ]);
    assert.deepEqual(paths(items), ["dev", "dev > VPC", "dev > Logs", "dev > Logs > Encryption key"]);
    assert.equal(items[0]?.children[0]?.detail, undefined);
    assert.equal(items[0]?.detail, "AWS");
    assert.deepEqual(items[0]?.parts, [strange]);
    assert.deepEqual(edges, []);
  });
});
