import type { Context } from "mocha";
import type { Changes } from "../support/preview";
import { needs } from "../support/programs";
import { StandInCloud } from "./cloud/stand-in-cloud";
import { configuration } from "./configuration";
import { ControlPlane } from "./kubernetes";
import { PulumiProject } from "./pulumi";

export interface SiteOptions {
  readonly changes?: Changes;
  /** Simulated nodes of the Kubernetes cluster, default 3. */
  readonly nodes?: number;
  /** Default: an account of its own. */
  readonly cloud?: StandInCloud;
}

/** Where a stack is deployed in tests: an account in a stand-in cloud, and a real control plane where it has a cluster. */
export class Site {
  private constructor(
    readonly project: PulumiProject,
    readonly cloud: StandInCloud,
    readonly controlPlane: ControlPlane | undefined,
  ) {}

  static async open(stack: string, { changes = {}, nodes, cloud }: SiteOptions = {}): Promise<Site> {
    const config = configuration(stack, changes);
    const controlPlane = stack === "aws-ecs" ? undefined : ControlPlane.start(nodes);
    const account = cloud ?? new StandInCloud(config.values);
    if (controlPlane !== undefined) account.hosts(controlPlane);
    const environment = controlPlane?.environment ?? {};
    return new Site(await PulumiProject.create(stack, config, { cloud: account, environment }), account, controlPlane);
  }

  /** The stack with other settings than the committed ones. */
  configure(changes: Changes): void {
    this.project.configure(configuration(this.project.stack, changes));
  }

  close(): void {
    this.project.remove();
    this.controlPlane?.stop();
  }
}

/** Skips a test, or all of a suite, without the programs that a deployment by the real engine takes. */
export function needsEngine(test: Context, stack: string): void {
  const kubernetes = ["pulumi-resource-kubernetes", "kube", "kubectl"];
  const own = { "aws-ecs": ["pulumi-resource-awsx"], "aws-eks": ["pulumi-resource-awsx", "pulumi-resource-eks"] }[
    stack
  ];
  needs(test, "pulumi", "pulumi-language-nodejs", ...(own ?? []), ...(stack === "aws-ecs" ? [] : kubernetes));
}
