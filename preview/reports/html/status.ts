import type { Finding } from "../../../policy/evaluate";
import type { Severity } from "../../../policy/rule";
import { type Kind, kindOf } from "../kind";
import type { Answer } from "../matrix";
import { type Markup, markup } from "./markup";

/** How something is to be taken: its colour. The words beside it say the same. */
type Tone = "good" | "bad" | "note" | "accepted" | "open" | "none";

const tones: Readonly<Record<Kind | Answer, Tone>> = {
  pass: "good",
  violation: "bad",
  error: "bad",
  advisory: "note",
  exempt: "accepted",
  unknown: "open",
  "not applicable": "none",
  off: "none",
  "not assessed": "none",
  "not previewed": "none",
};

const signs: Readonly<Record<Tone, string>> = { good: "✓", bad: "✕", note: "!", accepted: "§", open: "?", none: "–" };

/** The same without words. */
export const markOf = (kind: Kind | Answer) => ({ tone: tones[kind], sign: signs[tones[kind]] });

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
