import { proxyTargets } from "./proxies";
import type { SensorSettings } from "./sensor-arguments";

/** Where TCP connections go: a range, and one port of it. */
export interface Destination {
  readonly cidr: string;
  readonly port: number;
  readonly description: string;
}

/**
 * S18: where the sensor goes besides public HTTPS. Every fence around it, in the cluster and in the cloud, has to let it
 * through there. Each range and port is there once.
 */
export function destinations(sensor: SensorSettings): Destination[] {
  const proxies = proxyTargets(sensor).map(({ host, ...target }) => ({ ...target, description: `Proxy ${host}` }));
  const named = [...proxies, ...sensor.egress];
  return [...new Map(named.map((destination) => [`${destination.cidr}-${destination.port}`, destination])).values()];
}
