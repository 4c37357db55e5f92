import { cloudConfig } from "../../../preview/cloud/config";
import { invokeAnswer, resourceAnswer } from "../../../preview/cloud/find";
import { automaticName } from "../../../preview/engine/engine";
import { nameOf, typeOf } from "./urns";
import { replacedBy, requiredInputs } from "./sdk";

export type Values = Record<string, unknown>;

export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  /** How many had its URN before it: a replacement lives beside what it replaces. */
  readonly generation: number;
  readonly inputs: Values;
  /** Everything that the cloud answers of it: the inputs and what it computed. */
  readonly properties: Values;
}

export type Operation = "create" | "update" | "delete";

export interface Happening {
  readonly operation: Operation;
  readonly urn: string;
  readonly id: string;
}

/** The cloud refuses what it was asked for, as the real one would. */
export class Refusal extends Error {}

/** The cloud has made it, and it did not become ready. */
export class Unfinished extends Error {
  constructor(
    readonly resource: StoredResource,
    reason: string,
  ) {
    super(reason);
  }
}

/** Clusters that really exist: what resources and functions answer, changed to lead there. */
export interface Host {
  properties(resource: StoredResource): Values;
  /** Told of what was created or changed. */
  keeps(resource: StoredResource): void;
  invoked(token: string, result: Values): Values;
}

/**
 * A cloud account for tests: answers as `preview/cloud` says, keeps what was created, and refuses what the real clouds
 * refuse: resources without a required input, a name or id that is taken, the deletion of what is protected or still in
 * use, changes to what is not there.
 */
export class StandInCloud {
  /** What exists, by type and id. */
  readonly #store = new Map<string, StoredResource>();
  readonly history: Happening[] = [];
  /**
   * Called before and after the store changes. A promise delays the operation. What it throws fails the operation: a
   * creation fails before for what the cloud refused, after for what it made and what did not become ready.
   */
  before: (happening: Happening) => void | Promise<void> = () => undefined;
  after: (happening: Happening) => void | Promise<void> = () => undefined;

  #host: Host | undefined;

  /** @param config the stack's configuration: it tells region and project */
  constructor(readonly config: Readonly<Record<string, string>>) {}

  /** From now on, clusters are to be found there. */
  hosts(host: Host): void {
    this.#host = host;
  }

  get resources(): readonly StoredResource[] {
    return [...this.#store.values()];
  }

  /** Inputs as the provider completes them: defaults, and a name that is free. */
  check(urn: string, olds: Values, news: Values): Values {
    const { autoName, defaults } = resourceAnswer(typeOf(urn));
    if (autoName === undefined) return { ...defaults, ...news };
    const name = olds[autoName.property] ?? this.#freeName(urn);
    return { ...defaults, [autoName.property]: name, ...news };
  }

  /** Which inputs differ, and which of them the cloud can only change by a new resource. */
  diff(urn: string, olds: Values, news: Values): { changed: string[]; replaced: string[] } {
    const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
    const changed = keys.filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
    const replacing = replacedBy(typeOf(urn));
    return { changed, replaced: changed.filter((key) => replacing.has(key)) };
  }

  async create(urn: string, inputs: Values): Promise<StoredResource> {
    const generation = this.history.filter((each) => each.operation === "create" && each.urn === urn).length;
    const resource = this.#made(urn, inputs, generation);
    const happening: Happening = { operation: "create", urn, id: resource.id };
    await this.before(happening);
    this.#refuseIncomplete(resource);
    this.#refuseTaken(resource);
    this.#keep(resource, happening);
    await this.#finish(resource, happening);
    return resource;
  }

  async update(urn: string, id: string, inputs: Values): Promise<StoredResource> {
    const happening: Happening = { operation: "update", urn, id };
    await this.before(happening);
    const current = this.#store.get(key(typeOf(urn), id));
    if (current === undefined) throw new Refusal(`${typeOf(urn)} ${id} does not exist`);
    const resource = { ...this.#made(urn, inputs, current.generation), id };
    this.#refuseIncomplete(resource);
    refuseFixed(current, resource);
    this.#keep(resource, happening);
    await this.after(happening);
    return resource;
  }

  read(urn: string, id: string): StoredResource | undefined {
    return this.#store.get(key(typeOf(urn), id));
  }

  async delete(urn: string, id: string): Promise<void> {
    const happening: Happening = { operation: "delete", urn, id };
    await this.before(happening);
    const resource = this.#store.get(key(typeOf(urn), id));
    // Every provider takes a resource that is gone for deleted.
    if (resource === undefined) return;
    this.#refuseProtected(resource);
    this.#refuseUsed(resource);
    this.history.push(happening);
    for (const each of this.resources) {
      if (each === resource || isWithin(each, resource)) this.#store.delete(key(each.type, each.id));
    }
    await this.after(happening);
  }

  invoke(token: string, args: Values): Values {
    const result = invokeAnswer(token)(args, cloudConfig(this.config));
    return this.#host?.invoked(token, result) ?? result;
  }

  /** Takes a resource away behind Pulumi's back. */
  lose({ type, id }: StoredResource): void {
    this.#store.delete(key(type, id));
  }

  /** Makes something else of a resource behind Pulumi's back. */
  change(resource: StoredResource): void {
    this.#store.set(key(resource.type, resource.id), resource);
  }

  async #finish(resource: StoredResource, happening: Happening): Promise<void> {
    try {
      await this.after(happening);
    } catch (error) {
      throw new Unfinished(resource, error instanceof Error ? error.message : String(error));
    }
  }

  #freeName(urn: string): string {
    const { autoName = { property: "name" } } = resourceAnswer(typeOf(urn));
    for (let attempt = 0; ; attempt++) {
      const name = automaticName(autoName, nameOf(urn), attempt === 0 ? urn : `${urn}#${attempt}`);
      const isTaken = this.resources.some((each) => each.urn === urn && each.inputs[autoName.property] === name);
      if (autoName.digits === 0 || !isTaken) return name;
    }
  }

