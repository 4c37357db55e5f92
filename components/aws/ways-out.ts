import { proxyTargets } from "../qualys-sensor/proxies";
import type { SensorSettings } from "../qualys-sensor/sensor-arguments";
import type { HostProxy } from "./host-script";
import type { Traffic } from "./security-rules";

/** What machines may reach outside their network: HTTPS (Qualys, registries, AWS), and what the settings add. */
export function allowedEgress(sensor: SensorSettings): Record<string, Traffic> {
  const rules: Record<string, Traffic> = {
    https: { description: "Qualys, registries and AWS", peer: { cidrIpv4: "0.0.0.0/0" }, fromPort: 443 },
  };
  for (const { cidr, port, description } of sensor.egress) {
    rules[`${cidr}-${port}`] = { description, peer: { cidrIpv4: cidr }, fromPort: port };
  }
  for (const { host, port, cidr } of proxyTargets(sensor)) {
    rules[`proxy-${host}-${port}`] = { description: `Proxy ${host}`, peer: { cidrIpv4: cidr }, fromPort: port };
  }
  return rules;
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
