import type { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import type { Drawing, Item } from "./drawing";
import { kept } from "./kept";
import { type Area, card, heading, headingWidth, isList, listSize, rowArea, rowHeight, rowTop } from "./sizes";

/** The corners of an arrow, from its beginning to its end. */
export type Line = readonly Corner[];

/** A drawing with places: of items by id, of edges in their order. */
export interface Layout {
  readonly drawing: Drawing;
  readonly width: number;
  readonly height: number;
  readonly areas: ReadonlyMap<string, Area>;
  readonly lines: readonly Line[];
}

/** Gives everything in a drawing its place. The same drawing always gets the same places. */
export async function layout(drawing: Drawing): Promise<Layout> {
  const placed = await kept(graph(drawing), placedByElk);
  const areas: Areas = new Map();
  for (const item of drawing.items) {
    const own = placed.children?.find(({ id }) => id === item.id);
    if (own !== undefined) collect(item, own, { x: 0, y: 0 }, areas);
  }
  const lines = new Map((placed.edges ?? []).map((edge) => [edge.id, pointsOf(edge)]));
  return {
    drawing,
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    areas,
    lines: drawing.edges.map(({ to }, index) => toBorder(lines.get(`edge-${index}`) ?? [], areas.get(to))),
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

function graph({ items, edges }: Drawing): ElkNode {
  const rows = new Set(items.flatMap(rowsBelow));
  const end = (id: string, side: Side) => (rows.has(id) ? port(id, side) : id);
  return {
    id: "picture",
    layoutOptions: options,
    children: items.map((item) => node(item, groupWidth(items))),
    edges: [
      ...edges.map(({ from, to }, index) => ({
        id: `edge-${index}`,
        sources: [end(from, "EAST")],
        targets: [end(to, "WEST")],
      })),
      ...behindTheNetwork(items),
    ],
  };
}

/** The groups stand in a column after the network: edges that nobody sees put them there. */
function behindTheNetwork([stack]: readonly Item[]): ElkExtendedEdge[] {
  const network = stack?.children.find(({ role }) => role === "network");
  if (stack === undefined || network === undefined) return [];
  return stack.children
    .filter(({ role }) => role === "group")
    .map(({ id }) => ({ id: `order-${id}`, sources: [network.id], targets: [id] }));
}

function node(item: Item, widthOfGroups: number): ElkNode {
  const { id, children } = item;
  if (children.length === 0) return { id, ...card(item) };
  if (isList(item)) return list(item, item.role === "group" ? widthOfGroups : undefined);
  return {
    id,
    children: children.map((child) => node(child, widthOfGroups)),
    layoutOptions: {
      "elk.padding": `[top=${heading + 6},left=12,bottom=12,right=12]`,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      "elk.nodeSize.minimum": `(${headingWidth(item)},60)`,
    },
  };
}

/** What is kept free before a group for the words of arrows. */
const gutter = 72;

type Side = "WEST" | "EAST";
const port = (id: string, side: Side) => `${id} ${side}`;

/** Groups are all as wide as the widest. */
function groupWidth(items: readonly Item[]): number {
  const groups = items.flatMap(({ children }) => children.filter(({ role }) => role === "group"));
  return Math.max(0, ...groups.map((group) => listSize(group).width));
}

/** One node to the layout, with a place for arrows at either end of each row. */
function list(item: Item, widthOfGroups?: number): ElkNode {
  const { id, role, children } = item;
  const size = listSize(item);
  const width = role === "group" ? gutter + (widthOfGroups ?? 0) : size.width;
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
  areas: Areas,
) {
  const words = item.role === "group" ? gutter : 0;
  const area = { x: from.x + x + words, y: from.y + y, width: width - words, height };
  areas.set(item.id, area);
  item.children.forEach((child, index) => {
    if (isList(item)) areas.set(child.id, rowArea(area, index));
    else collect(child, children.find(({ id }) => id === child.id) ?? { id: child.id }, area, areas);
  });
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
