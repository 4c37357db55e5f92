import { resource } from "../examples";
import { text } from "../problems";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { isSet, known, someIs } from "../unknown";
import { isObject } from "./json";
import { nodeConfigs } from "./node-configs";
import { itemsIn, lazily, type View } from "./view";

/** An entry in the metadata of an instance of Compute Engine is on; its values are texts. */
export function isTrue(metadata: unknown, key: string): boolean {
  const value = isObject(metadata) ? metadata[key] : undefined;
  return ["true", "1", "y", "yes"].includes(String(value).toLowerCase());
}

/** What instances of Compute Engine are told: settings, and scripts for their start. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/** Instances of Compute Engine, and what they are made from. */
export const instancesAndTemplates = [
  "gcp:compute/instance:Instance",
  "gcp:compute/instanceTemplate:InstanceTemplate",
] as const;

/** The same, with those that say only where they differ from what they are made from. */
export const allInstances = [
  ...instancesAndTemplates,
  "gcp:compute/instanceFromTemplate:InstanceFromTemplate",
  "gcp:compute/instanceFromMachineImage:InstanceFromMachineImage",
] as const;

const wholeProject = "gcp:compute/projectMetadata:ProjectMetadata";
const withMetadata = [...allInstances, wholeProject] as const;
const ofProject = "gcp:compute/projectMetadataItem:ProjectMetadataItem";

type Metadata = Readonly<Record<string, unknown>>;

const metadataOf = ({ properties }: Resource) => properties.metadata as Metadata | undefined;

/** Settings that an instance is told, or all instances of a project. */
export interface Settings {
  readonly metadata: Metadata | undefined;
  /** There are no others for the project's instances, but those that they are told themselves. */
  readonly isAll: boolean;
}

export const settings: View<Settings> = {
  types: [...withMetadata, ofProject],
  items(resource) {
    const { type, properties } = resource;
    const item =
      type === ofProject
        ? { metadata: { [text(properties.key)]: properties.value }, isAll: false }
        : { metadata: metadataOf(resource), isAll: type === wholeProject };
    return [{ name: "", item }];
  },
  spellings({ metadata, isAll }) {
    const texts = (metadata ?? {}) as Readonly<Record<string, string>>;
    if (isAll) return [[resource(wholeProject, "example", { metadata: texts })]];
    return [
      ...allInstances.map((type) => [resource(type, "example", { metadata: texts })]),
      ...Object.entries(texts).map(([key, value]) => [resource(ofProject, "example", { key, value })]),
    ];
  },
};

/** Whether the stack has a setting on for all instances of the project, and this one leaves it at that. */
export const isTrueByProject = (inside: Resource, key: string, stack: Stack) =>
  !isSet(metadataOf(inside), key) &&
  ([wholeProject, ofProject] as const).some((type) =>
    someIs(stack.having(type, projectOf(inside), projectsOf), (one) =>
      settings.items(one).some(({ item }) => isTrue(item.metadata, key)),
    ),
  );

/** A constant, by which the stack remembers them. */
const projectsOf = (one: Resource) => [projectOf(one)];

/** Left out, it is the provider's. */
const projectOf = ({ properties, propertyDependencies }: Resource) =>
  propertyDependencies.project?.join() || text(known(properties, "project"));

export const metadataEntries: View<MetadataEntry> = {
  types: [...withMetadata, ofProject, ...nodeConfigs.types],
  items(resource) {
    const { type, properties } = resource;
    if (type === ofProject) return [entry("", properties, "value", text(properties.key))];
    if (isIn(nodeConfigs.types, type))
      return itemsIn(nodeConfigs, resource).flatMap(({ item }) => entriesOf("nodeConfig.", item.metadata));
    const script = entry("metadataStartupScript", properties, "metadataStartupScript", "startup-script");
    return [...entriesOf("", properties.metadata), script];
  },
  spellings: ({ key, value }) => [
    ...withMetadata.map((type) => [resource(type, "example", { metadata: { [key]: value } })]),
    [resource(ofProject, "example", { key, value })],
    ...nodeConfigs.spellings({ metadata: { [key]: value } }),
  ],
};

const isIn = (types: readonly string[], type: string) => types.includes(type);

const entriesOf = (place: string, metadata: unknown) =>
  isObject(metadata) ? Object.keys(metadata).map((key) => entry(`${place}metadata.${key}`, metadata, key, key)) : [];

const entry = (name: string, values: Metadata, property: string, key: string) =>
  lazily(name, () => ({ key, value: text(values[property]) }));
