import ipaddr from "ipaddr.js";

/** Address ranges of the network's subnets. */
export interface AddressPlan {
  readonly nodes: string;
  readonly privateEndpoints: string;
  /** Delegated to AKS, for the API server's own addresses. */
  readonly apiServer: string;
}

const smallest = 26;
/** The smallest that AKS accepts; one cluster uses at least nine of its addresses. */
const apiServerPrefix = 28;

/** Half of the network for the nodes (pods have a range of their own), a quarter for private endpoints, the rest is free but for the API server. */
export function planAddresses(cidr: string): AddressPlan {
  const [network, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  if (prefix < 8 || prefix > smallest) throw new RangeError(`${cidr}: an Azure network is /8 to /${smallest}.`);
  const start = number(network);
  return {
    nodes: range(start, prefix + 1),
    privateEndpoints: range(start + 2 * addresses(prefix + 2), prefix + 2),
    apiServer: range(start + 3 * addresses(prefix + 2), apiServerPrefix),
  };
}

/** The smallest that Azure Firewall accepts. */
const firewallPrefix = 26;

/** At the end of the network, where the plan leaves everything free that it is large enough for. */
export function firewallRange(cidr: string): string {
  const [network, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  if (prefix > 23) throw new RangeError(`${cidr}: a network with a firewall is /23 or larger.`);
  return range(number(network) + addresses(prefix) - addresses(firewallPrefix), firewallPrefix);
}

/** The cluster's DNS service: the tenth address of the services, as AKS has it by default. */
export function dnsServiceAddress(serviceCidr: string): string {
  return text(number(ipaddr.IPv4.parseCIDR(serviceCidr)[0]) + 10);
}

const addresses = (prefix: number) => 2 ** (32 - prefix);
const number = (address: ipaddr.IPv4) => address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
const text = (address: number) => [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join(".");
const range = (start: number, prefix: number) => `${text(start)}/${prefix}`;
