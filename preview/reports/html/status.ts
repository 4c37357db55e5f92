import { type Finding, isViolation } from "../../../policy/evaluate";
import type { Severity } from "../../../policy/rule";
import type { Answer } from "../matrix";
import { type Markup, markup } from "./markup";

/** What a finding comes to, what has to be mended first: a failure is a violation or advice. */
export const kinds = ["error", "violation", "advisory", "exempt", "unknown", "pass", "not applicable"] as const;
export type Kind = (typeof kinds)[number];

export function kindOf(finding: Finding): Kind {
  if (finding.status !== "fail") return finding.status;
  return isViolation(finding) ? "violation" : "advisory";
}

/** The kind among several that has to be mended first. */
export function worstKind(all: readonly Kind[]): Kind {
  return kinds.find((kind) => all.includes(kind)) ?? "not applicable";
}

/** How something is to be taken: its colour. The words beside it say the same. */
type Tone = "good" | "bad" | "note" | "open" | "none";

const tones: Readonly<Record<Kind | Answer, Tone>> = {
  pass: "good",
  fail: "bad",
  violation: "bad",
  error: "bad",
  advisory: "note",
  exempt: "note",
  unknown: "open",
  "not applicable": "none",
  "not assessed": "none",
  "not previewed": "none",
};

const signs: Readonly<Record<Tone, string>> = { good: "✓", bad: "✕", note: "!", open: "?", none: "–" };

/** In words, with a sign and a colour. */
export function badge(kind: Kind | Answer, words: string = kind): Markup {
  return toned(tones[kind], words);
}

/** Whether a stack, or all of them, can be deployed. */
export const verdictBadge = (inOrder: boolean, words: string) => toned(inOrder ? "good" : "bad", words);

export const findingBadge = (finding: Finding) => badge(kindOf(finding));

export const severityBadge = (severity: Severity) => markup`<span class="severity ${severity}">${severity}</span>`;

/** What is not there in both of two reports, or not the same. */
const changes = { added: ["good", "+"], changed: ["note", "~"], removed: ["bad", "−"] } as const;

export const changeBadge = (change: keyof typeof changes) => toned(changes[change][0], change, changes[change][1]);

function toned(tone: Tone, words: string, sign = signs[tone]): Markup {
  return markup`<span class="badge ${tone}"><span class="sign" aria-hidden="true">${sign}</span>${words}</span>`;
}
