import { none, when, type Problems } from "../problems";
import { ruleOn, type Rule, type RuleWords } from "../rule";
import { isObject, parsed } from "../views/json";
import { placeInWords, whereJsonStops } from "../views/json-text";
import type { View } from "../views/view";

interface JsonDocuments extends Pick<RuleWords, "id" | "why" | "fix" | "elsewhere"> {
  readonly view: View<unknown>;
  /** A document that has all that it needs. */
  readonly example: object;
}

/** A rule that what a cloud takes as JSON text is JSON. */
export function jsonDocumentsRule({ view, example, ...words }: JsonDocuments): Rule {
  return ruleOn(view, {
    ...words,
    title: "Policy documents are JSON",
    severity: "medium",
    area: "identity",
    controls: {},
    applies: (document) => document !== undefined && document !== null,
    check: (document) => (typeof document === "string" ? problemsIn(document) : none),
    good: () => [JSON.stringify(example), example],
    bad: () => {
      const text = JSON.stringify(example);
      return [
        "",
        text.replaceAll('"', ""),
        text.slice(0, -1),
        text.replace(/}$/, ", }"),
        "[]",
        "5",
        JSON.stringify(text),
      ];
    },
  });
}

/** Never in the document's own words, which may hold secrets. */
function problemsIn(text: string): Problems {
  if (text.trim() === "") return ["is empty"];
  const document = parsed(text);
  if (document !== undefined) return when(!isObject(document), () => `is no object, but ${kindOf(document)}`);
  return [`stops being JSON at ${placeInWords(text, whereJsonStops(text))}`];
}

function kindOf(value: unknown): string {
  if (typeof value === "string") return "a text in JSON, as if it had been made JSON twice";
  return Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
}
