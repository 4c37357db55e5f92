import { z } from "zod";
import { type Cloud, clouds } from "./clouds";
import { isScalar, type Scalar } from "./commands";
import type { Path } from "./paths";
import { schemas } from "./schema";

/*
 * What the schema says about a setting, read from its JSON form: what is allowed in words, a value that would do,
 * which settings there are. Messages, documentation and the editors' schema all ask here.
 */

export interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: false | Shape;
  readonly propertyNames?: Shape;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly allowed?: string;
  readonly examples?: readonly unknown[];
  readonly placeholder?: string;
  readonly hidden?: boolean;
  readonly takesUuids?: boolean;
}

const known = new Map<string, Shape>();

function remembered(name: string, make: () => Shape): Shape {
  const shape = known.get(name) ?? make();
  known.set(name, shape);
  return shape;
}

/** All settings of a cloud. */
export const shapeOf = (cloud: Cloud) => remembered(cloud, () => jsonSchema(cloud, keepWords));

type Override = NonNullable<z.core.ToJSONSchemaParams["override"]>;

/** The JSON schema of a cloud's settings as they are written, draft 7 as editors read it. */
export const jsonSchema = (cloud: Cloud, override: Override) => converted(schemas[cloud], override);

function converted(schema: z.ZodType, override: Override): Shape {
  return z.toJSONSchema(schema, { io: "input", target: "draft-07", override }) as Shape;
}

/** zod leaves defaults and examples out of what it transforms. Ours only become text, so they hold. */
export const keepWords: Override = ({ zodSchema, jsonSchema }) => {
  const { examples } = z.globalRegistry.get(zodSchema) ?? {};
  if (examples !== undefined) jsonSchema.examples = examples;
  if (zodSchema._zod.def.type === "default")
    jsonSchema.default = zodSchema._zod.def.defaultValue as typeof jsonSchema.default;
};

/** What is written at a path. A preview asks for few settings: converting all takes long. */
export function shapeAt(cloud: Cloud, [name, ...path]: Path): Shape | undefined {
  if (name === undefined) return shapeOf(cloud);
  const sections: Readonly<Record<string, z.ZodType>> = schemas[cloud].shape;
  const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
  return (
    section &&
    path.reduce<Shape | undefined>(
      (shape, part) => shape && inside(shape, part),
      remembered(`${cloud} ${name}`, () => converted(section, keepWords)),
    )
  );
}

function inside(shape: Shape, part: string | number): Shape | undefined {
  if (typeof part === "number") return (shape.anyOf?.find(({ items }) => items) ?? shape).items;
  const { properties = {}, additionalProperties } = shape;
  return Object.hasOwn(properties, part) ? properties[part] : additionalProperties || undefined;
}

/** What may be written, in words. */
export function allowed(shape: Shape): string {
  if (shape.allowed !== undefined) return shape.allowed;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return `one of ${shape.enum.join(", ")}`;
  if (shape.type === "boolean") return "true or false";
  if (shape.type === "integer") return `a whole number from ${shape.minimum} to ${shape.maximum}`;
  if (shape.items !== undefined) return `a list, each entry ${allowed(shape.items)}`;
  if (shape.properties !== undefined) return `a map with ${Object.keys(shape.properties).join(", ")}`;
  return shape.additionalProperties ? `a map, each value ${allowed(shape.additionalProperties)}` : "text";
}

/** What stands in a command for a value; of a list, for an entry. */
export function standard(shape: Shape | undefined): Scalar | undefined {
  const value = shape?.items ?? shape;
  return value && (value.placeholder ?? example(value));
}

/** A value that does. */
export function example(shape: Shape): Scalar | undefined {
  return [shape.const, shape.default, shape.examples?.[0], shape.enum?.[0], shape.minimum].find(isScalar);
}

/** Paths of all settings of a cloud, without the entries of lists and maps. */
export function settingsOf(cloud: Cloud): string[] {
  const walk = (shape: Shape, prefix: string): string[] =>
    Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
      prefix + name,
      ...walk(inner, `${prefix}${name}.`),
    ]);
  return walk(shapeOf(cloud), "");
}

export function cloudsWith(setting: string): Cloud[] {
  return clouds.filter((cloud) => settingsOf(cloud).includes(setting));
}
