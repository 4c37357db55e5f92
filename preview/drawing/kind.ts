import type { Resource } from "../../policy/resource";
import type { Glyph } from "./glyphs";
import type { References } from "./references";

/** The parts of a stack that have no resource of their own to be drawn in. */
export const groups = {
  cluster: "Cluster",
  vault: "Vault",
  images: "Image registry",
  logs: "Logs",
  alerts: "Alerts",
} as const;
export type Group = keyof typeof groups;

/** How resources of a type are drawn. Types without a kind are listed with what they belong to. */
export interface Kind {
  readonly glyph: Glyph;
  /** What it is, in a word or two. */
  readonly title: string | ((resource: Resource, references: References) => string);
  /** Several alike in one place are one node, titled so. */
  readonly plural?: string;
  /** The setting that tells most, if it is known. */
  readonly detail?: (properties: Resource["properties"], place: Place) => string | undefined;
  /** What it is drawn in: another resource, a group, or nothing of the kind. */
  readonly within?: (resource: Resource, references: References) => Resource | Group | undefined;
  /** A zone between it and what it is drawn in. */
  readonly zone?: (properties: Resource["properties"]) => string | undefined;
  /** Holds others, so it is a box even if it is empty. */
  readonly box?: "network" | "subnet" | "nodes" | "namespace";
  /** Parts of it that are drawn elsewhere, and are no resources of their own. */
  readonly pieces?: (resource: Resource, references: References) => readonly Piece[];
}

/** Who is asked about, and among whom. */
export interface Place {
  readonly resource: Resource;
  readonly references: References;
}

export interface Piece {
  readonly glyph: Glyph;
  readonly title: string;
  readonly detail: string | undefined;
  readonly role: "nodes";
  readonly within: Resource | undefined;
}

export type Kinds = Readonly<Record<string, Kind>>;

/** What is drawn between two types of resource, when properties of theirs lead from one to the other. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  /** What the arrow says; without words, it is where traffic goes. */
  readonly label?: string;
  /** Types that it leads through, in whatever direction they refer to each other. */
  readonly via?: readonly string[];
  /** If one of this type refers to the end, it is the way there, and the arrow leads to it. */
  readonly through?: string;
  /** It says where the first is, and no arrow leads anywhere. */
  readonly isPlace?: true;
  /** Where no property leads anywhere, it is the only one that there is. */
  readonly orOnly?: true;
  /** Left out: all. */
  readonly where?: (from: Resource, to: Resource, references: References) => boolean;
}

/** What is outside of the stack, and what leads there. */
export interface Outside {
  readonly title: string;
  readonly detail: string;
  readonly glyph: Glyph;
  /** The first of these types that is there is where traffic leaves. */
  readonly from: readonly string[];
  /** What has to be there too: a gateway without it is closed. */
  readonly with?: string;
  /** Left out: all. */
  readonly where?: (resource: Resource, references: References) => boolean;
}

/** What a cloud's resources look like. */
export interface Sheet {
  /** What of the cloud it is, if it is there: its name, and the place if that is known. */
  readonly cloud: (references: References) => string | undefined;
  readonly kinds: Kinds;
  /** Types of the keys that others are encrypted with. */
  readonly keys: readonly string[];
  readonly relations: readonly Relation[];
  readonly outside: readonly Outside[];
}

/** In which zones, if all of them are known. */
export function zonesOf(zones: unknown, shortened = (zone: string) => zone): string | undefined {
  if (!Array.isArray(zones) || zones.length === 0) return undefined;
  const known = zones.filter((zone): zone is string => typeof zone === "string");
  if (known.length < zones.length) return undefined;
  return `zone${known.length === 1 ? "" : "s"} ${known.map(shortened).join(", ")}`;
}

/** The value at a path of properties, if it is there and known. */
export function at(properties: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    properties,
  );
}

/** The same as text, if it is text or a number. */
export function textAt(properties: unknown, ...path: readonly (string | number)[]): string | undefined {
  const value = at(properties, ...path);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** What is known of several words, in a row. */
export function words(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== "");
  return known.length > 0 ? known.join(" · ") : undefined;
}

export function days(count: string | undefined): string | undefined {
  return count === undefined ? undefined : `kept ${count} days`;
}

/** From one number to another. */
export function range(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  return from === to ? from : `${from}–${to}`;
}

/** How many there are, in words. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A subnet's name without what all names of a stack begin with. */
export const subnetTitle = (name: string) => `Subnet ${(name.split("-network-").at(-1) ?? "").replaceAll("-", " ")}`;

/** Drawn in a group. */
export const inGroup = (group: Group) => () => group;

/** Drawn in the resource of one of these types that a property refers to, or in the only one that there is. */
export function inside(...types: readonly string[]): NonNullable<Kind["within"]> {
  return (resource, references) => {
    for (const type of types) {
      const found = references.from(resource).filter((each) => each.type === type);
      const candidates = found.length > 0 ? found : references.all(type);
      if (candidates.length === 1) return candidates[0];
    }
    return undefined;
  };
}

/** A cloud's name and the place that some resource tells of. */
export function cloudAt(
  name: string,
  provider: string,
  places: Readonly<Record<string, (properties: Resource["properties"]) => string | undefined>>,
): Sheet["cloud"] {
  return (references) => {
    if (!references.resources.some(({ type }) => type.startsWith(`${provider}:`))) return undefined;
    const [place] = Object.entries(places).flatMap(([type, placeOf]) =>
      references.all(type).flatMap(({ properties }) => placeOf(properties) ?? []),
    );
    return words(name, place);
  };
}
