import type { output } from "@pulumi/kubernetes/types";
import * as identity from "../components/qualys-sensor/identity";
import { ask, readLogs, run, Unanswered } from "./run";
import { noSensor, type Sensor, type SensorStatus } from "./sensor-status";

type DaemonSet = output.apps.v1.DaemonSet;
type Node = output.core.v1.Node;
type Pod = output.core.v1.Pod;

interface List<Item> {
  readonly items: readonly Item[];
}

export interface KubernetesSubject {
  /** Of the user's kubeconfig; without it, the current one. */
  readonly context?: string;
  /** The image that the stack says it runs. */
  readonly image?: string;
  /** Lines to read of each sensor's log. */
  readonly lines: number;
  readonly now: Date;
}

/** Asks the API server, by `kubectl`. */
export async function kubernetesStatus(subject: KubernetesSubject): Promise<SensorStatus> {
  const { context, image, lines, now } = subject;
  const options = context === undefined ? [] : ["--context", context];
  const kubectl = (...args: string[]) => run("kubectl", ...options, ...args);
  const list = <Item>(kind: string, ...args: string[]) =>
    ask<List<Item>>("kubectl", ...options, "get", kind, "-o", "json", ...args).items;
  const inNamespace = ["-n", identity.namespace];

  const where = kubectl("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}");
  const [daemonSet] = list<DaemonSet>("daemonsets", ...inNamespace);
  if (daemonSet === undefined) {
    const connect = "Name the context that leads to the stack's cluster: CONTEXT=…";
    throw new Unanswered(`There is no sensor in the cluster at ${where}. ${connect}`);
  }
  const pods = list<Pod>("pods", ...inNamespace, "-l", `app.kubernetes.io/name=${identity.serviceAccount}`);
  const nodes = list<Node>("nodes");
  const [container] = daemonSet.spec.template.spec.containers;
  const running = container?.image ?? "";
  const logs = await readLogs(
    pods.map(({ metadata }) => ["kubectl", ...options, "logs", metadata.name, ...inNamespace, `--tail=${lines}`]),
  );
  return {
    where,
    image: running,
    sensors: pods.map((pod, index) => sensor(pod, now, logs[index])),
    problems: [
      ...(container?.name === identity.cleanedNode ? [noSensor] : []),
      ...problemsOf(daemonSet, nodes),
      ...anotherImage(running, image),
    ],
    remarks: [...nodesWithout(daemonSet, nodes, pods), ...restarts(pods)],
  };
}

/** S24: with wrong ids, or without a way to Qualys, it ends and is started again. A node's restart ends it once, too. */
export function isLately(time: string, now: Date): boolean {
  return now.getTime() - Date.parse(time) < 60 * 60 * 1000;
}

function sensor({ spec, status }: Pod, now: Date, log: Sensor["log"]): Sensor {
  const [container] = status.containerStatuses ?? [];
  const ready = status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;
  const ended = container?.lastState?.terminated;
  const endedLately = ended !== undefined && isLately(ended.finishedAt, now);
  const waiting = container?.state?.waiting;
  const state = waiting ? `${waiting.reason}: ${waiting.message ?? "no message"}` : (status.phase ?? "Unknown");
  const unscheduled = status.conditions?.find(({ type, status }) => type === "PodScheduled" && status === "False");
  return {
    node: spec.nodeName ?? "no node",
    works: ready && !endedLately,
    state: [
      unscheduled?.message ?? state,
      ...(endedLately ? [`ended at ${ended.finishedAt} with code ${ended.exitCode}`, times(container)] : []),
    ].join(", "),
    log,
  };
}

type Container = output.core.v1.ContainerStatus;

const times = (container: Container | undefined) => {
  const { restartCount = 0 } = container ?? {};
  return restartCount === 1 ? "restarted once" : `restarted ${restartCount} times`;
};

/** What once happened is worth a look, and no fault of today. */
function restarts(pods: readonly Pod[]): string[] {
  return pods.flatMap(({ spec, status }) => {
    const [container] = status.containerStatuses ?? [];
    if (container === undefined || container.restartCount === 0) return [];
    const ended = container.lastState?.terminated?.finishedAt;
    return [`${spec.nodeName}: ${times(container)}${ended === undefined ? "" : `, last at ${ended}`}`];
  });
}

function problemsOf({ metadata, status }: DaemonSet, nodes: readonly Node[]): string[] {
  const { desiredNumberScheduled: desired, numberAvailable = 0, updatedNumberScheduled = 0 } = status;
  if (status.observedGeneration !== metadata.generation) return ["The newest settings have not arrived yet."];
  if (desired === 0) return [`None of the cluster's ${nodes.length} nodes is one that a sensor may run on.`];
  return [
    ...(numberAvailable < desired ? [`${numberAvailable} of ${desired} nodes have a sensor that works.`] : []),
    ...(updatedNumberScheduled < desired ? [`${desired - updatedNumberScheduled} nodes have an older sensor.`] : []),
  ];
}

function anotherImage(running: string, image: string | undefined): string[] {
  if (image === undefined || image === running) return [];
  return [`It runs ${running}, and the stack says ${image}: is this the stack's cluster?`];
}

function nodesWithout({ spec }: DaemonSet, nodes: readonly Node[], pods: readonly Pod[]): string[] {
  const bearing = new Set(pods.map((pod) => pod.spec.nodeName));
  const selector = Object.entries(spec.template.spec.nodeSelector ?? {});
  return nodes
    .filter(({ metadata }) => !bearing.has(metadata.name))
    .map(({ metadata, spec }) => {
      const lacks = selector.find(([label, value]) => metadata.labels[label] !== value);
      if (lacks !== undefined) {
        const [label, value] = lacks;
        return `${metadata.name}: ${label} is ${metadata.labels[label] ?? "not set"}, not ${value}`;
      }
      const taints = (spec?.taints ?? []).filter(({ effect }) => effect !== "PreferNoSchedule");
      const names = taints.map(({ key }) => key).join(", ");
      return `${metadata.name}: ${names === "" ? "no sensor" : `no sensor; it has the taint ${names}`}`;
    });
}
