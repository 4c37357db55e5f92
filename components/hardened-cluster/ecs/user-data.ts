import { type HostProxy, hostScript, proxyEnvironment, serviceEnvironment } from "../../aws/host-script";

export interface InstanceConfiguration {
  readonly ecsCluster: string;
  readonly files: Readonly<Record<string, string>>;
  readonly proxy?: HostProxy;
}

/** Turns a fresh instance into a member of the cluster. */
export function userData({ ecsCluster, files, proxy }: InstanceConfiguration): string {
  const agent = agentConfiguration(ecsCluster);
  const script =
    proxy === undefined
      ? hostScript({ "/etc/ecs/ecs.config": lines(agent), ...files })
      : behindProxy(proxy, agent, files);
  return Buffer.from(script).toString("base64");
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

/** E8: the agent, what starts it, and Docker each have to be told. The agent reaches Docker by its socket. */
function behindProxy(proxy: HostProxy, agent: Record<string, string>, files: InstanceConfiguration["files"]): string {
  const environment = proxyEnvironment({ ...proxy, direct: ["/var/run/docker.sock", ...proxy.direct] });
  return hostScript(
    {
      "/etc/ecs/ecs.config": lines({ ...agent, ...environment }),
      ...serviceEnvironment("ecs", environment),
      ...serviceEnvironment("docker", environment),
      ...files,
    },
    // Docker runs already when this does; the agent starts afterwards.
    ["systemctl daemon-reload", "systemctl restart docker"],
  );
}

function lines(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}
