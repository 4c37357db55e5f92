/** A resource as rules see it, whether the engine's policy host or the offline preview hands it over. */
export interface Resource {
  readonly urn: string;
  /** Type token, e.g. `aws:eks/cluster:Cluster`. */
  readonly type: string;
  readonly name: string;
  /** What the cloud calls it, once it is there. */
  readonly id?: string;
  /** Inputs after the provider's check. A value that is not known before the deployment is `unknown`; secrets are masked. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Top-level properties that hold a secret. */
  readonly secrets: readonly string[];
  readonly parent?: string;
  readonly protect: boolean;
  /** URNs of the resources that this one depends on, by whatever way. */
  readonly dependencies: readonly string[];
  /** URNs of the resources that a property's value comes from. Known even where the value is not. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Stands in `Resource.properties` for a value that is not known before the deployment. */
export const unknown: unique symbol = Symbol("unknown until the deployment");
