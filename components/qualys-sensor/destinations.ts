import { type Proxy, proxyTargets } from "./proxies";
import type { SensorSettings } from "./sensor-arguments";

/** Where TCP connections go: a range, and one port of it. */
export interface Destination {
  readonly cidr: string;
  readonly port: number;
  readonly description: string;
}

/**
 * S18: where the sensor goes besides public HTTPS, and the nodes through a proxy of theirs. Every fence around it, in the
 * cluster and in the cloud, has to let it through there. Each range and port is there once.
 */
export function destinations(sensor: SensorSettings, ofNodes?: Proxy): Destination[] {
  const targets = proxyTargets(sensor.proxy, sensor.registryProxy, ofNodes);
  const proxies = targets.map(({ host, ...target }) => ({ ...target, description: `Proxy ${host}` }));
  const named = [...proxies, ...sensor.egress];
  return [...new Map(named.map((destination) => [`${destination.cidr}-${destination.port}`, destination])).values()];
}
