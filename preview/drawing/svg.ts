import { readFileSync } from "node:fs";
import path from "node:path";
import { escaped } from "../escape";
import type { Edge, Item } from "./drawing";
import { type Glyph, glyphs } from "./glyphs";
import type { Corner, Layout, Line } from "./layout";
import { type Area, indent, rowHeight } from "./sizes";

/** A dot on an item, of a colour that the page has, with a sign in it for those who cannot tell colours. */
export interface Mark {
  readonly tone: string;
  readonly sign: string;
}

/** What a page makes of a drawing's items. */
export interface Dressing {
  /** Where an item leads. */
  readonly link: (item: Item) => string | undefined;
  /** What is to be seen of its findings. */
  readonly mark: (item: Item) => Mark | undefined;
  /** The same in words. */
  readonly note: (item: Item) => string | undefined;
}

/** A laid out drawing as a file of its own, in light and dark. */
export function svgFile(layout: Layout): string {
  return svg(layout, {}, `<style>${drawingStyle()}</style>`);
}

/** A laid out drawing as a part of a page, which has `drawingStyle` itself. */
export function svg(layout: Layout, dressing: Partial<Dressing> = {}, style = ""): string {
  const { drawing, width, height, areas, lines } = layout;
  const id = `drawing-${idOf(drawing.title)}`;
  const role = dressing.link === undefined ? "img" : "group";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${role}" aria-labelledby="${id}-title" aria-describedby="${id}-text">`,
    `<title id="${id}-title">Architecture of the stack ${escaped(drawing.title)}</title>`,
    `<desc id="${id}-text">${escaped(inWords(layout))}</desc>`,
    style,
    `<defs>${["soft", "traffic"].map((kind) => arrowHead(`${id}-${kind}`, kind)).join("")}</defs>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...drawing.items.flatMap((item) => boxes(item, areas)),
    ...drawing.edges.map((edge, index) => arrow(edge, lines[index] ?? [], id)),
    ...drawing.edges.map((edge, index) =>
      words(edge, { line: lines[index] ?? [], place: layout.words.get(index), before: drawing.edges.slice(0, index) }),
    ),
    ...drawing.items.flatMap((item) => shapes(item, areas, dressing)),
    "</svg>",
    "",
  ].join("\n");
}

/** The style that every page with drawings needs once. */
export function drawingStyle(): string {
  return readFileSync(path.join(__dirname, "drawing.css"), "utf8");
}

/** For those who do not see it: what leads where. */
function inWords({ drawing: { items, edges } }: Layout): string {
  const titles = new Map(items.flatMap(namesBelow));
  return edges.map(({ from, to, label }) => `${titles.get(from)} ${label ?? "leads to"} ${titles.get(to)}`).join("; ");
}

function namesBelow({ id, title, children }: Item): [string, string][] {
  return [[id, title], ...children.flatMap(namesBelow)];
}

const idOf = (text: string) => text.replace(/[^\w-]/g, "_");

/** Boxes lie below the arrows, what they hold above. */
function boxes(item: Item, areas: Layout["areas"]): string[] {
  if (item.children.length === 0) return [];
  const frame = `<rect class="frame ${item.role}" ${corners(areaOf(item, areas))} rx="8"/>`;
  return [frame, ...item.children.flatMap((child) => boxes(child, areas))];
}

function shapes(item: Item, areas: Layout["areas"], dressing: Partial<Dressing>): string[] {
  const area = areaOf(item, areas);
  const drawn = item.children.length > 0 ? title(item, area) : leaf(item, area);
  const mark = dressing.mark?.(item);
  const { x, y, width } = area;
  const dot = mark === undefined ? "" : dotOf(mark, { x: x + width - 1, y: y + 1 });
  const link = dressing.link?.(item);
  const note = dressing.note?.(item);
  const hint = note === undefined ? "" : `<title>${escaped(note)}</title>`;
  const shape =
    link === undefined
      ? `<g>${hint}${drawn}${dot}</g>`
      : `<a href="${escaped(link)}" aria-label="${escaped(spoken(item, note))}">${hint}${drawn}${dot}</a>`;
  return [shape, ...item.children.flatMap((child) => shapes(child, areas, dressing))];
}

/** A mark with its middle there. */
export function dotOf({ tone, sign: character }: Mark, { x, y }: Corner): string {
  return `<g class="dot ${tone}" aria-hidden="true"><circle cx="${round(x)}" cy="${round(y)}" r="7"/><text x="${round(x)}" y="${round(y + 3.5)}">${character}</text></g>`;
}

/** Begins with the words that are seen, so that who speaks to a computer can name it. */
const spoken = ({ title: name, detail, sealed }: Item, note: string | undefined) =>
  [detail === undefined ? name : `${name} ${detail}`, sealed ? "encrypted with a key of the stack" : undefined, note]
    .filter((part) => part !== undefined)
    .join(", ");

function title({ title: name, detail = "" }: Item, { x, y, width }: Area): string {
  // The upper edge, so that there is something to point at.
  const hit = `<rect class="hit" x="${x}" y="${y}" width="${width}" height="26" rx="8"/>`;
  return `${hit}<text class="name" x="${x + 12}" y="${y + 19}">${escaped(name)} <tspan class="detail">${escaped(detail)}</tspan></text>`;
}

function leaf(item: Item, area: Area): string {
  const { x, y, width, height } = area;
  const small = height === rowHeight;
  const { detail = "" } = item;
  const middle = y + height / 2;
  const text = small
    ? `<text x="${x + 34}" y="${middle + 4.5}">${escaped(item.title)}</text>${detail === "" ? "" : ` <text class="detail" text-anchor="end" x="${x + width - (item.sealed ? 26 : 10)}" y="${middle + 4}">${escaped(detail)}</text>`}`
    : `<text x="${x + indent}" y="${detail === "" ? middle + 4.5 : middle - 3}">${escaped(item.title)}</text>${detail === "" ? "" : ` <text class="detail" x="${x + indent}" y="${middle + 14}">${escaped(detail)}</text>`}`;
  return [
    `<rect class="card ${item.role} ${item.glyph ?? ""}" ${corners(area)} rx="6"/>`,
    item.glyph === undefined ? "" : sign(item.glyph, x + (small ? 8 : 10), middle - (small ? 9 : 12), small ? 0.75 : 1),
    text,
    item.sealed
      ? `<g class="seal"><title>encrypted with a key of the stack</title>${sign("secret", x + width - 21, middle - 7.5, 0.6)}</g>`
      : "",
  ].join("");
}

function sign(glyph: Glyph, x: number, y: number, scale: number): string {
  return `<path class="glyph" transform="translate(${x} ${y}) scale(${scale})" d="${glyphs[glyph]}"/>`;
}

function arrowHead(id: string, kind: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head ${kind}" d="M0 0L8 4L0 8z"/></marker>`;
}

