import { type Destination, destinations } from "../qualys-sensor/destinations";
import type { SensorSettings } from "../qualys-sensor/sensor-arguments";
import type { HostProxy } from "./host-script";
import type { Traffic } from "./security-rules";

const https: Destination = { cidr: "0.0.0.0/0", port: 443, description: "Qualys, registries and AWS" };

/** What machines may reach outside their network. AWS refuses the same rule twice, so each range and port is there once. */
export function allowedEgress(sensor: SensorSettings): Record<string, Traffic> {
  return Object.fromEntries(
    [...destinations(sensor), https].map(({ cidr, port, description }) => [
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
