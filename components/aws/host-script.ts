/** Where machines send what leaves the network, if it does not go directly. */
export interface HostProxy {
  /** `host:port`. */
  readonly address: string;
  /** Domains and ranges that are reached without it. */
  readonly direct: readonly string[];
}

/** A script for cloud-init that writes files, by path. Anyone on the machine can read it: no secrets. */
export function hostScript(files: Readonly<Record<string, string>>, commands: readonly string[] = []): string {
  const writes = Object.entries(files).map(([path, content]) => writeFile(path, content));
  return `${["#!/bin/bash", "set -euo pipefail", ...writes, ...commands].join("\n")}\n`;
}

/** Environment variables of a proxy. Metadata and task credentials are never behind it. */
export function proxyEnvironment({ address, direct }: HostProxy): Record<string, string> {
  const url = `http://${address}`;
  return { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: ["169.254.169.254", "169.254.170.2", ...direct].join(",") };
}

/** Gives a service of the machine environment variables, by path of the file. */
export function serviceEnvironment(service: string, variables: Record<string, string>): Record<string, string> {
  const lines = Object.entries(variables).map(([name, value]) => `Environment="${name}=${value}"`);
  return { [`/etc/systemd/system/${service}.service.d/environment.conf`]: ["[Service]", ...lines].join("\n") };
}

function writeFile(path: string, content: string): string {
  return `install -D -m 0644 /dev/stdin '${path}' <<'END_OF_FILE'\n${content.trimEnd()}\nEND_OF_FILE`;
}
