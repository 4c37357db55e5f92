import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { costsOf } from "../../preview/costs/costs";
import { digest, terminal } from "../../preview/reports/terminal";
import { type Changes, previewOf } from "../support/preview";

async function costs(stack: string, changes: Changes = {}): Promise<Record<string, string>> {
  const found = costsOf((await previewOf(stack, changes)).resources);
  return Object.fromEntries(found.map(({ what, fewest, most }) => [what, `${fewest}–${most}`]));
}

describe("what a stack costs by the hour", () => {
  it("is each thing that is paid for whether it is used or not, with how many there are", async () => {
    assert.deepEqual(await costs("aws-ecs"), {
      "public IPv4 address": "2–2",
      "NAT gateway": "2–2",
      "private endpoint, in each zone": "12–12",
      "node m6i.xlarge, with its disk": "2–4",
    });
    assert.deepEqual(await costs("aws-eks"), {
      "public IPv4 address": "2–2",
      "NAT gateway": "2–2",
      "private endpoint, in each zone": "12–12",
      "EKS control plane": "1–1",
      "node m6i.xlarge, with its disk": "2–4",
    });
    assert.deepEqual(await costs("azure"), {
      "public IPv4 address": "1–1",
      "NAT gateway": "1–1",
      "Premium registry": "1–1",
      "private endpoint": "3–3",
      "AKS control plane": "1–1",
      "system node Standard_D4ds_v5, with its disk": "2–3",
      "node Standard_D4ds_v5, with its disk": "2–4",
    });
    assert.deepEqual(await costs("gcp"), {
      "Cloud NAT": "1–1",
      "GKE control plane": "1–1",
      "node n2-standard-4, with its disk": "2–4",
    });
    assert.deepEqual(await costs("kubernetes"), {});
  });

  it("is changed by the settings that it names", async () => {
    const changed = await costs("aws-eks", {
      "network.zones": 3,
      "network.natPerZone": false,
      "network.privateEndpoints": false,
      "cluster.nodes": { type: "m6i.2xlarge", min: 3, max: 5 },
    });
    assert.deepEqual(changed, {
      "public IPv4 address": "1–1",
      "NAT gateway": "1–1",
      "EKS control plane": "1–1",
      "node m6i.2xlarge, with its disk": "3–5",
    });
  });

  it("is a firewall or a second registry on Azure, by how nodes leave the network", async () => {
    const firewall = await costs("azure", { "network.firewall": { hosts: [] } });
    assert.deepEqual([firewall["Azure Firewall"], firewall["NAT gateway"]], ["1–1", undefined]);
    const isolated = await costs("azure", {
      "network.nat": "none",
      "sensor.proxy": { address: "10.200.0.10:3128" },
      "cluster.proxy": { address: "10.200.0.12:3128" },
      "cluster.api": { access: "private", reachedFrom: "inside" },
    });
    assert.deepEqual(isolated, {
      "Premium registry": "1–1",
      "Premium registry that isolated nodes start from": "1–1",
      "private endpoint": "4–4",
      "AKS control plane": "1–1",
      "system node Standard_D4ds_v5, with its disk": "2–3",
      "node Standard_D4ds_v5, with its disk": "2–4",
    });
  });

  it("is listed in the same order, however a program goes about it", async () => {
    const { resources } = (await previewOf("azure")).result;
    assert.deepEqual(costsOf(resources.toReversed()), costsOf(resources));
  });

  it("is in what a person reads, one line each", async () => {
    const { result } = await previewOf("gcp");
    const [, section = ""] = /\nCosts by the hour, and what changes them:\n([^]*?)\n\n/.exec(terminal(result)) ?? [];
    assert.deepEqual(section.split("\n"), [
      "    1 × Cloud NAT                          network.existing",
      "    1 × GKE control plane                  cluster.existing",
      "  2–4 × node n2-standard-4, with its disk  cluster.nodes",
    ]);
  });

  it("is in short in what a person reads of one stack among several", async () => {
    const lines = digest((await previewOf("gcp")).result).split("\n");
    assert.deepEqual(lines.slice(1, 3), [
      "  Costs by the hour: 1 × Cloud NAT, 1 × GKE control plane, 2–4 × node n2-standard-4. Changed by:",
      "    cluster.existing, cluster.nodes, network.existing",
    ]);
    assert.doesNotMatch(digest((await previewOf("kubernetes")).result), /Costs/);
  });
});
