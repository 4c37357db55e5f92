import { type Finding, isViolation } from "../../policy/evaluate";

/** What a finding comes to, what has to be mended first: a failure is a violation or advice. */
export const kinds = ["error", "violation", "advisory", "exempt", "unknown", "pass", "not applicable"] as const;
export type Kind = (typeof kinds)[number];

export function kindOf(finding: Finding): Kind {
  if (finding.status !== "fail") return finding.status;
  return isViolation(finding) ? "violation" : "advisory";
}

const nouns: readonly string[] = ["violation", "error"];

/** How many answers there are of a kind. Most kinds are adjectives, which have no plural. */
export const timesInWords = (count: number, kind: string) =>
  `${count} ${count > 1 && nouns.includes(kind) ? `${kind}s` : kind}`;

/** The kind among several that has to be mended first. */
export function worstKind(all: readonly Kind[]): Kind {
  return kinds.find((kind) => all.includes(kind)) ?? "not applicable";
}
