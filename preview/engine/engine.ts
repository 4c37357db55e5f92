import { createHash } from "node:crypto";
import type { AutoName, CloudConfig, ComponentAnswer, InvokeAnswer, ResourceAnswer } from "../cloud/answers";
import { unknown } from "../../policy/resource";
import { urnOf } from "./urn";
import * as wire from "./wire";

/** A resource that a program asks for, in the words of the protocol. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly kind: "custom" | "component" | "remote";
  readonly inputs: wire.WireProperties;
  readonly protect: boolean;
  /** Left where it is when the stack is destroyed. */
  readonly retainOnDelete?: boolean;
  /** URN of the resource with which the cloud deletes this one, so that nobody else has to. */
  readonly deletedWith?: string;
  readonly provider?: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly transforms: readonly Transform[];
  /** Where the program that runs asks for it, if the SDK says so. */
  readonly position?: Position;
}

/** In a file as it runs, which may be made of another. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** May change a resource's inputs and options before it is registered; called back in the program's process. */
export type Transform = (registration: Registration) => Promise<Registration>;

/** A resource as the engine keeps it: what was asked for, after transforms and the provider's check. */
export interface RegisteredResource extends Registration {
  readonly urn: string;
  /** What the cloud calls it, once it is there: in a preview, never. */
  id?: string;
  outputs: wire.WireProperties;
  /** URNs that each output of a component plugin comes from. */
  outputDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface Diagnostic {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  readonly urn?: string;
}

/** Where the answers come from. Each throws for what it does not know. */
export interface Cloud {
  resource(type: string): ResourceAnswer;
  invoke(token: string): InvokeAnswer;
  component(type: string): ComponentAnswer;
}

/**
 * Does in a preview what Pulumi's engine does: gives each resource its URN, calls transforms, lets the provider's check
 * complete the inputs, expands component plugins, and keeps what was registered. Nothing is created, so every computed
 * property stays unknown.
 */
export class Engine {
  readonly resources: RegisteredResource[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly stackTransforms: Transform[] = [];
  rootUrn = "";
  /** Grows with everything that the program asks. */
  requests = 0;

  readonly #byUrn = new Map<string, RegisteredResource>();

  constructor(
    readonly project: string,
    readonly stack: string,
    readonly config: CloudConfig,
    readonly cloud: Cloud,
  ) {}

  async register(asked: Registration): Promise<RegisteredResource> {
    const urn = urnOf(this.stack, this.project, asked.type, asked.name, asked.parent);
    if (this.#byUrn.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    const transformed = await this.#transform(asked);
    const resource: RegisteredResource = {
      ...transformed,
      inputs: this.#check(urn, transformed),
      urn,
      outputs: {},
      outputDependencies: {},
    };
    this.#byUrn.set(urn, resource);
    this.resources.push(resource);
    resource.outputs = this.#answers(resource) ? resource.inputs : {};
    if (resource.kind === "remote") await this.#expand(resource);
    return resource;
  }

  invoke(token: string, args: wire.WireProperties): wire.WireProperties {
    if (token === "pulumi:pulumi:getResource") return this.#state(String(args.urn));
    const result = this.cloud.invoke(token)(wire.revealed(args) as Record<string, unknown>, this.config);
    return wire.wire(result) as wire.WireProperties;
  }

  /** How a program reads a resource that it was handed as a value. */
  #state(urn: string): wire.WireProperties {
    const resource = this.#byUrn.get(urn);
    if (resource === undefined) throw new Error(`no resource with the URN ${urn} was registered`);
    return { urn, id: "", state: resource.outputs };
  }

  setOutputs(urn: string, outputs: wire.WireProperties): void {
    const resource = this.#byUrn.get(urn);
    if (resource === undefined) throw new Error(`outputs for a resource that was not registered: ${urn}`);
    resource.outputs = outputs;
  }

  /** A provider whose configuration is not known yet, as that of a cluster still to be made, answers nothing. */
  #answers({ provider }: Registration): boolean {
    const [urn = ""] = provider?.split(/::[^:]*$/) ?? [];
    const inputs = this.#byUrn.get(urn)?.inputs ?? {};
    return !Object.values(inputs).includes(wire.unknownWire);
  }

  /** A resource's own transforms come first, then its ancestors', then the stack's. */
  async #transform(asked: Registration): Promise<Registration> {
    let current = asked;
    for (const transform of [
      ...asked.transforms,
      ...this.#inheritedTransforms(asked.parent),
      ...this.stackTransforms,
    ]) {
      current = await transform(current);
    }
    // Pulumi's engine no longer knows then which property a dependency belongs to.
    const forgotten = asked.kind === "custom" && asked.transforms.length > 0;
    return forgotten ? { ...current, propertyDependencies: {} } : current;
  }

  #inheritedTransforms(urn: string | undefined): Transform[] {
    const parent = urn === undefined ? undefined : this.#byUrn.get(urn);
    return parent === undefined ? [] : [...parent.transforms, ...this.#inheritedTransforms(parent.parent)];
  }

  #check(urn: string, { kind, type, name, inputs }: Registration): wire.WireProperties {
    const echoed = wire.echo(inputs) as wire.WireProperties;
    if (kind !== "custom" || type.startsWith("pulumi:providers:")) return echoed;
    const { autoName, defaults } = this.cloud.resource(type);
    const named = autoName === undefined ? {} : { [autoName.property]: automaticName(autoName, name, urn) };
    return { ...(wire.wire(defaults ?? {}) as wire.WireProperties), ...named, ...echoed };
  }

  async #expand(component: RegisteredResource): Promise<void> {
    const expand = this.cloud.component(component.type);
    const { outputs, dependencies, outputDependencies } = await expand({
      urn: component.urn,
      name: component.name,
      inputs: wire.plain(component.inputs) as Record<string, unknown>,
      propertyDependencies: component.propertyDependencies,
      config: this.config,
      register: async (type, name, inputs, options = {}) => {
        const child = await this.register({
          type,
          name,
          parent: options.parent ?? component.urn,
          kind: options.component === true ? "component" : "custom",
          inputs: wire.wire(inputs) as wire.WireProperties,
          protect: options.protect ?? component.protect,
          ...(component.provider === undefined ? {} : { provider: component.provider }),
          dependencies: [...(options.dependsOn ?? []), ...Object.values(options.propertyDependencies ?? {}).flat()],
          propertyDependencies: options.propertyDependencies ?? {},
          transforms: [],
        });
        return { urn: child.urn, id: unknown, inputs: wire.plain(child.inputs) as Record<string, unknown> };
      },
      reference: ({ urn }) => wire.resourceWire(urn),
    });
    component.outputs = wire.wire(outputs) as wire.WireProperties;
    const common = [component.urn, ...dependencies];
    component.outputDependencies = Object.fromEntries(
      Object.keys(outputs).map((output) => [output, [...common, ...(outputDependencies?.[output] ?? [])]]),
    );
  }
}

/** Pulumi's auto-naming: the logical name and seven hexadecimal digits; here they are the same in every preview. */
export function automaticName(
  { separator = "-", digits = 7, maxLength = Infinity, lowerCase }: AutoName,
  name: string,
  urn: string,
) {
  const suffix = separator + createHash("sha1").update(urn).digest("hex").slice(0, digits);
  const stem = name.slice(0, maxLength - suffix.length);
  return (lowerCase === true ? stem.toLowerCase() : stem) + suffix;
}
