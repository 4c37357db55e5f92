import { resource } from "../examples";
import { text } from "../problems";
import { isObject } from "./json";
import { itemsIn, type Named, type View } from "./view";
import { nodeConfigs } from "./node-configs";

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

const withMetadata = [
  "gcp:compute/instance:Instance",
  "gcp:compute/instanceTemplate:InstanceTemplate",
  "gcp:compute/projectMetadata:ProjectMetadata",
] as const;

const ofProject = "gcp:compute/projectMetadataItem:ProjectMetadataItem";

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

/** Read when a rule asks for it: one that is not known yet hides none of the others. */
function entry(
  name: string,
  values: Readonly<Record<string, unknown>>,
  property: string,
  key: string,
): Named<MetadataEntry> {
  return {
    name,
    get item() {
      return { key, value: text(values[property]) };
    },
  };
}
