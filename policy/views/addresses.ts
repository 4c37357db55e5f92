import { BlockList, isIP } from "node:net";

/** True if the range, such as `10.0.0.0/8`, holds the address. */
export function contains(range: string, address: string): boolean {
  const [network, length] = range.split("/");
  if (network?.includes(":") !== address.includes(":")) return false;
  const family = isIP(network);
  if (family === 0 || family !== isIP(address)) return false;
  const prefix = Number(length ?? (family === 4 ? 32 : 128));
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(network, prefix, family === 4 ? "ipv4" : "ipv6");
  return block.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** True if the first range, such as `10.0.0.0/8`, holds all addresses of the second, or is written the same. */
export function holdsRange(wide: string, narrow: string): boolean {
  if (wide.toLowerCase() === narrow.toLowerCase()) return true;
  return contains(wide, narrow.split("/")[0]) && bitsOf(wide) <= bitsOf(narrow);
}

function bitsOf(range: string): number {
  const [network, length] = range.split("/");
  return Number(length ?? (isIP(network) === 4 ? 32 : 128));
}

/**
 * True if the range is more of the internet than anybody has to himself: several would add up to all of it. Of IPv4,
 * no organisation has more than a few of its parts of /8, of IPv6 none more than a /16. What is not routed on the
 * internet, such as 10.0.0.0/8, fc00::/7 or multicast, is none of it, however large.
 */
export function isMuchOfTheInternet(range: string): boolean {
  const [network = "", length = ""] = range.split("/");
  // Most are narrower than any that count, and need not be read.
  if (!/^\d+$/.test(length) || Number(length) >= globalUnicast.bits) return false;
  const family = isIP(network);
  if (family === 0) return false;
  const { bits, first, last } = family === 4 ? { bits: 8, first: 0, last: 223 } : globalUnicast;
  const head = family === 4 ? Number.parseInt(network, 10) : Number.parseInt(network, 16) || 0;
  const size = 2 ** (bits - Number(length));
  const start = head - (head % size);
  return size > 1 && start <= last && start + size > first;
}

/** 2000::/3, by the first 16 bits of an address. */
const globalUnicast = { bits: 16, first: 0x2000, last: 0x3fff };
