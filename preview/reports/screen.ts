import { stripVTControlCharacters } from "node:util";
import { type Paint, plainText } from "./paint";

/** What a report is written on. */
export interface Screen {
  readonly paint: Paint;
  readonly columns: number;
}

/** What has neither colours nor a width of its own: a file, a pipe. */
export const page: Screen = { paint: plainText, columns: 100 };

/** Breaks text between words where a line is full; a word that is wider than the screen stays whole. */
export function wrapped(text: string, columns: number, indent: string, hanging = indent): string {
  const [first = "", ...words] = text.split(" ");
  const full: string[] = [];
  let line = indent + first;
  for (const word of words) {
    if (widthOf(line) + 1 + widthOf(word) <= columns) line += ` ${word}`;
    else if (word !== "") {
      full.push(line.trimEnd());
      line = hanging + word;
    }
  }
  return [...full, line].join("\n");
}

/** A title, and a line to the edge of the screen. */
export function heading(title: string, { paint, columns }: Screen): string {
  const left = columns - widthOf(title) - 1;
  return left < 1 ? wrapped(title, columns, "", "  ") : `${title} ${paint.faint("─".repeat(left))}`;
}

/** How many columns a text takes, colours aside. */
export const widthOf = (text: string) => stripVTControlCharacters(text).length;
