import { escaped } from "../../escape";

/** HTML that is safe to write into a page. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Content = string | number | Markup | undefined | readonly Content[];

/** A template of HTML. What stands in it is text, and escaped, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => (index === 0 ? "" : written(contents[index - 1])) + part).join(""));
}

function written(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.html;
  if (typeof content === "object") return content.map(written).join("");
  return escaped(String(content));
}

/** Contents with something between them. */
export function joined(contents: readonly Content[], between: Content = ", "): Content {
  return contents.map((content, index) => (index === 0 ? content : [between, content]));
}

/** A sentence of somebody's, in which backticks stand around code. */
export function prose(text: string): Content {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`));
}

/** How many there are of a noun. */
export const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;
