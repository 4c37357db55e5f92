import type { input as awsx } from "@pulumi/awsx/types";
import type { core, rbac } from "@pulumi/kubernetes/types/input";
import type { Plain } from "./plain";
import type { AwsArgs } from "./resource-args/aws";
import type { AzureArgs } from "./resource-args/azure";
import type { GcpArgs } from "./resource-args/gcp";
import type { KubernetesArgs } from "./resource-args/kubernetes";

/** The arguments of each resource type that a rule speaks of. Types only: running a rule loads no SDK. */
export interface ResourceArgs extends AwsArgs, AzureArgs, GcpArgs, KubernetesArgs {
  /** The stack itself. */
  "pulumi:pulumi:Stack": object;
}

/** A type token, e.g. `aws:eks/cluster:Cluster`. */
export type Type = keyof ResourceArgs;

export type PropertiesOf<T extends Type> = T extends Type ? Plain<ResourceArgs[T]> : never;

/** The things inside a resource that some rules look at one by one. */
export type PodTemplate = Plain<core.v1.PodTemplateSpec>;
export type PodSpec = Plain<core.v1.PodSpec>;
export type Container = Plain<core.v1.Container>;
export type PolicyRule = Plain<rbac.v1.PolicyRule>;
export type TaskContainer = Plain<awsx.ecs.TaskDefinitionContainerDefinitionArgs>;
