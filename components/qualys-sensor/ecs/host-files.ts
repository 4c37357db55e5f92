import { proxyAuthorities } from "../proxies";
import { docker, proxyCertificates } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";

/** Files that every container instance needs, by path: authorities that the sensor and Docker shall trust. */
export function hostFiles(sensor: SensorSettings): Record<string, string> {
  const proxy = proxyAuthorities(sensor);
  const registries = Object.entries(sensor.registryCertificates);
  return {
    ...(proxy === undefined ? {} : { [proxyCertificates.host]: proxy }),
    ...Object.fromEntries(registries.map(([host, pem]) => [`${docker.registryCertificates}/${host}/ca.crt`, pem])),
  };
}
