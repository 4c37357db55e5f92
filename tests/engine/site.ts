import type { Context } from "mocha";
import type { Changes } from "../support/preview";
import { needs } from "../support/programs";
import { StandInCloud } from "./cloud/stand-in-cloud";
import { configuration } from "./configuration";
import { ControlPlane } from "./kubernetes";
import { PulumiProject, type ProjectOptions } from "./pulumi";

export interface SiteOptions extends Pick<ProjectOptions, "checkpoints"> {
  readonly changes?: Changes;
  /** Simulated nodes of the Kubernetes cluster, default 3. */
  readonly nodes?: number;
  /** Default: an account of its own. */
  readonly cloud?: StandInCloud;
  /** Default: one of its own, which ends with the site. */
  readonly controlPlane?: ControlPlane;
}

/** Where a stack is deployed in tests: an account in a stand-in cloud, and a real control plane where it has a cluster. */
export class Site {
  private constructor(
    readonly project: PulumiProject,
    readonly cloud: StandInCloud,
    readonly controlPlane: ControlPlane | undefined,
    readonly close: () => void,
  ) {}

  static async open(stack: string, options: SiteOptions = {}): Promise<Site> {
    const { changes = {}, nodes, cloud, controlPlane: shared, checkpoints } = options;
    const config = configurationOf(stack, changes);
    const controlPlane = stack === "aws-ecs" ? undefined : (shared ?? ControlPlane.start(nodes));
    const account = cloud ?? new StandInCloud(config.values);
    if (controlPlane !== undefined) account.hosts(controlPlane);
    const environment = controlPlane?.environment ?? {};
    const project = await PulumiProject.create(stack, config, { cloud: account, environment, checkpoints });
    return new Site(project, account, controlPlane, () => {
      project.remove();
      if (shared === undefined) controlPlane?.stop();
    });
  }

  /** The stack with other settings than the committed ones. */
  configure(changes: Changes): void {
    this.project.configure(configurationOf(this.project.stack, changes));
  }
}

/** A stack on any cluster finds it by the kubeconfig. */
function configurationOf(stack: string, changes: Changes) {
  const context = stack === "kubernetes" ? { "kubernetes:context": ControlPlane.context } : {};
  return configuration(stack, { ...context, ...changes });
}

/** Skips a test, or all of a suite, without the programs that a deployment by the real engine takes. */
export function needsEngine(test: Context, stack: string): void {
  const kubernetes = ["pulumi-resource-kubernetes", "kube", "kubectl"];
  const own = {
    "aws-ecs": ["pulumi-resource-awsx"],
    // The eks plugin makes nothing where there is no AWS command.
    "aws-eks": ["pulumi-resource-awsx", "pulumi-resource-eks", "aws"],
  }[stack];
  needs(test, "pulumi", "pulumi-language-nodejs", ...(own ?? []), ...(stack === "aws-ecs" ? [] : kubernetes));
}
