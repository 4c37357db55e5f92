import { destinations } from "../qualys-sensor/destinations";
import type { SensorSettings } from "../qualys-sensor/sensor-arguments";
import type { AwsNetwork } from "../secure-vpc/aws/network";
import type { HostProxy } from "./host-script";
import type { Traffic } from "./security-rules";

/** What machines may reach. AWS refuses the same rule twice, so each range and port is there once. */
export function allowedEgress(sensor: SensorSettings, { https }: Pick<AwsNetwork, "https">): Record<string, Traffic> {
  const named = destinations(sensor).map(({ cidr, port, description }): [string, Traffic] => [
    `${cidr}-${port}`,
    { description, peer: { cidrIpv4: cidr }, fromPort: port },
  ]);
  return { ...Object.fromEntries(named), ...https };
}

/**
 * Machines pull what the sensor scans, so they take the sensor's way to registries; AWS is reached by private endpoints.
 * E32: those of this region. Buckets of others, in which Docker Hub keeps images, have none.
 */
export function hostProxy(sensor: SensorSettings, region: string, privateEndpoints: boolean): HostProxy | undefined {
  const proxy = sensor.registryProxy ?? sensor.proxy;
  const direct = privateEndpoints ? [`.${region}.amazonaws.com`, `.${region}.amazonaws.com.cn`] : [];
  return proxy && { address: proxy.address, direct };
}

/** Where a container runtime looks for the certificates of registries' authorities. */
export function registryAuthorities(sensor: SensorSettings, folder: string): Record<string, string> {
  const registries = Object.entries(sensor.registryCertificates);
  return Object.fromEntries(registries.map(([host, pem]) => [`${folder}/${host}/ca.crt`, pem]));
}
