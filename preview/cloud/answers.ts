/**
 * What the stand-in cloud answers. One file per service, found by the token it answers for:
 * `aws:ec2/vpc:Vpc` is in `preview/cloud/aws/ec2.ts`, `azure-native:keyvault:Vault` in `preview/cloud/azure-native/keyvault.ts`.
 * A token without an entry is an error that names it: the stand-in never guesses.
 */
export interface ServiceAnswers {
  readonly resources?: Readonly<Record<string, ResourceAnswer>>;
  readonly invokes?: Readonly<Record<string, InvokeAnswer>>;
  readonly components?: Readonly<Record<string, ComponentAnswer>>;
}

export type Properties = Record<string, unknown>;

/** How a provider treats one resource type. */
export interface ResourceAnswer {
  /** The input that Pulumi fills in when the program leaves it out (auto-naming), and the form of the name. */
  readonly autoName?: AutoName;
  /** Inputs that the provider's Check adds when the program leaves them out. */
  readonly defaults?: Properties;
  /**
   * The computed properties, as the cloud answers them after creation. A preview only needs to know that they are
   * not known yet; the stand-in providers of the engine tests hand them out.
   */
  readonly outputs?: (inputs: Properties, created: Created) => Properties;
}

export interface AutoName {
  readonly property: string;
  /** Between the logical name and the random digits, default `-`. */
  readonly separator?: string;
  /** Number of hexadecimal digits, default 7. */
  readonly digits?: number;
  /** Longest name that the cloud takes; the logical name is cut, never the digits. */
  readonly maxLength?: number;
  readonly lowerCase?: boolean;
}

/** What is fixed when a resource is created. */
export interface Created {
  /** Unique in the stand-in cloud, made from the resource's name. */
  readonly id: string;
  readonly urn: string;
  readonly config: CloudConfig;
}

/** The stand-in account: who asks, and where. Taken from the stack's provider configuration. */
export interface CloudConfig {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly project: string;
  readonly subscriptionId: string;
  readonly tenantId: string;
}

/** Arguments are known, or the program would not ask; a value in the result may be `unknown` (policy/resource.ts). */
export type InvokeAnswer = (args: Properties, config: CloudConfig) => Properties;

/** Registers the children of a component plugin, as the real plugin does. */
export type ComponentAnswer = (component: RemoteComponent) => Promise<ComponentResult>;

export interface ComponentResult {
  readonly outputs: Properties;
  /** URNs of the children that every output comes from. */
  readonly dependencies: readonly string[];
  /** URNs that an output comes from besides. */
  readonly outputDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface RemoteComponent {
  readonly urn: string;
  readonly name: string;
  readonly inputs: Properties;
  /** URNs that an input's value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly config: CloudConfig;
  register(type: string, name: string, inputs: Properties, options?: ChildOptions): Promise<RegisteredChild>;
  /** A child as a value, for outputs that are resources. */
  reference(child: RegisteredChild): unknown;
}

export interface ChildOptions {
  /** URN of the parent; default the component itself. */
  readonly parent?: string;
  readonly dependsOn?: readonly string[];
  /** URNs that a property's value comes from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly protect?: boolean;
  readonly component?: boolean;
}

export interface RegisteredChild {
  readonly urn: string;
  /** `unknown`: a preview creates nothing. */
  readonly id: unknown;
  /** The inputs after the provider's check. */
  readonly inputs: Properties;
}
