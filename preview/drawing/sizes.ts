import type { Item } from "./drawing";

/** Where something is, from the picture's upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The height of a box's own line. */
export const heading = 28;

/** Where a card's words begin: after its sign. */
export const indent = 42;

/** A node that stands alone, as wide as its words need. */
export function card({ title, detail = "" }: Item): { readonly width: number; readonly height: number } {
  const words = Math.max(widthOf(title, 13), widthOf(detail, 11));
  return { width: Math.max(132, Math.ceil(indent + words + 24)), height: 48 };
}

/** Boxes in which everything is one below the other, in lines. */
export function isList({ role, children }: Item): boolean {
  return (role === "group" || role === "namespace") && children.length > 0;
}

export const rowHeight = 32;
const rowGap = 6;
const margin = 10;

/** Where a row begins, from the upper edge of its list. */
export const rowTop = (index: number) => heading + index * (rowHeight + rowGap);

export function rowArea({ x, y, width }: Area, index: number): Area {
  return { x: x + margin, y: y + rowTop(index), width: width - 2 * margin, height: rowHeight };
}

export function listSize(item: Item): { readonly width: number; readonly height: number } {
  const widest = Math.max(...item.children.map(rowWidth), headingWidth(item) - 2 * margin);
  return { width: widest + 2 * margin, height: rowTop(item.children.length) - rowGap + margin };
}

function rowWidth({ title, detail = "", sealed }: Item): number {
  return 34 + widthOf(title, 13) + (detail === "" ? 0 : 14 + widthOf(detail, 11)) + (sealed ? 26 : 10);
}

/** Its title is bold, which takes up to a tenth more. */
export function headingWidth({ title, detail = "" }: Pick<Item, "title" | "detail">): number {
  return widthOf(title, 13.5 * 1.1) + widthOf(detail, 11) + 32;
}

/** About how wide a text is, in whichever font a reader has: rather more than less. */
export function widthOf(text: string, size: number): number {
  const narrow = text.match(/[fijlrtI.,:;'|()[\] ]/g)?.length ?? 0;
  const wide = text.match(/[A-HJ-Zmw@%–]/g)?.length ?? 0;
  return Math.ceil(size * (0.62 * (text.length - narrow - wide) + 0.38 * narrow + 0.78 * wide));
}
