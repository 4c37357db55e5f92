import type { Resource } from "../../policy/resource";
import type { Glyph } from "./glyphs";
import { type Group, groups, type Kind, type Kinds, type Outside, type Piece, type Relation, words } from "./kind";
import { aws } from "./kinds/aws";
import { azure } from "./kinds/azure";
import { gcp } from "./kinds/gcp";
import { beyondTheCluster, kubernetes } from "./kinds/kubernetes";
import { References } from "./references";

export type Role = "stack" | "group" | "network" | "zone" | "subnet" | "nodes" | "namespace" | "node" | "outside";

/** A node, or a box with others inside. */
export interface Item {
  readonly id: string;
  readonly role: Role;
  readonly glyph?: Glyph;
  readonly title: string;
  readonly detail?: string;
  /** Encrypted with a key of the stack. */
  readonly sealed: boolean;
  /** What it stands for: several, if they are alike and in one place; none, if it is no resource. */
  readonly resources: readonly Resource[];
  /** What belongs to it and is not drawn. */
  readonly parts: readonly Resource[];
  /** A resource that is drawn elsewhere, of which it is a piece. */
  readonly of?: Resource;
  readonly children: readonly Item[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** No way, but where something stands that is in several boxes and can be drawn in none. */
  readonly isPlace?: true;
}

/** A stack as a picture, before anything has a place: pure, and the same for the same resources in whatever order. */
export interface Drawing {
  readonly title: string;
  readonly items: readonly Item[];
  readonly edges: readonly Edge[];
}

const sheets = [aws, azure, gcp];
const kinds: Kinds = Object.assign({}, ...sheets.map((sheet) => sheet.kinds), kubernetes) as Kinds;
const kindOrder = new Map(Object.keys(kinds).map((type, index) => [type, index]));
const keys = sheets.flatMap((sheet) => sheet.keys);
const relations: readonly Relation[] = sheets.flatMap((sheet) => sheet.relations);
const outsides: readonly Outside[] = sheets.flatMap((sheet) => sheet.outside);

export function drawing(stack: string, resources: readonly Resource[]): Drawing {
  const references = new References(resources.toSorted(byKindThenUrn));
  const items = new Draft(references);
  for (const resource of references.resources) items.place(resource);
  for (const resource of references.resources) items.addPart(resource);
  const root = items.root(stack);
  const isOwnNetwork = root.children.some(({ role }) => role === "network");
  const beyond = (isOwnNetwork ? outsides : beyondTheCluster).flatMap((outside, index) =>
    outsideItem(outside, `outside-${index}`, references, items),
  );
  const edges = [
    ...relations.flatMap((relation) => edgesOf(relation, references, items)),
    ...beyond.flatMap(([, own]) => own),
  ];
  return { title: stack, items: [root, ...beyond.map(([item]) => item)], edges: unique(edges) };
}

/** Items while they are being filled. */
interface Filled {
  readonly id: string;
  readonly role: Role;
  readonly glyph?: Glyph;
  readonly kind?: Kind;
  readonly title: string;
  readonly detail?: string;
  readonly resources: Resource[];
  readonly parts: Resource[];
  readonly of?: Resource;
  readonly children: Filled[];
}

class Draft {
  readonly #top: Filled[] = [];
  readonly #byUrn = new Map<string, Filled>();
  readonly #byPlace = new Map<string, Filled>();
  readonly #leftOver: Resource[] = [];

  constructor(readonly references: References) {}

  itemOf(resource: Resource): Filled | undefined {
    return this.#byUrn.get(resource.urn);
  }

