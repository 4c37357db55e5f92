import ipaddr from "ipaddr.js";

/** Address ranges of one zone. */
export interface ZoneSubnets {
  /** Nodes, pods and private endpoints live here. */
  readonly private: string;
  /** Holds a NAT gateway and nothing else. */
  readonly public: string;
}

const mostZones = 3;

/**
 * Quarters the network: a quarter is the private subnet of each zone, the last one holds the public subnets.
 * The number of zones has no part in it, so that adding a zone later moves no subnet.
 */
export function planSubnets(cidr: string, zones: number): ZoneSubnets[] {
  const [network, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  if (prefix < 16 || prefix > 24) throw new RangeError(`${cidr}: an AWS network is /16 to /24.`);
  if (zones > mostZones) throw new RangeError(`${zones} zones: the plan has room for ${mostZones}.`);
  const start = network.toByteArray().reduce((number, byte) => number * 256 + byte, 0);
  const lastQuarter = start + mostZones * addresses(prefix + 2);
  return Array.from({ length: zones }, (_, zone) => ({
    private: range(start + zone * addresses(prefix + 2), prefix + 2),
    public: range(lastQuarter + zone * addresses(prefix + 4), prefix + 4),
  }));
}

const addresses = (prefix: number) => 2 ** (32 - prefix);

function range(start: number, prefix: number): string {
  return `${[24, 16, 8, 0].map((bits) => (start >>> bits) & 255).join(".")}/${prefix}`;
}
