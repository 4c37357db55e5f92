/*
 * Where a setting is: `network.cidr`, `cluster.admins[0]`, `sensor.registryCertificates["registry.example.com"]`,
 * written as Pulumi's `--path` takes it.
 */

/** The project's name: Pulumi puts a project's settings under it. */
export const namespace = "qualys-registry-sensor";

export type Path = readonly (string | number)[];

/** Without the namespace; a provider's key (`gcp:project`) brings its own. */
export function text([first, ...rest]: Path): string {
  return `${first}${rest.map(step).join("")}`;
}

/** With the namespace. */
export function key(path: Path): string {
  return String(path[0]).includes(":") ? text(path) : `${namespace}:${text(path)}`;
}

function step(part: string | number): string {
  if (typeof part === "number") return `[${part}]`;
  return /^[\w-]+$/.test(part) ? `.${part}` : `["${part.replaceAll('"', '\\"')}"]`;
}

/** The value at a path, if there is one. */
export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (isTree(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    tree,
  );
}

/** The tree with another value at a path. A scalar on the way is replaced. */
export function withValue(tree: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  if (typeof part === "number") {
    const list: unknown[] = Array.isArray(tree) ? [...tree] : [];
    list[part] = withValue(list[part], rest, value);
    return list;
  }
  const map = isTree(tree) ? tree : {};
  return { ...map, [part]: withValue(map[part], rest, value) };
}

/** The tree without what is at a path; what holds it goes too if it is a list, so that no list gets a hole. */
export function without(tree: unknown, [part, ...rest]: Path): unknown {
  if (part === undefined || !isTree(tree) || Array.isArray(tree)) return undefined;
  const { [part]: inner, ...others } = tree;
  const left = without(inner, rest);
  return left === undefined ? others : { ...others, [part]: left };
}

export interface Leaf {
  readonly at: Path;
  readonly value: unknown;
}

/** What a tree holds besides maps and lists, each with its place. */
export function leavesOf(value: unknown, at: Path = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => leavesOf(entry, [...at, index]));
  if (!isTree(value)) return [{ at, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...at, name]));
}

/** Whether one path is the other, or leads to it. */
export function related(one: Path, other: Path): boolean {
  return one.slice(0, other.length).every((part, index) => part === other[index]);
}

type Tree = Record<string | number, unknown>;

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}