  /** Draws a resource that has a kind, and before it what it is drawn in. */
  place(resource: Resource): Filled | undefined {
    const kind = kinds[resource.type];
    const drawn = this.#byUrn.get(resource.urn);
    if (kind === undefined || drawn !== undefined) return drawn;
    const holder = this.#holder(kind.within?.(resource, this.references), kind.zone?.(resource.properties));
    const own = kind.box === undefined ? resource.type : resource.urn;
    const item = this.#at(`${holder?.id ?? ""} ${own}`, holder, () => this.#item(resource, kind));
    item.resources.push(resource);
    this.#byUrn.set(resource.urn, item);
    kind.pieces?.(resource, this.references).forEach((piece, index) => this.#placePiece(piece, resource, index));
    return item;
  }

  /** Puts what is not drawn with what is: its parents, what it alone refers to, what alone refers to it, its component. */
  addPart(resource: Resource): void {
    if (this.#byUrn.has(resource.urn) || resource.type === "pulumi:pulumi:Stack") return;
    const ancestors = this.references.ancestors(resource);
    const drawn = (others: readonly Resource[]) => [
      ...new Set(others.flatMap((other) => this.#byUrn.get(other.urn) ?? [])),
    ];
    const [parent] = drawn(ancestors);
    const alone = [drawn(this.references.from(resource)), drawn(this.references.to(resource))].find(
      ({ length }) => length === 1,
    );
    const owner = parent ?? alone?.[0] ?? this.#ofComponent([resource, ...ancestors]);
    (owner?.parts ?? this.#leftOver).push(resource);
  }

  root(title: string): Item {
    const detail = words(...sheets.map(({ cloud }) => cloud(this.references)));
    const children = this.#top.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    return { ...this.#finished({ ...empty("stack", title), id: "stack", detail, children }), parts: this.#leftOver };
  }

  #holder(within: Resource | Group | undefined, zone: string | undefined): Filled | undefined {
    const holder = typeof within === "string" ? this.#group(within) : within && this.place(within);
    if (zone === undefined) return holder;
    return this.#at(`${holder?.id ?? ""} zone ${zone}`, holder, () => ({
      ...empty("zone", `Zone ${zone}`),
      id: this.#nextId(),
    }));
  }

  #placePiece({ role, title, detail, glyph, within }: Piece, of: Resource, index: number): void {
    this.#at(`${of.urn} piece ${index}`, within && this.place(within), () => ({
      ...empty(role, title),
      id: this.#nextId(),
      glyph,
      ...(detail === undefined ? {} : { detail }),
      of,
    }));
  }

  #group(group: Group): Filled {
    return this.#at(`group ${group}`, undefined, () => ({ ...empty("group", groups[group]), id: group }));
  }

  #at(place: string, holder: Filled | undefined, make: () => Filled): Filled {
    const there = this.#byPlace.get(place);
    if (there !== undefined) return there;
    const item = make();
    this.#byPlace.set(place, item);
    (holder?.children ?? this.#top).push(item);
    return item;
  }

  #item(resource: Resource, kind: Kind): Filled {
    const title = typeof kind.title === "string" ? kind.title : kind.title(resource, this.references);
    const detail = kind.detail?.(resource.properties, { resource, references: this.references });
    return {
      ...empty(kind.box ?? "node", title),
      id: this.#nextId(),
      glyph: kind.glyph,
      kind,
      ...(detail === undefined ? {} : { detail }),
    };
  }

  #nextId(): string {
    return `item-${this.#byPlace.size}`;
  }

  #finished({ id, role, glyph, kind, title, detail, resources, parts, of, children }: Filled): Item {
    const many = resources.length > 1 && kind?.plural !== undefined;
    return {
      id,
      role,
      ...(glyph === undefined ? {} : { glyph }),
      title: many ? `${resources.length} ${lowerCase(kind.plural)}` : title,
      ...(detail === undefined ? {} : { detail }),
      sealed: resources.some((each) => this.#isSealed(each)),
      resources,
      parts,
      ...(of === undefined ? {} : { of }),
      children: children.map((child) => this.#finished(child)),
    };
  }

  #isSealed(resource: Resource): boolean {
    const isKey = ({ type }: Resource) => keys.includes(type);
    return !isKey(resource) && this.references.from(resource).some(isKey);
  }

  #ofComponent(lineage: readonly Resource[]): Filled | undefined {
    for (const [noun, place] of Object.entries(components)) {
      if (!lineage.some(({ type }) => type.endsWith(`:${noun}`))) continue;
      const found = [...this.#byPlace.values()].find(({ id, role }) => id === place || role === place);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Groups come last, in this order. */
const order = Object.keys(groups);

/** Where the rest of a component's resources belong. */
const components: Readonly<Record<string, Group | Role>> = {
  SecureVpc: "network",
  HardenedCluster: "cluster",
  SecretVault: "vault",
  ImageRegistry: "images",
  Observability: "alerts",
  QualysSensor: "namespace",
};

const empty = (role: Role, title: string) => ({ role, title, resources: [], parts: [], children: [] });

/** Abbreviations stay as they are. */
const lowerCase = (text: string) => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

function edgesOf(relation: Relation, references: References, items: Draft): Edge[] {
  const { from, to, via, through, orOnly, where } = relation;
  const all = references.all(to);
  return references.all(from).flatMap((start) => {
    const reached = references.reached(start, to, via);
    const ends = orOnly && reached.length === 0 && all.length === 1 ? all : reached;
    return ends
      .filter((end) => where?.(start, end, references) ?? true)
      .map((end) => references.to(end).find(({ type }) => type === through) ?? end)
      .flatMap((end) => edge(items.itemOf(start), items.itemOf(end), relation));
  });
}

function edge(from: Filled | undefined, to: Filled | undefined, { label, isPlace }: Relation): Edge[] {
  if (from === undefined || to === undefined || from === to) return [];
  return [{ from: from.id, to: to.id, ...(label === undefined ? {} : { label }), ...(isPlace && { isPlace }) }];
}

function outsideItem(outside: Outside, id: string, references: References, items: Draft): [Item, Edge[]][] {
  const isExit = (resource: Resource) => outside.where?.(resource, references) ?? true;
  const exit = outside.from.flatMap((type) => references.all(type).filter(isExit))[0];
  const from = exit && items.itemOf(exit);
  const isShut = outside.with !== undefined && references.all(outside.with).length === 0;
  if (from === undefined || isShut) return [];
  const { title, glyph } = outside;
  const item: Item = { ...empty("outside", title), id, glyph, detail: outside.detail, sealed: false };
  return [[item, [{ from: from.id, to: id }]]];
}

function unique(edges: readonly Edge[]): readonly Edge[] {
  return [...new Map(edges.map((each) => [`${each.from} ${each.to}`, each])).values()];
}

function byKindThenUrn(a: Resource, b: Resource): number {
  const order = (each: Resource) => kindOrder.get(each.type) ?? kindOrder.size;
  return order(a) - order(b) || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0);
}
