import { isIP } from "node:net";
import type { Settings } from "../../settings";

/** AWS itself, and what instances call each other. */
const ofAws = [
  ...["*.amazonaws.com", "*.amazonaws.com.cn", "*.api.aws"],
  ...["*.compute.internal", "*.ec2.internal", "*.in-addr.arpa"],
];

/** Docker Hub answers by several names. */
const names: Readonly<Record<string, readonly string[]>> = { "docker.io": ["*.docker.io", "*.docker.com"] };

/** What machines and the sensor have to resolve, as far as the settings say it; registries that Qualys knows, they do not. */
export function dnsNames(settings: Settings<"aws-ecs" | "aws-eks">): string[] {
  const { podUrl, image, sensor, network } = settings;
  const proxies = [sensor.proxy, sensor.registryProxy].flatMap((proxy) => (proxy ? [proxy.address] : []));
  const sources = image.registry === "upstream" ? [image.source.split("/")[0] ?? ""] : [];
  const hosts = [...proxies, ...sources, ...Object.keys(sensor.registryCertificates)].map(withoutPort);
  const named = [new URL(podUrl).hostname, ...hosts.filter((host) => isIP(host) === 0)];
  return [
    ...new Set([...ofAws, ...named.flatMap((host) => names[host] ?? [host]), ...(network.dnsFirewall?.hosts ?? [])]),
  ];
}

const withoutPort = (host: string) => host.replace(/:\d+$/, "");
