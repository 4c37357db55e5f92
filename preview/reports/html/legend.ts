import type { Drawing, Item } from "../../drawing/drawing";
import { dotOf } from "../../drawing/svg";
import { type Kind, kinds } from "../kind";
import { Markup, markup } from "./markup";
import { markOf } from "./status";

/** What the dots in a drawing come to. */
const meanings: Readonly<Partial<Record<Kind, string>>> = {
  error: "a rule failed itself",
  violation: "to be mended",
  advisory: "advice",
  exempt: "accepted, with a reason",
  unknown: "known during the deployment",
};

/** The dots and lines that a drawing has. */
export function legend({ items, edges }: Drawing, worstOf: (item: Item) => Kind): Markup {
  const there = new Set(allOf(items).map(worstOf));
  const dots = kinds.flatMap((kind) => {
    const meaning = meanings[kind];
    return meaning !== undefined && there.has(kind)
      ? [entry(dotOf(markOf(kind), { x: 8, y: 8 }), `${kind}: ${meaning}`)]
      : [];
  });
  const lines = [
    entry(`<path class="arrow traffic" d="M0 8H16"/>`, "where traffic goes"),
    entry(`<path class="arrow" d="M0 8H16"/>`, "what uses what"),
    ...(edges.some(({ isPlace }) => isPlace)
      ? [entry(`<path class="arrow place" d="M0 8H16"/>`, "where nodes are")]
      : []),
  ];
  return markup`<ul class="legend" aria-label="Signs in the drawing">${[...dots, ...lines]}</ul>`;
}

const entry = (sign: string, words: string) =>
  markup`<li><svg class="drawing" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${new Markup(sign)}</svg> ${words}</li>`;

const allOf = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...allOf(item.children)]);
