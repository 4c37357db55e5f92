import { isIPv4 } from "node:net";
import type { SensorSettings } from "./sensor-arguments";

/** Where a proxy can be, as far as an address filter can say it. */
export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
  /** One address, or every address when the proxy is known by name only. */
  readonly cidr: string;
}

export type Proxy = NonNullable<SensorSettings["proxy"]>;

export function proxyTargets(...proxies: readonly (Proxy | undefined)[]): ProxyTarget[] {
  const addresses = proxies.flatMap((proxy) => (proxy ? [proxy.address] : []));
  return [...new Set(addresses)].map(target);
}

function target(address: string): ProxyTarget {
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon);
  return { host, port: Number(address.slice(colon + 1)), cidr: isIPv4(host) ? `${host}/32` : "0.0.0.0/0" };
}

/** The sensor knows one file for the authorities of both proxies. */
export function proxyAuthorities({ proxy, registryProxy }: SensorSettings): string | undefined {
  const certificates = [proxy, registryProxy].flatMap((setting) => setting?.caCertificate ?? []);
  return certificates.length > 0 ? [...new Set(certificates.map((pem) => `${pem.trim()}\n`))].join("") : undefined;
}
