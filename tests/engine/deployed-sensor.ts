import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { output } from "@pulumi/kubernetes/types";
import { kubernetesStatus } from "../../status/kubernetes";
import type { SensorStatus } from "../../status/sensor-status";
import type { Answer, ControlPlane } from "./kubernetes";
import { missingReferences } from "./pod-references";
import { allowed, rights } from "./rights";
import type { Site } from "./site";

type DaemonSet = output.apps.v1.DaemonSet;
type Pod = output.core.v1.Pod;

const namespace = "qualys-sensor";
const account = "system:serviceaccount:qualys-sensor:qualys-sensor";
const anyAccount = "system:serviceaccount:default:default";

/** The sensor as the API server of a site's cluster sees it. */
export class DeployedSensor {
  readonly cluster: ControlPlane;

  constructor(readonly site: Site) {
    this.cluster = site.controlPlane ?? assert.fail("the site has no control plane");
  }

  get daemonSet(): DaemonSet {
    return this.#one<DaemonSet>("daemonsets");
  }

  get pods(): readonly Pod[] {
    return this.cluster.list<Pod>("pods", "-n", namespace, "-l", "app.kubernetes.io/name=qualys-sensor");
  }

  get nodes(): string[] {
    return this.pods.map(({ spec }) => spec.nodeName).toSorted();
  }

  get quota() {
    return this.#one<output.core.v1.ResourceQuota>("resourcequotas").status;
  }

  get budget() {
    return this.#one<output.policy.v1.PodDisruptionBudget>("poddisruptionbudgets").status;
  }

  /** Fails unless the newest template runs on so many nodes and has for as long as it has to. */
  assertReady(nodes: number): void {
    const { metadata, status } = this.daemonSet;
    const { observedGeneration, desiredNumberScheduled, updatedNumberScheduled, numberAvailable } = status;
    assert.equal(observedGeneration, metadata.generation);
    assert.deepEqual([desiredNumberScheduled, updatedNumberScheduled, numberAvailable], [nodes, nodes, nodes]);
  }

  /** Begins to count the nodes without a sensor that works. The answer ends it with the most that there were at once. */
  countUnavailable(): () => number {
    const path = "jsonpath={.status.numberUnavailable}{'\\n'}";
    const end = this.cluster.follow("get", "daemonsets", "-n", namespace, "--watch", "-o", path);
    return () => Math.max(...end().map(Number));
  }

  /** What is granted to each of its pods' containers, as the API server has it. */
  get capabilities() {
    const all = this.pods.flatMap(({ spec }) =>
      spec.containers.map(({ securityContext }) => securityContext.capabilities),
    );
    const distinct = [...new Set(all.map((each) => JSON.stringify(each ?? {})))];
    return distinct.map((each) => JSON.parse(each) as output.core.v1.Capabilities);
  }

