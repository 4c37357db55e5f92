import ipaddr from "ipaddr.js";

/*
 * Arithmetic on IPv4 ranges such as 10.0.0.0/16. All take ranges that `isCidr` accepts.
 */

interface Range {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Four decimal parts and a prefix length; host bits may be set. */
export function isCidr(text: string): boolean {
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(text);
}

/** The range with its host bits cleared: `10.0.0.5/16` is in `10.0.0.0/16`. */
export function canonical(cidr: string): string {
  return `${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/${prefixLength(cidr)}`;
}

/** The range of another size around the same address. */
export function resized(cidr: string, prefix: number): string {
  return canonical(cidr.replace(/\/.*/, `/${prefix}`));
}

export function prefixLength(cidr: string): number {
  return ipaddr.IPv4.parseCIDR(cidr)[1];
}

/** Number of addresses. */
export function size(cidr: string): number {
  return 2 ** (32 - prefixLength(cidr));
}

export function contains(outer: string, inner: string): boolean {
  const [a, b] = [range(outer), range(inner)];
  return a.first <= b.first && b.last <= a.last;
}

export function overlaps(one: string, other: string): boolean {
  const [a, b] = [range(one), range(other)];
  return a.first <= b.last && b.first <= a.last;
}

/** Whether all of the range is private (RFC 1918) or shared (RFC 6598) address space. */
export function isPrivate(cidr: string): boolean {
  return privateRanges.some((block) => contains(block, cidr));
}

function range(cidr: string): Range {
  const bytes = ipaddr.IPv4.networkAddressFromCIDR(cidr).toByteArray();
  const first = bytes.reduce((number, byte) => number * 256 + byte, 0);
  return { first, last: first + size(cidr) - 1, prefix: prefixLength(cidr) };
}
