import * as identity from "../components/qualys-sensor/identity";
import { ask, run } from "./run";
import { noSensor, type Sensor, type SensorStatus } from "./sensor-status";

export interface EcsSubject {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  readonly logGroup: string;
}

interface Services {
  readonly services: readonly {
    readonly runningCount: number;
    readonly desiredCount: number;
    readonly deployments: readonly { readonly rolloutState?: string; readonly rolloutStateReason?: string }[];
    readonly events: readonly { readonly message: string }[];
  }[];
}

interface Tasks {
  readonly tasks: readonly {
    readonly taskArn: string;
    readonly containerInstanceArn: string;
    readonly lastStatus: string;
    readonly stoppedReason?: string;
    readonly containers: readonly { readonly name?: string; readonly image?: string; readonly reason?: string }[];
  }[];
}

/** Asks ECS and CloudWatch, by the AWS command. */
export function ecsStatus({ region, cluster, service, logGroup }: EcsSubject): SensorStatus {
  const aws = <Answer>(...args: string[]) => ask<Answer>("aws", ...args, "--region", region, "--output", "json");
  const ofCluster = ["--cluster", cluster];
  const { services } = aws<Services>("ecs", "describe-services", ...ofCluster, "--services", service);
  const { containerInstanceArns: instances } = aws<{ containerInstanceArns: readonly string[] }>(
    ...["ecs", "list-container-instances", ...ofCluster, "--status", "ACTIVE"],
  );
  const { taskArns } = aws<{ taskArns: readonly string[] }>(
    ...["ecs", "list-tasks", ...ofCluster, "--service-name", service],
  );
  // Without a task to describe, the command would refuse.
  const { tasks } =
    taskArns.length === 0 ? { tasks: [] } : aws<Tasks>("ecs", "describe-tasks", ...ofCluster, "--tasks", ...taskArns);
  const log = run("aws", "logs", "tail", logGroup, "--since", "1h", "--format", "short", "--region", region);
  const lines = log.trimEnd().split("\n");
  return {
    where: `${cluster} in ${region}`,
    image: tasks[0]?.containers[0]?.image ?? "unknown",
    sensors: tasks.map((task): Sensor => {
      const { containerInstanceArn, lastStatus, stoppedReason, containers } = task;
      const reason = stoppedReason ?? containers[0]?.reason;
      return {
        node: nameIn(containerInstanceArn),
        works: lastStatus === "RUNNING",
        state: reason === undefined ? lastStatus : `${lastStatus}: ${reason}`,
        log: lines,
      };
    }),
    problems: [...cleaned(tasks), ...problemsOf(services, instances.length)],
    remarks: [],
  };
}

function cleaned(tasks: Tasks["tasks"]): string[] {
  const names = tasks.flatMap(({ containers }) => containers.map(({ name }) => name));
  return names.includes(identity.cleanedNode) ? [noSensor] : [];
}

function problemsOf([service]: Services["services"], instances: number): string[] {
  if (service === undefined) return ["ECS knows no such service."];
  const { runningCount, deployments, events } = service;
  const failed = deployments.filter(({ rolloutState }) => rolloutState === "FAILED");
  return [
    ...(instances === 0 ? ["The cluster has no container instance."] : []),
    ...(runningCount < instances ? [`${runningCount} of ${instances} instances have a sensor that runs.`] : []),
    ...failed.map(({ rolloutStateReason }) => `The deployment failed: ${rolloutStateReason ?? "no reason given"}`),
    ...(runningCount < instances ? events.slice(0, 3).map(({ message }) => message) : []),
  ];
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
