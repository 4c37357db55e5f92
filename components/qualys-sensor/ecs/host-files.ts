import { registryAuthorities } from "../../aws/ways-out";
import { proxyAuthorities } from "../proxies";
import { proxyCertificates, registryCertificates } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";

/** Files that every container instance needs, by path: authorities that the sensor and Docker shall trust. */
export function hostFiles(sensor: SensorSettings): Record<string, string> {
  const proxy = proxyAuthorities(sensor);
  return {
    ...(proxy === undefined ? {} : { [proxyCertificates.host]: proxy }),
    ...registryAuthorities(sensor, registryCertificates.docker),
  };
}
