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

const shapes = new WeakMap<z.ZodType, Shape>();

function shaped(schema: z.ZodType): Shape {
  const shape = shapes.get(schema) ?? converted(schema, keepWords);
  shapes.set(schema, shape);
  return shape;
}

/** All settings of a cloud. */
export const shapeOf = (cloud: Cloud) => shaped(schemas[cloud]);

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
export function shapeAt(cloud: Cloud, path: Path): Shape | undefined {
  return within(schemas[cloud], path);
}

function within(schema: z.ZodType, path: Path): Shape | undefined {
  const [name, ...rest] = path;
  const members = typeof name === "string" ? membersOf(schema) : undefined;
  if (members && name !== undefined && Object.hasOwn(members, name)) return within(members[name], rest);
  return path.reduce<Shape | undefined>((shape, part) => shape && inside(shape, part), shaped(schema));
}

/** Of an object, whether or not it may be left out. */
function membersOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  const isWrapped =
    schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return isWrapped ? membersOf(schema.unwrap() as z.ZodType) : undefined;
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