function arrow({ label, isPlace }: Edge, line: Line, id: string): string {
  const kind = isPlace ? "place" : label === undefined ? "traffic" : "soft";
  const way = line.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  return `<path class="arrow ${kind}" d="${way}"${isPlace ? "" : ` marker-end="url(#${id}-${kind})"`}/>`;
}

interface Surroundings {
  readonly line: Line;
  readonly place: Corner | undefined;
  readonly before: readonly Edge[];
}

/** An arrow's words where there is a place for them, or above its end; below, if another's words are above. */
function words({ label, to, isPlace }: Edge, { line, place, before }: Surroundings): string {
  const end = line.at(-1);
  if (label === undefined || end === undefined || isPlace) return "";
  if (place !== undefined) {
    return `<text class="label" text-anchor="middle" x="${round(place.x)}" y="${round(place.y - 3)}">${escaped(label)}</text>`;
  }
  const said = new Set(
    before.filter((other) => other.to === to && other.label !== undefined).map((other) => other.label),
  );
  if (said.has(label)) return "";
  return `<text class="label" text-anchor="end" x="${round(end.x - 10)}" y="${round(end.y + (said.size === 0 ? -4 : 12 * said.size))}">${escaped(label)}</text>`;
}

function corners({ x, y, width, height }: Area): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

const round = (value: number) => Math.round(value * 10) / 10;

function areaOf({ id }: Item, areas: Layout["areas"]): Area {
  return areas.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
}
