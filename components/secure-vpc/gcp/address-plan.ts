import ipaddr from "ipaddr.js";

/** Address ranges of the two subnets of a region. */
export interface AddressPlan {
  readonly nodes: string;
  /** Holds the control plane's private endpoint and nothing else. */
  readonly controlPlane: string;
}

/** Smallest range that GKE takes for a control plane's endpoint. */
const endpointPrefix = 28;

/** Nodes get the lower half of the network; the control plane's endpoint is at the start of the upper half. */
export function planAddresses(cidr: string): AddressPlan {
  const [, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  if (prefix > 26) throw new RangeError(`${cidr}: a Google Cloud network is /26 or larger.`);
  const start = ipaddr.IPv4.networkAddressFromCIDR(cidr).toByteArray();
  const half = 0x80 >> (prefix % 8);
  const middle = start.map((byte, index) => (index === Math.floor(prefix / 8) ? byte | half : byte));
  return { nodes: `${start.join(".")}/${prefix + 1}`, controlPlane: `${middle.join(".")}/${endpointPrefix}` };
}
