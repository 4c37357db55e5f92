import type { ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import type { Drawing, Item } from "./drawing";
import { kept } from "./kept";
import { type Area, card, heading, headingWidth, isList, listSize, rowArea, rowHeight, rowTop, widthOf } from "./sizes";

/** The corners of an arrow, from its beginning to its end. */
export type Line = readonly Corner[];

/** A drawing with places: of items by id, of edges in their order. */
export interface Layout {
  readonly drawing: Drawing;
  readonly width: number;
  readonly height: number;
  readonly areas: ReadonlyMap<string, Area>;
  readonly lines: readonly Line[];
  /** Of edges by number, the middle of their words' lower edge. Those of the others are above their end. */
  readonly words: ReadonlyMap<number, Corner>;
}

/** Gives everything in a drawing its place. The same drawing always gets the same places. */
export async function layout(drawing: Drawing): Promise<Layout> {
  const placed = await kept(graph(drawing), placedByElk);
  const areas: Areas = new Map();
  const loose = looseGroups(drawing);
  for (const item of drawing.items) {
    const own = placed.children?.find(({ id }) => id === item.id);
    if (own !== undefined) collect(item, own, { x: 0, y: 0 }, { areas, loose });
  }
  const lines = new Map((placed.edges ?? []).map((edge) => [edge.id, pointsOf(edge)]));
  return {
    drawing,
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    areas,
    words: new Map(
      (placed.edges ?? []).flatMap(({ id, labels = [] }) => labels.map((label) => [numberOf(id), below(label)])),
    ),
    lines: drawing.edges.map(({ to }, index) => toBorder(lines.get(edgeId(index)) ?? [], areas.get(to))),
  };
}

/** It takes half as long as the preview itself. */
async function placedByElk(picture: ElkNode): Promise<ElkNode> {
  // Loaded on demand, because most previews draw nothing, and in this thread: a worker takes longer to start than to work.
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
  return new Elk().layout(picture);
}

type Areas = Map<string, Area>;
export type Corner = Pick<Area, "x" | "y">;

const options: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.json.edgeCoords": "ROOT",
  "elk.randomSeed": "1",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.spacing.nodeNodeBetweenLayers": "32",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.spacing.nodeNode": "12",
  "elk.spacing.edgeNode": "12",
  "elk.layered.mergeEdges": "true",
  "elk.layered.crossingMinimization.forceNodeModelOrder": "true",
  "elk.padding": "[top=14,left=14,bottom=14,right=14]",
};

function graph(drawing: Drawing): ElkNode {
  const { items, edges } = drawing;
  const rows = new Set(items.flatMap(rowsBelow));
  const loose = looseGroups(drawing);
  const end = (id: string, side: Side) => (rows.has(id) ? port(id, side) : id);
  return {
    id: "picture",
    layoutOptions: options,
    children: items.map((item) => node(item, { widthOfGroups: groupWidth(items), loose })),
    edges: [
      ...edges.map(({ from, to, label, isPlace }, index) => ({
        id: edgeId(index),
        labels: label === undefined || isPlace || rows.has(to) ? [] : [labelOf(label)],
        sources: [end(from, "EAST")],
        targets: [end(to, "WEST")],
      })),
      ...behindTheNetwork(items, loose),
    ],
  };
}

/** What an arrow says that does not end at a row, which has a place for its words. */
const labelOf = (text: string) => ({ text, width: widthOf(text, 11), height: 14 });

const edgeId = (index: number) => `edge-${index}`;
const numberOf = (id: string) => Number(id.replace("edge-", ""));
const below = ({ x = 0, y = 0, width = 0, height = 0 }: ElkLabel) => ({ x: x + width / 2, y: y + height });

const networkOf = ([stack]: readonly Item[]) => stack?.children.find(({ role }) => role === "network");

/** Groups that no arrow leads to or from. They stand in a row above or below the network, and need no place beside it. */
function looseGroups({ items, edges }: Drawing): readonly Item[] {
  if (networkOf(items) === undefined) return [];
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const groups = items.flatMap(({ children }) => children.filter(({ role }) => role === "group"));
  return groups.filter((group) => !rowsBelow(group).some((id) => ends.has(id)));
}

/** The other groups stand in a column after the network: edges that nobody sees put them there. */
function behindTheNetwork(items: readonly Item[], loose: readonly Item[]): ElkExtendedEdge[] {
  const network = networkOf(items);
  if (network === undefined) return [];
  return items
    .flatMap(({ children }) => children)
    .filter((item) => item.role === "group" && !loose.includes(item))
    .map(({ id }) => ({ id: `order-${id}`, sources: [network.id], targets: [id] }));
}

