import { text } from "../problems";

/** True if the text holds the words, and not only as a part of longer ones. */
export function names(value: unknown, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![A-Za-z])${escaped}(?![A-Za-z])`).test(text(value));
}
