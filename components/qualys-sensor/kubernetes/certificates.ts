import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as identity from "../identity";
import { proxyAuthorities } from "../proxies";
import { proxyCertificates, registryCertificates } from "../runtimes";
import type { SensorSettings } from "../sensor-arguments";
import { namespaced, type Place } from "./place";

const configMap = `${identity.serviceAccount}-certificates`;
const proxyKey = "proxy.crt";

/** The certificates of authorities that the sensor shall trust: keys and contents of the ConfigMap. */
export function certificateFiles(sensor: SensorSettings): Record<string, string> {
  const proxy = proxyAuthorities(sensor);
  const registries = Object.entries(sensor.registryCertificates);
  return {
    ...(proxy === undefined ? {} : { [proxyKey]: proxy }),
    ...Object.fromEntries(registries.map(([host, pem]) => [registryKey(host), pem])),
  };
}

export function storeCertificates(place: Place, sensor: SensorSettings): ConfigMap[] {
  const data = certificateFiles(sensor);
  if (Object.keys(data).length === 0) return [];
  return [
    new ConfigMap(
      `${place.name}-certificates`,
      { metadata: namespaced(place, configMap), data },
      { parent: place.parent },
    ),
  ];
}

export function certificateVolumes(sensor: SensorSettings): input.core.v1.Volume[] {
  const hosts = Object.keys(sensor.registryCertificates);
  const folders = hosts.map((host) => ({ key: registryKey(host), path: `${host}/ca.crt` }));
  return [
    ...(proxyAuthorities(sensor) === undefined
      ? []
      : [{ name: "proxy-certificates", configMap: { name: configMap, items: [{ key: proxyKey, path: proxyKey }] } }]),
    ...(hosts.length === 0 ? [] : [{ name: "registry-certificates", configMap: { name: configMap, items: folders } }]),
  ];
}

/** One file among the image's own for the proxies; a folder for the registries, whose hosts may have a port. */
export function certificateMounts(sensor: SensorSettings): input.core.v1.VolumeMount[] {
  const proxy = { name: "proxy-certificates", mountPath: proxyCertificates.container, subPath: proxyKey };
  const registries = { name: "registry-certificates", mountPath: registryCertificates.containerd };
  const mounts = [
    ...(proxyAuthorities(sensor) === undefined ? [] : [proxy]),
    ...(Object.keys(sensor.registryCertificates).length === 0 ? [] : [registries]),
  ];
  return mounts.map((mount) => ({ ...mount, readOnly: true }));
}

/** A key of a ConfigMap takes no colon. */
function registryKey(host: string): string {
  return `${host.replace(":", "_")}.crt`;
}
