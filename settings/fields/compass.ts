import { nearest } from "../suggest";
import type { Advice } from "./text";

const directions = "central east north northeast northwest south southeast southwest west".split(" ");

/** Regions of AWS and Google Cloud end with one of these and a number. */
export const direction = `(${directions.join("|")})`;

/** A slip of the finger in the direction: `eu-cental-1`, `europe-wets3`. */
export function misspeltDirection(region: string): Advice | undefined {
  const [, before = "", word = "", after = ""] = /^(.*-)([a-z]+)(-?\d+)$/.exec(region) ?? [];
  const meant = directions.includes(word) ? undefined : nearest(word, directions);
  return meant === undefined ? undefined : { wrong: "is no region", to: before + meant + after };
}
