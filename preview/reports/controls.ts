import type { Catalogue } from "../../policy/catalogue";
import type { Outcome } from "../result";
import { inWords, matrix } from "./matrix";

/**
 * The matrix of controls for auditors, as CSV (RFC 4180): a line for each recommendation, a column for each stack. What is
 * not assessed has the reason.
 */
export function controls(outcomes: readonly Outcome[], catalogues: readonly Catalogue[]): string {
  const head = ["benchmark", "version", "recommendation", "title", "level", "assessment"];
  const lines = matrix(outcomes, catalogues).flatMap(({ name, version, rows }) =>
    rows.map(({ id, recommendation, answers }) => {
      const { title, level = "", assessment = "" } = recommendation;
      return [
        name,
        version,
        id,
        title,
        `${level}`,
        assessment,
        ...answers.map((each) => inWords(recommendation, each)),
      ];
    }),
  );
  return [[...head, ...outcomes.map(({ stack }) => stack)], ...lines].map(csvLine).join("");
}

const csvLine = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()}\r\n`;
