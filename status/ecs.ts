import * as identity from "../components/qualys-sensor/identity";
import { ask, readLogs } from "./run";
import { noSensor, type Sensor, type SensorStatus } from "./sensor-status";

export interface EcsSubject {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  readonly logGroup: string;
}

interface Services {
  readonly services: readonly {
    readonly taskDefinition: string;
    readonly deployments: readonly { readonly rolloutState?: string; readonly rolloutStateReason?: string }[];
    readonly events: readonly { readonly message: string }[];
  }[];
}

interface Tasks {
  readonly tasks: readonly {
    readonly taskArn: string;
    readonly taskDefinitionArn: string;
    readonly containerInstanceArn: string;
    readonly stopCode?: string;
    readonly lastStatus: string;
    readonly stoppedReason?: string;
    readonly containers: readonly { readonly name?: string; readonly image?: string; readonly reason?: string }[];
  }[];
}

/** Asks ECS and CloudWatch, by the AWS command. */
export async function ecsStatus({ region, cluster, service, logGroup }: EcsSubject): Promise<SensorStatus> {
  const aws = <Answer>(...args: string[]) => ask<Answer>("aws", ...args, "--region", region, "--output", "json");
  const ofCluster = ["--cluster", cluster];
  const { services } = aws<Services>("ecs", "describe-services", ...ofCluster, "--services", service);
  const { containerInstanceArns: instances } = aws<{ containerInstanceArns: readonly string[] }>(
    ...["ecs", "list-container-instances", ...ofCluster, "--status", "ACTIVE"],
  );
  const tasksThat = (status: "RUNNING" | "STOPPED") => {
    const list = ["ecs", "list-tasks", ...ofCluster, "--service-name", service, "--desired-status", status];
    const { taskArns } = aws<{ taskArns: readonly string[] }>(...list);
    // The command describes a hundred at once, and without any it would refuse.
    const pages = Array.from({ length: Math.ceil(taskArns.length / 100) }, (_, page) =>
      taskArns.slice(page * 100, (page + 1) * 100),
    );
    return pages.flatMap((arns) => aws<Tasks>("ecs", "describe-tasks", ...ofCluster, "--tasks", ...arns).tasks);
  };
  const tasks = tasksThat("RUNNING");
  const logs = await readLogs(
    tasks.map(({ taskArn }) => [
      // Named by prefix, container and task.
      ...["aws", "logs", "tail", logGroup, "--log-stream-names", `sensor/qualys-sensor/${nameIn(taskArn)}`],
      ...["--since", "1h", "--format", "short", "--region", region],
    ]),
  );
  return {
    where: `${cluster} in ${region}`,
    image: tasks[0]?.containers[0]?.image ?? "unknown",
    sensors: tasks.map((task, index): Sensor => {
      const { containerInstanceArn, lastStatus, stoppedReason, containers } = task;
      const reason = stoppedReason ?? containers[0]?.reason;
      return {
        node: nameIn(containerInstanceArn),
        works: lastStatus === "RUNNING",
        state: reason === undefined ? lastStatus : `${lastStatus}: ${reason}`,
        log: logs[index],
      };
    }),
    problems: [
      ...cleaned(tasks),
      ...problemsOf(services, tasks, instances.map(nameIn)),
      ...ended(tasksThat("STOPPED"), services),
    ],
    remarks: [],
  };
}

function cleaned(tasks: Tasks["tasks"]): string[] {
  const names = tasks.flatMap(({ containers }) => containers.map(({ name }) => name));
  return names.includes(identity.cleanedNode) ? [noSensor] : [];
}

function problemsOf([service]: Services["services"], tasks: Tasks["tasks"], instances: readonly string[]): string[] {
  if (service === undefined) return ["ECS knows no such service."];
  const { deployments, events } = service;
  const failed = deployments.filter(({ rolloutState }) => rolloutState === "FAILED");
  const bearing = tasks.map(({ containerInstanceArn }) => nameIn(containerInstanceArn));
  const bare = instances.filter((instance) => !bearing.includes(instance));
  return [
    ...(instances.length === 0 ? ["The cluster has no container instance."] : []),
    ...bare.map((instance) => `${instance} has no sensor.`),
    ...failed.map(({ rolloutStateReason }) => `The deployment failed: ${rolloutStateReason ?? "no reason given"}`),
    ...(bare.length > 0 ? events.slice(0, 3).map(({ message }) => message) : []),
  ];
}

/** S24: with wrong ids, or without a way to Qualys, it ends and is started again. ECS keeps what has ended for an hour. */
function ended(stopped: Tasks["tasks"], [service]: Services["services"]): string[] {
  const own = stopped.filter(
    ({ taskDefinitionArn, stopCode }) =>
      taskDefinitionArn === service?.taskDefinition && stopCode === "EssentialContainerExited",
  );
  return own.length === 0
    ? []
    : [`Sensors of this version ended ${own.length === 1 ? "once" : `${own.length} times`} in the last hour.`];
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
