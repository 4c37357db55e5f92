import type { Resource } from "../../../policy/resource";
import { isTree } from "../../../settings/paths";
import { argumentsOf, type Shape } from "./sdk-types";

/** A resource with one of its properties taken away, or with another value that its SDK allows. */
export interface SdkMutant {
  readonly original: Resource;
  readonly resource: Resource;
  /** In whichever element of a list: `containerDefinitions[].privileged`. */
  readonly at: string;
  /** `= true`, `taken away`. */
  readonly change: string;
}

export function sdkMutantsOf(original: Resource): readonly SdkMutant[] {
  const properties = argumentsOf(original.type);
  if (!properties) return [];
  const args: Shape = { kind: "object", properties: () => properties };
  return changesOf(args, original.properties).map(({ at, to, result }) => ({
    original,
    resource: withProperties(original, result as Resource["properties"]),
    at: at.slice(1),
    change: to === undefined ? "taken away" : `= ${JSON.stringify(to)}`,
  }));
}

/** What is no longer there comes from nowhere. */
const withProperties = (resource: Resource, properties: Resource["properties"]): Resource => ({
  ...resource,
  properties,
  propertyDependencies: Object.fromEntries(
    Object.entries(resource.propertyDependencies).filter(([property]) => property in properties),
  ),
});

interface Change {
  readonly at: string;
  /** Absent: it is taken away. */
  readonly to?: unknown;
  /** The value that the change is made to, as it is then. */
  readonly result?: unknown;
}

const away: Change = { at: "" };

/** Of an object that is not there, what is directly in it may be set, in as many objects within each other as `depth`. */
function changesOf(shape: Shape, value: unknown, depth = 1): readonly Change[] {
  switch (shape.kind) {
    case "boolean":
      return others(value, [true, false]);
    case "number":
      return typeof value === "number" ? others(value, [0, 1, value * 100]) : [];
    case "text":
      return others(value, [...shape.choices, ...(typeof value === "string" ? extremes(value) : [])]);
    case "document":
      if (typeof value !== "string") return [];
      return inside("", changesOf(shape.of, JSON.parse(value)), (inner) => JSON.stringify(inner));
    case "list":
      if (!Array.isArray(value)) return [];
      return value.flatMap((element: unknown, index) =>
        inside("[]", [away, ...changesOf(shape.of, element)], (inner) =>
          inner === undefined ? value.toSpliced(index, 1) : value.with(index, inner),
        ),
      );
    case "map":
      if (!isTree(value)) return [];
      return Object.entries(value).flatMap(([key, entry]) =>
        inside(`.${key}`, [away, ...changesOf(shape.of, entry)], (inner) => withEntry(value, key, inner)),
      );
    case "object": {
      if (!isTree(value) && (value !== undefined || depth === 0)) return [];
      return Object.entries(shape.properties()).flatMap(([key, { shape: of, required }]) => {
        const current = value?.[key];
        const changes = changesOf(of, current, value ? 1 : depth - 1);
        const all = current === undefined || required ? changes : [away, ...changes];
        return inside(`.${key}`, all, (inner) => withEntry(value ?? {}, key, inner));
      });
    }
  }
}

const others = (value: unknown, values: readonly unknown[]): readonly Change[] =>
  values.filter((one) => one !== value).map((to) => ({ at: "", to, result: to }));

const inside = (step: string, changes: readonly Change[], around: (inner: unknown) => unknown): readonly Change[] =>
  changes.map(({ at, to, result }) => ({ at: `${step}${at}`, to, result: around(result) }));

function withEntry(tree: object, key: string, entry: unknown): object {
  const kept = Object.entries(tree).filter(([other]) => other !== key);
  return Object.fromEntries(entry === undefined ? kept : [...kept, [key, entry]]);
}

/** Any address; a moment, and for ever. */
function extremes(value: string): readonly string[] {
  if (/^[\d.]+\/\d+$/.test(value)) return ["0.0.0.0/0"];
  if (/^\d+s$/.test(value)) return ["1s", "999999999s"];
  return /^P(T?\d+[DHMS])+$/.test(value) ? ["PT1M", "P999D"] : [];
}
