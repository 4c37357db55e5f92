import { readFileSync } from "node:fs";
import path from "node:path";
import type { Catalogue } from "../../../policy/catalogue";
import { drawing } from "../../drawing/drawing";
import { layout } from "../../drawing/layout";
import { drawingStyle } from "../../drawing/svg";
import { failed, isToMend, type Outcome } from "../../result";
import type { Comparison } from "../comparison";
import { controlsSection } from "./controls";
import { areaAnswers } from "./defence";
import { Markup, markup } from "./markup";
import { defenceTable, stacksTable, stackVerdict } from "./overview";
import { type StackPage, stackSection } from "./stack";

/** What a page says beside the previews. */
export interface PageOptions {
  readonly catalogues: readonly Catalogue[];
  /** YYYY-MM-DD */
  readonly today: string;
  /** What is previewed, where git knows it. */
  readonly version?: string;
  /** What is to be known of the run, each a sentence. */
  readonly remarks?: readonly string[];
  /** What changes against another report, if one was asked for. */
  readonly comparison?: Comparison;
}

/** One page about a run: it needs no network, no server and no other file. */
export async function html(
  outcomes: readonly Outcome[],
  { catalogues, today, version, comparison, remarks = [] }: PageOptions,
): Promise<string> {
  const pages = await Promise.all(
    outcomes.map(async (outcome) => {
      const changes = comparison?.stacks.find(({ stack }) => stack === outcome.stack);
      const compared = changes && { comparison: { ...changes, reference: comparison?.reference ?? "" } };
      return { ...(await page(outcome)), ...compared };
    }),
  );
  const bad = outcomes.filter(isToMend).map(({ stack }) => stack);
  const all = outcomes.length === 1 ? "The stack is" : `All ${outcomes.length} stacks are`;
  const verdict = bad.length === 0 ? `${all} in order` : `To mend: ${bad.join(", ")}`;
  const links = outcomes.map(
    (outcome) => markup`<li><a href="#stack-${outcome.stack}">${outcome.stack}</a> ${stackVerdict(outcome)}</li>`,
  );
  const judged = pages.flatMap(({ outcome: { stack }, answers }) =>
    answers === undefined ? [] : [{ stack, answers }],
  );
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Preview of ${outcomes.map(({ stack }) => stack).join(", ")}: ${verdict}</title>
<style>${new Markup(file("page.css") + drawingStyle())}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Contents">
<p class="product">Qualys registry sensor</p>
<ul><li><a href="#overview">Overview</a></li>${judged.length > 0 ? markup`<li><a href="#defence">Layers of defence</a></li>` : ""}</ul>
<p class="over">Stacks</p>
<ul>${links}</ul>
<ul><li><a href="#controls">Controls</a></li></ul>
</nav>
<main id="content">
<header id="overview">
<p class="over">Preview of ${version === undefined ? today : `${today}, ${version}`}</p>
<h1>${verdict}</h1>
<p class="quiet">What a deployment would create, judged by the policy pack before anything exists.</p>
${remarks.map((remark) => markup`<p><strong>${remark}</strong></p>`)}
</header>
${stacksTable(outcomes)}
${judged.length > 0 ? markup`<section aria-labelledby="defence"><h2 id="defence">Layers of defence</h2>${defenceTable(judged)}</section>` : ""}
<h2 id="stacks">Stacks</h2>
${pages.map((each) => stackSection(each, today))}
<section aria-labelledby="controls"><h2 id="controls">Controls</h2>
<p class="quiet">Each recommendation of the benchmarks, with the worst answer of the rules that serve it. No certification is claimed.</p>
${controlsSection(outcomes, catalogues)}</section>
</main>
<script>${new Markup(file("page.js"))}</script>
</body>
</html>
`.html;
}

async function page(outcome: Outcome): Promise<StackPage> {
  if (failed(outcome)) return { outcome };
  const picture = drawing(outcome.stack, outcome.resources);
  return { outcome, layout: await layout(picture), answers: areaAnswers(outcome.verdict.findings, picture) };
}

const file = (name: string) => readFileSync(path.join(__dirname, name), "utf8");
