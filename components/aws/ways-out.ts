import { proxyTargets } from "../qualys-sensor/proxies";
import type { SensorSettings } from "../qualys-sensor/sensor-arguments";
import type { HostProxy } from "./host-script";
import type { Traffic } from "./security-rules";

interface Destination {
  readonly cidr: string;
  readonly port: number;
  readonly description: string;
}

const https: Destination = { cidr: "0.0.0.0/0", port: 443, description: "Qualys, registries and AWS" };

/** What machines may reach outside their network. AWS refuses the same rule twice, so each range and port is there once. */
export function allowedEgress(sensor: SensorSettings): Record<string, Traffic> {
  const proxies = proxyTargets(sensor).map(({ host, ...target }) => ({ ...target, description: `Proxy ${host}` }));
  const destinations: Destination[] = [...proxies, ...sensor.egress, https];
  return Object.fromEntries(
    destinations.map(({ cidr, port, description }) => [
      `${cidr}-${port}`,
      { description, peer: { cidrIpv4: cidr }, fromPort: port },
    ]),
  );
}

/** Machines pull what the sensor scans, so they take the sensor's way to registries; AWS is reached by private endpoints. */
export function hostProxy(sensor: SensorSettings, privateEndpoints: boolean): HostProxy | undefined {
  const proxy = sensor.registryProxy ?? sensor.proxy;
  const direct = privateEndpoints ? [".amazonaws.com", ".amazonaws.com.cn"] : [];
  return proxy && { address: proxy.address, direct };
}

/** Where a container runtime looks for the certificates of registries' authorities. */
export function registryAuthorities(sensor: SensorSettings, folder: string): Record<string, string> {
  const registries = Object.entries(sensor.registryCertificates);
  return Object.fromEntries(registries.map(([host, pem]) => [`${folder}/${host}/ca.crt`, pem]));
}
