import type { Drawing, Edge, Item } from "./drawing";

/** A drawing as a Mermaid flowchart, for pages that render it themselves. */
export function mermaid({ items, edges }: Drawing): string {
  return ["flowchart LR", ...items.flatMap((item) => statements(item, "  ")), ...edges.map(arrow), ""].join("\n");
}

function arrow({ from, to, label, isPlace }: Edge): string {
  if (label === undefined) return `  ${from} ==> ${to}`;
  return isPlace ? `  ${from} -- "${quoted(label)}" --- ${to}` : `  ${from} -. "${quoted(label)}" .-> ${to}`;
}

function statements(item: Item, indent: string): string[] {
  const words = [item.title, item.detail].filter((part) => part !== undefined).map(quoted);
  if (item.children.length === 0) return [`${indent}${item.id}["${words.join("<br/>")}"]`];
  const inside = item.children.flatMap((child) => statements(child, `${indent}  `));
  return [`${indent}subgraph ${item.id}["${words.join(" · ")}"]`, ...inside, `${indent}end`];
}

/** Mermaid has entities of its own: `#34;` is a quotation mark. */
const quoted = (text: string) => text.replace(/[^\w .,:/()·–-]/gu, (character) => `#${character.codePointAt(0)};`);
