import assert from "node:assert/strict";
import type { output } from "@pulumi/aws/types";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";
import { unknown } from "../../../../policy/resource";
import { register, Registered } from "../registered";
import { sensorWith } from "../sensors";

export const repositoryArn = "arn:aws:ecr:eu-west-1:123456789012:repository/qualys";

/** What the component registers with these settings. */
export async function registerSensor(changes: Partial<SensorSettings> = {}, config: Record<string, unknown> = {}) {
  const { all } = await register("ecs", { sensor: sensorWith(changes), repositoryArn, protect: true, ...config });
  return new SensorTask(all);
}

interface TaskDefinition {
  readonly networkMode: string;
  readonly cpu: string;
  readonly memory: string;
  readonly requiresCompatibilities: string[];
  readonly containerDefinitions: string;
  readonly volumes: output.ecs.TaskDefinitionVolume[];
}

interface Container {
  readonly name: string;
  readonly entryPoint?: string[];
  readonly dependsOn?: object[];
  readonly essential: boolean;
  readonly command: string[];
  readonly cpu: number;
  readonly memory: number;
  readonly memoryReservation: number;
  readonly privileged: boolean;
  readonly readonlyRootFilesystem: boolean;
  readonly repositoryCredentials?: object;
  readonly healthCheck?: object;
  readonly stopTimeout: number;
  readonly dockerSecurityOptions?: string[];
  readonly environment: { readonly name: string; readonly value: string }[];
  readonly secrets: { readonly name: string; readonly valueFrom: string }[];
  readonly mountPoints: { readonly sourceVolume: string; readonly containerPath: string; readonly readOnly: boolean }[];
  readonly linuxParameters: { readonly capabilities?: object; readonly tmpfs?: { readonly containerPath: string }[] };
  readonly logConfiguration: { readonly logDriver: string; readonly options: Record<string, string> };
}

interface Policy {
  readonly Statement: {
    readonly Sid: string;
    readonly Action: unknown;
    readonly Resource: unknown;
    readonly Condition?: unknown;
  }[];
}

/** The sensor's task, and the parts of it that tests look at. */
export class SensorTask extends Registered {
  get task() {
    return this.inputs<TaskDefinition>("aws:ecs/taskDefinition:TaskDefinition");
  }

  get containers() {
    return JSON.parse(this.task.containerDefinitions) as Container[];
  }

  get container() {
    const [container, ...others] = this.containers;
    assert.ok(container !== undefined && others.length === 0);
    return container;
  }

  get service() {
    return this.inputs<Record<string, unknown>>("aws:ecs/service:Service");
  }

  hostPath(volume: string) {
    return this.task.volumes.find(({ name }) => name === volume)?.hostPath;
  }

  mount(volume: string) {
    return this.container.mountPoints.find(({ sourceVolume }) => sourceVolume === volume);
  }

  /** The statements of a policy that is known in a preview. */
  statements(purpose: string) {
    const { policy } = this.inputs<{ policy: string }>("aws:iam/rolePolicy:RolePolicy", `-${purpose}`);
    assert.notEqual(policy, unknown);
    return (JSON.parse(policy) as Policy).Statement;
  }
}
