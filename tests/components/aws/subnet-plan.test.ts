import assert from "node:assert/strict";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { planSubnets } from "../../../components/secure-vpc/subnet-plan";

const networks = fc
  .tuple(fc.ipV4(), fc.integer({ min: 16, max: 24 }))
  .map(([address, prefix]) => `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`)}/${prefix}`);
const zones = fc.integer({ min: 1, max: 3 });

describe("subnet plan of an AWS network", () => {
  it("gives each zone a quarter, and the zones' gateways the last one", () => {
    assert.deepEqual(planSubnets("172.20.0.0/16", 2), [
      { private: "172.20.0.0/18", public: "172.20.192.0/20" },
      { private: "172.20.64.0/18", public: "172.20.208.0/20" },
    ]);
    assert.deepEqual(planSubnets("172.20.250.0/24", 1), [{ private: "172.20.250.0/26", public: "172.20.250.192/28" }]);
  });

  it("keeps subnets inside the network and apart from each other", () => {
    fc.assert(
      fc.property(networks, zones, (network, count) => {
        const subnets = planSubnets(network, count).flatMap(({ private: inner, public: outer }) => [inner, outer]);
        for (const subnet of subnets) assert.ok(overlap(network, subnet) && prefixOf(subnet) > prefixOf(network));
        for (const [number, subnet] of subnets.entries()) {
          assert.ok(!subnets.slice(number + 1).some((other) => overlap(subnet, other)), subnets.join(" "));
        }
      }),
    );
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 1, max: 2 }), (network, count) => {
        assert.deepEqual(planSubnets(network, count + 1).slice(0, count), planSubnets(network, count));
      }),
    );
  });

  it("makes no subnet that AWS refuses", () => {
    fc.assert(
      fc.property(networks, zones, (network, count) => {
        for (const { public: subnet } of planSubnets(network, count)) assert.ok(prefixOf(subnet) <= 28);
      }),
    );
  });

  it("refuses what it has no room for", () => {
    assert.throws(() => planSubnets("10.0.0.0/25", 2), /10\.0\.0\.0\/25: an AWS network is \/16 to \/24/);
    assert.throws(() => planSubnets("10.0.0.0/15", 2), RangeError);
    assert.throws(() => planSubnets("10.0.0.0/16", 4), /4 zones/);
  });
});

const prefixOf = (cidr: string) => ipaddr.IPv4.parseCIDR(cidr)[1];

function overlap(one: string, other: string): boolean {
  const [wider, narrower] = prefixOf(one) <= prefixOf(other) ? [one, other] : [other, one];
  return ipaddr.IPv4.parseCIDR(narrower)[0].match(ipaddr.IPv4.parseCIDR(wider));
}