interface Groups {
  /** Of those beside the network. */
  readonly widthOfGroups: number;
  readonly loose: readonly Item[];
}

function node(item: Item, groups: Groups): ElkNode {
  const { id, children } = item;
  if (children.length === 0) return { id, ...card(item) };
  if (isList(item)) return list(item, groups);
  return {
    id,
    children: [
      ...children.filter((child) => !groups.loose.includes(child)).map((child, index) => inOrder(child, index, groups)),
      ...(item.role === "stack" && groups.loose.length > 0 ? [row(groups)] : []),
    ],
    layoutOptions: {
      "elk.padding": `[top=${heading + 6},left=12,bottom=12,right=12]`,
      "elk.layered.crossingMinimization.semiInteractive": "true",
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      "elk.nodeSize.minimum": `(${headingWidth(item)},60)`,
    },
  };
}

/** Zones stay one below the other as they come. Of the order of what is in a box, the layout heeds places alone. */
function inOrder(child: Item, index: number, groups: Groups): ElkNode {
  const placed = node(child, groups);
  if (child.role !== "zone") return placed;
  return { ...placed, layoutOptions: { ...placed.layoutOptions, "elk.position": `(0,${index})` } };
}

const rowId = "loose-groups";

/** One beside the other, in a frame that nobody sees. */
function row(groups: Groups): ElkNode {
  const { loose } = groups;
  return {
    id: rowId,
    children: loose.map((item) => node(item, groups)),
    edges: loose.slice(1).map(({ id }, index) => ({
      id: `row-${id}`,
      sources: [loose[index]?.id ?? ""],
      targets: [id],
    })),
    layoutOptions: { "elk.padding": "[top=0,left=0,bottom=0,right=0]" },
  };
}

/** What is kept free before a group for the words of arrows. */
const gutter = 72;
const gutterOf = (item: Item, loose: readonly Item[]) => (item.role === "group" && !loose.includes(item) ? gutter : 0);

type Side = "WEST" | "EAST";
const port = (id: string, side: Side) => `${id} ${side}`;

/** Groups are all as wide as the widest. */
function groupWidth(items: readonly Item[]): number {
  const groups = items.flatMap(({ children }) => children.filter(({ role }) => role === "group"));
  return Math.max(0, ...groups.map((group) => listSize(group).width));
}

/** One node to the layout, with a place for arrows at either end of each row. */
function list(item: Item, { widthOfGroups, loose }: Groups): ElkNode {
  const { id, children } = item;
  const size = listSize(item);
  const words = gutterOf(item, loose);
  const width = words > 0 ? words + widthOfGroups : size.width;
  return {
    id,
    width,
    height: size.height,
    ports: children.flatMap((child, index) => {
      const y = rowTop(index) + rowHeight / 2;
      return [
        { id: port(child.id, "WEST"), x: 0, y, width: 0, height: 0, layoutOptions: { "elk.port.side": "WEST" } },
        { id: port(child.id, "EAST"), x: width, y, width: 0, height: 0, layoutOptions: { "elk.port.side": "EAST" } },
      ];
    }),
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
  };
}

function rowsBelow(item: Item): readonly string[] {
  return isList(item) ? item.children.map(({ id }) => id) : item.children.flatMap(rowsBelow);
}

/** Places by id, counted from the picture's corner; those of a list's rows are not the layout's to choose. */
function collect(
  item: Item,
  { x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode,
  from: Corner,
  found: { readonly areas: Areas; readonly loose: readonly Item[] },
) {
  const { areas, loose } = found;
  const words = gutterOf(item, loose);
  const area = { x: from.x + x + words, y: from.y + y, width: width - words, height };
  areas.set(item.id, area);
  item.children.forEach((child, index) => {
    if (isList(item)) areas.set(child.id, rowArea(area, index));
    else collect(child, within(children, child.id), area, found);
  });
}

/** Of these nodes, or of the row among them. */
function within(nodes: readonly ElkNode[], wanted: string): ElkNode {
  const frame = nodes.find(({ id }) => id === rowId);
  const inRow = frame?.children?.find(({ id }) => id === wanted);
  if (inRow === undefined) return nodes.find(({ id }) => id === wanted) ?? { id: wanted };
  return { ...inRow, x: (frame?.x ?? 0) + (inRow.x ?? 0), y: (frame?.y ?? 0) + (inRow.y ?? 0) };
}

function pointsOf({ sections = [] }: ElkExtendedEdge): Line {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
}

/** An arrow to a row ends at the row itself, after the place for its words. */
function toBorder(line: Line, target?: Area): Line {
  const last = line.at(-1);
  if (last === undefined || target === undefined || last.x >= target.x) return line;
  return [...line.slice(0, -1), { x: target.x, y: last.y }];
}
