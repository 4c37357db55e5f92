import { BlockList, isIP } from "node:net";

/** True if the range, such as `10.0.0.0/8`, holds the address. */
export function contains(range: string, address: string): boolean {
  const [network, length] = range.split("/");
  const family = isIP(network);
  if (family === 0 || family !== isIP(address)) return false;
  const prefix = Number(length ?? (family === 4 ? 32 : 128));
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(network, prefix, family === 4 ? "ipv4" : "ipv6");
  return block.check(address, family === 4 ? "ipv4" : "ipv6");
}