  #made(urn: string, inputs: Values, generation: number): StoredResource {
    const type = typeOf(urn);
    const id = automaticName({ property: "id" }, nameOf(urn), `${urn} ${generation}`);
    const { outputs } = resourceAnswer(type);
    const computed = outputs?.(inputs, { id, urn, config: cloudConfig(this.config) }) ?? {};
    const known = typeof computed.id === "string" ? computed.id : id;
    const resource = { urn, type, id: known, generation, inputs, properties: { ...inputs, ...computed } };
    return { ...resource, properties: this.#host?.properties(resource) ?? resource.properties };
  }

  #keep(resource: StoredResource, happening: Happening): void {
    this.#store.set(key(resource.type, resource.id), resource);
    this.#host?.keeps(resource);
    this.history.push(happening);
  }

  #refuseIncomplete({ type, inputs }: StoredResource): void {
    const missing = requiredInputs(type).filter((property) => (inputs[property] ?? null) === null);
    if (missing.length > 0) throw new Refusal(`${type}: missing ${missing.join(", ")}`);
  }

  #refuseTaken(resource: StoredResource): void {
    const { type, id, inputs } = resource;
    if (adopted.has(type)) return;
    if (this.#store.has(key(type, id))) throw new Refusal(`${type} ${id} exists already`);
    const { autoName } = resourceAnswer(type);
    if (autoName !== undefined && this.resources.some((each) => each.type === type && hasNamesOf(each, resource)))
      throw new Refusal(`${type}: the name ${String(inputs[autoName.property])} is taken`);
  }

  #refuseProtected({ type, id, inputs, properties }: StoredResource): void {
    if (inputs.deletionProtection === true) throw new Refusal(`${type} ${id} has deletion protection`);
    const locks = this.resources.filter((each) => each.type === "azure-native:authorization:ManagementLockByScope");
    const lock = locks.find(
      ({ inputs: { scope } }) => scope === id || String(properties.id ?? id).startsWith(`${String(scope)}/`),
    );
    if (lock !== undefined) throw new Refusal(`${type} ${id} is locked by ${lock.id}`);
  }

  #refuseUsed(resource: StoredResource): void {
    const user = this.resources.find(
      (each) => each !== resource && !isWithin(each, resource) && mentions(each.inputs, resource),
    );
    if (user !== undefined) throw new Refusal(`${resource.type} ${resource.id} is in use by ${user.type} ${user.id}`);
  }
}

/** A31: what the cloud takes once, in a property that it changes otherwise. */
const fixed: Readonly<Record<string, readonly [property: string, part: string]>> = {
  "azure-native:keyvault:Vault": ["properties", "softDeleteRetentionInDays"],
};

function refuseFixed(current: StoredResource, { type, inputs }: StoredResource): void {
  const [property = "", part = ""] = fixed[type] ?? [];
  const partOf = (values: Values) => (values[property] as Values | undefined)?.[part];
  if (partOf(current.inputs) !== partOf(inputs))
    throw new Refusal(`The property "${part}" has been set already and it can't be modified.`);
}

/** What is there before anybody makes it: to create it is to set it. */
const adopted = new Set([
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "gcp:binaryauthorization/policy:Policy",
  "gcp:logging/projectBucketConfig:ProjectBucketConfig",
  "gcp:projects/iAMAuditConfig:IAMAuditConfig",
  "gcp:projects/service:Service",
  "gcp:projects/serviceIdentity:ServiceIdentity",
]);

const key = (type: string, id: string) => `${type} ${id}`;

/** What goes when another resource goes: in Azure what names it as the place where it is; an image in a repository. */
function isWithin(part: StoredResource, whole: StoredResource): boolean {
  if (part.type === whole.type) return false;
  if (part.type === "docker-build:index:Index")
    // A repository of AWS' is an image's, one of Google's has images below it.
    return [`${String(whole.properties.repositoryUrl)}:`, `${String(whole.properties.registryUri)}/`].some((place) =>
      String(part.inputs.tag).startsWith(place),
    );
  const property = nameOfType(whole.type);
  const name = whole.inputs[property];
  return whole.type.startsWith("azure-native:") && name !== undefined && part.inputs[property] === name;
}

/** The same name in the same place. */
function hasNamesOf(one: StoredResource, other: StoredResource): boolean {
  const names = Object.keys(one.inputs).filter((property) => /(Name|Uri)$|^scope$/.test(property));
  return [nameOfType(one.type), ...names].every((property) => other.inputs[property] === one.inputs[property]);
}

const nameOfType = (type: string) => resourceAnswer(type).autoName?.property ?? "name";

/** An id that is a name means the resource only where a property says so: `cluster` and `clusterName` mean a cluster. */
function mentions(value: unknown, resource: StoredResource, property = ""): boolean {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).some(([key, child]) => mentions(child, resource, /^\d+$/.test(key) ? property : key));
  if (value !== resource.id) return false;
  const isName = Object.values(resource.inputs).includes(resource.id);
  const [kind = ""] = resource.type.split(":").slice(-1);
  return !isName || property.toLowerCase().startsWith(kind.toLowerCase());
}
