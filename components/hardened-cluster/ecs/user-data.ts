export interface HostProxy {
  /** `host:port`. */
  readonly address: string;
  /** Domains that are reached without it. */
  readonly direct: readonly string[];
}

export interface InstanceConfiguration {
  readonly ecsCluster: string;
  readonly files: Readonly<Record<string, string>>;
  readonly proxy?: HostProxy;
}

/** The script that turns a fresh instance into a member of the cluster. Anyone on the instance can read it: no secrets. */
export function userData({ ecsCluster, files, proxy }: InstanceConfiguration): string {
  const environment = proxyEnvironment(proxy);
  const script = [
    "#!/bin/bash",
    "set -euo pipefail",
    ...Object.entries({
      "/etc/ecs/ecs.config": lines({ ...agentConfiguration(ecsCluster), ...environment }),
      ...(proxy === undefined
        ? {}
        : { [dropIn("docker")]: serviceEnvironment(environment), [dropIn("ecs")]: serviceEnvironment(environment) }),
      ...files,
    }).map(([path, content]) => writeFile(path, content)),
    // Docker runs already when this does; the agent starts afterwards.
    ...(proxy === undefined ? [] : ["systemctl daemon-reload", "systemctl restart docker"]),
  ];
  return Buffer.from(`${script.join("\n")}\n`).toString("base64");
}

/** E7: what the agent does not do by itself. */
function agentConfiguration(cluster: string): Record<string, string> {
  return {
    ECS_CLUSTER: cluster,
    // E6: tasks have a network of their own, and no way from it to the instance's role.
    ECS_AWSVPC_BLOCK_IMDS: "true",
    ECS_DISABLE_PRIVILEGED: "true",
    ECS_TASK_PIDS_LIMIT: "4096",
    // Scans run in Docker beside the tasks, which ECS does not see.
    ECS_RESERVED_MEMORY: "1024",
    // The image is pinned, so that one pull is enough, and a registry that is down stops no sensor.
    ECS_IMAGE_PULL_BEHAVIOR: "once",
    ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION: "10m",
    ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM: "ec2_instance",
  };
}

/** E8: metadata, task credentials and Docker's socket are never behind a proxy. */
function proxyEnvironment(proxy?: HostProxy): Record<string, string> {
  if (proxy === undefined) return {};
  const url = `http://${proxy.address}`;
  return {
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    NO_PROXY: ["169.254.169.254", "169.254.170.2", "/var/run/docker.sock", ...proxy.direct].join(","),
  };
}

function dropIn(service: string): string {
  return `/etc/systemd/system/${service}.service.d/http-proxy.conf`;
}

function serviceEnvironment(environment: Record<string, string>): string {
  const variables = Object.entries(environment).map(([name, value]) => `Environment="${name}=${value}"`);
  return ["[Service]", ...variables].join("\n");
}

function lines(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}

function writeFile(path: string, content: string): string {
  return `install -D -m 0644 /dev/stdin '${path}' <<'END_OF_FILE'\n${content.trimEnd()}\nEND_OF_FILE`;
}
