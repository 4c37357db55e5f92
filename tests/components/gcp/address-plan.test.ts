import assert from "node:assert/strict";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { planAddresses } from "../../../components/secure-vpc/gcp/address-plan";

const networks = fc
  .tuple(fc.ipV4(), fc.integer({ min: 8, max: 26 }))
  .map(([address, prefix]) => `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`)}/${prefix}`);

describe("address plan of a Google Cloud network", () => {
  it("gives the lower half to nodes and the start of the upper half to the control plane", () => {
    assert.deepEqual(planAddresses("10.0.0.0/20"), { nodes: "10.0.0.0/21", controlPlane: "10.0.8.0/28" });
    assert.deepEqual(planAddresses("192.168.7.0/26"), { nodes: "192.168.7.0/27", controlPlane: "192.168.7.32/28" });
  });

  it("stays inside the network, and its subnets apart", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { nodes, controlPlane } = planAddresses(network);
        assert.ok(contains(network, nodes) && contains(network, controlPlane));
        assert.ok(!contains(nodes, controlPlane) && !contains(controlPlane, nodes));
      }),
    );
  });

  it("refuses a network that is too small", () => {
    assert.throws(() => planAddresses("10.0.0.0/27"), /10\.0\.0\.0\/27: a Google Cloud network is \/26 or larger/);
  });
});

function contains(outer: string, inner: string): boolean {
  const range = ipaddr.IPv4.parseCIDR(outer);
  return [ipaddr.IPv4.networkAddressFromCIDR(inner), ipaddr.IPv4.broadcastAddressFromCIDR(inner)].every((address) =>
    address.match(range),
  );
}
