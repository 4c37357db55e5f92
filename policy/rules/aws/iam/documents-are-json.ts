import { none, when, type Problems } from "../../../problems";
import { ruleOn } from "../../../rule";
import { isObject, parsed } from "../../../views/json";
import { placeInWords, whereJsonStops } from "../../../views/json-text";
import { writtenDocuments } from "../../../views/written-documents";

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

export default ruleOn(writtenDocuments, {
  id: "aws/iam/documents-are-json",
  title: "Policy documents are JSON",
  why: "AWS refuses any other in the middle of a deployment, and no rule can tell what it allows.",
  severity: "medium",
  area: "identity",
  controls: {},
  fix: "Make the document by JSON.stringify, or by getPolicyDocument.",
  applies: (document) => document !== undefined && document !== null,
  check: (document) => (typeof document === "string" ? problemsIn(document) : none),
  good: () => ['{ "Version": "2012-10-17", "Statement": [] }', { Version: "2012-10-17", Statement: [] }],
  bad: () => [
    "",
    '{ Version: "2012-10-17" }',
    '{ "Version": "2012-10-17", "Statement": [',
    '{ "Version": "2012-10-17", "Statement": [], }',
    "[]",
    "5",
    JSON.stringify('{ "Version": "2012-10-17", "Statement": [] }'),
  ],
});