  /** What `make sensor-status` finds out. */
  async status(): Promise<SensorStatus> {
    const before = process.env.KUBECONFIG;
    process.env.KUBECONFIG = this.cluster.kubeconfig;
    try {
      return await kubernetesStatus({ lines: 10, now: new Date() });
    } finally {
      if (before === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = before;
    }
  }

  /**
   * What went wrong with the sensor, by the cluster's account. That a pod waited for its node, because a busy machine is late with
   * the node's sign of life, is nothing wrong: `assertReady` tells whether one waits for ever. Nor is that hundreds of pods at once
   * count against a quota at the same moment, for which the controller tries again; that it is used up would be.
   */
  complaints(): string[] {
    const selector = "type=Warning,reason!=FailedScheduling";
    const events = this.cluster.list<output.core.v1.Event>("events", "-n", namespace, "--field-selector", selector);
    const complaints = events.map(({ reason, message }) => `${reason}: ${message}`);
    return complaints.filter((each) => !/resourcequotas ".*": the object has been modified/.test(each));
  }

  /** What the pods refer to and would not find. */
  missing(): string[] {
    const pods = this.pods.map(({ spec }) => spec);
    return missingReferences(this.cluster, namespace, pods);
  }

  /** What the API server dropped of what it was sent, or has otherwise. */
  async lost(): Promise<string[]> {
    const sent = (await this.site.project.state()).filter(({ type }) => /^kubernetes:(?!core\/v1:Secret$)/.test(type));
    const stored = this.cluster.stored(sent.map(({ inputs }) => inputs ?? {}));
    assert.ok(sent.length > 10 && sent.length === stored.length);
    return sent.flatMap(({ type, inputs }, index) => lost(type, inputs, stored[index]));
  }

  /** Which of these questions are answered with yes. */
  may(...questions: string[]): string[] {
    return allowed(this.cluster, account, questions);
  }

  /** What it may do in a namespace and not everybody may. */
  rightsIn(where = namespace): string[] {
    const everybodys = rights(this.cluster, anyAccount, where);
    return rights(this.cluster, account, where).filter((right) => !everybodys.includes(right));
  }

  /** What the API server would say to a pod: here, or elsewhere. */
  admission(spec: object, where = namespace): string {
    return this.#create([{ metadata: { name: "pod", namespace: where }, spec }], "--dry-run=server").said;
  }

  /** What it would say if the sensor asked for it. */
  admissionFromSensor(spec: object): string {
    const pod = { metadata: { name: "pod", namespace }, spec };
    return this.#create([pod], "--dry-run=server", `--as=${account}`).said;
  }

  /** Starts pods as the sensor does for dynamic scans, with the resources that it is told to give them. */
  startScans(count: number): Answer {
    // What a rollout has taken away and made, the quota's controller counts a little later.
    const counted = `--for=jsonpath={.status.used.pods}=${this.pods.length}`;
    this.cluster.kubectl("wait", counted, "resourcequotas", "--all", "-n", namespace, "--timeout=60s");
    const env = this.daemonSet.spec.template.spec.containers.flatMap((container) => container.env);
    const told = (name: string) => env.find((each) => each.name === `QUALYS_SCANNING_CONTAINER_${name}`)?.value;
    const resources = {
      requests: { cpu: told("CPUREQUEST"), memory: told("MEMORYREQUESTMB") },
      limits: { cpu: told("CPULIMIT"), memory: told("MEMORYLIMITMB") },
    };
    const containers = [{ name: "scan", image: "registry.example.com/scanned", resources }];
    const pods = Array.from({ length: count }, (_, number) => ({
      metadata: { name: `scan-${number}`, namespace, labels: { scan: "true" } },
      spec: { containers },
    }));
    return this.#create(pods, `--as=${account}`);
  }

  /** Waits until they run. */
  awaitScans(): void {
    this.#scans("wait", "--for=condition=Ready", "--timeout=60s");
  }

  endScans(): void {
    this.#scans("delete");
  }

  #scans(verb: string, ...options: string[]): void {
    this.cluster.kubectl(verb, "pods", "-n", namespace, "-l", "scan=true", `--as=${account}`, ...options);
  }

  #create(pods: readonly object[], ...options: string[]): Answer {
    const objects = pods.map((pod) => ({ apiVersion: "v1", kind: "Pod", ...pod }));
    return this.cluster.create(objects, ...options);
  }

  #one<Item>(kind: string): Item {
    const [found, ...others] = this.cluster.list<Item>(kind, "--all-namespaces");
    assert.ok(found !== undefined && others.length === 0, `${others.length + 1} ${kind}`);
    return found;
  }
}

function lost(path: string, sent: unknown, stored: unknown): string[] {
  if (typeof sent === "object" && sent !== null && typeof stored === "object" && stored !== null)
    return Object.entries(sent).flatMap(([key, value]) =>
      lost(`${path} ${key}`, value, (stored as Record<string, unknown>)[key]),
    );
  return isDeepStrictEqual(sent, stored)
    ? []
    : [`${path}: sent ${JSON.stringify(sent)}, stored ${JSON.stringify(stored)}`];
}
