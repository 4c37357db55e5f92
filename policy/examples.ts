import type { ResourceArgs, PropertiesOf, Type } from "./types";
import { unknown, type Resource } from "./resource";

/** Resources that a rule is shown, with the answer it must give. */
export type Example = readonly Resource[];

/** Which property comes from which other resource of the example, by name. */
type Links<T extends Type> = { readonly [Property in keyof ResourceArgs[T]]?: string | readonly string[] };

const urnOf = (name: string) => `urn:pulumi:example::policy::${name}`;

/**
 * A resource of an example. A linked property is not known, as in the preview of a stack that does not exist yet:
 * a rule has to follow the link.
 */
export function resource<T extends Type>(
  type: T,
  name: string,
  properties: PropertiesOf<T>,
  links?: Links<T>,
): Resource {
  const alone: Resource = {
    urn: urnOf(name),
    type,
    name,
    properties: properties as Resource["properties"],
    secrets: [],
    protect: false,
    dependencies: [],
    propertyDependencies: {},
  };
  return links ? { ...alone, ...linked(properties, links) } : alone;
}

function linked(properties: object, links: object): Partial<Resource> {
  const references = Object.entries(links as Record<string, string | string[]>).map(
    ([property, names]) => [property, [names].flat().map(urnOf)] as const,
  );
  return {
    properties: { ...Object.fromEntries(Object.keys(links).map((property) => [property, unknown])), ...properties },
    dependencies: references.flatMap(([, urns]) => urns),
    propertyDependencies: Object.fromEntries(references),
  };
}
