import { costsOf } from "../../costs/costs";
import type { Layout } from "../../drawing/layout";
import { failed, isToMend, type Outcome, type PreviewResult, tally } from "../../result";
import type { StackComparison } from "../comparison";
import { count as costCount } from "../costs";
import { counted as numbersOf, failures, words } from "../summary";
import { changesSection } from "./comparison";
import { type AreaAnswers, layerAnswer, layers } from "./defence";
import { exemptionsSection } from "./exemptions";
import { findingsSection } from "./findings";
import { joined, type Markup, markup, prose } from "./markup";
import { countsInWords, stackVerdict } from "./overview";
import { linkTo, pictureSection } from "./picture";
import { properties } from "./properties";
import { resourcesSection } from "./resources";
import { badge } from "./status";

/** What a stack's page is made of beside its preview. */
export interface StackPage {
  readonly outcome: Outcome;
  /** Not there if the stack could not be previewed. */
  readonly layout?: Layout;
  readonly answers?: AreaAnswers;
  /** Against another report, if one was asked for. */
  readonly comparison?: ComparedWith;
}

/** What changes, and against what. */
export type ComparedWith = StackComparison & { readonly reference: string };

/** All that there is to say of a stack, from its picture to its last resource. */
export function stackSection({ outcome, layout, answers, comparison }: StackPage, today: string): Markup {
  const { stack } = outcome;
  const content =
    failed(outcome) || layout === undefined || answers === undefined
      ? refusal(outcome)
      : report(outcome, layout, answers, { today, comparison });
  return markup`<section class="stack" id="stack-${stack}" aria-labelledby="stack-${stack}-title">
<h3 id="stack-${stack}-title">${stack} ${stackVerdict(outcome)}</h3>
${content}
</section>
`;
}

function refusal(outcome: Outcome): Markup | undefined {
  if (!failed(outcome)) return undefined;
  return markup`<p>This stack could not be previewed: ${failures[outcome.reason]}.</p><pre class="properties" tabindex="0">${outcome.message.trim()}</pre>`;
}

function report(
  result: PreviewResult,
  layout: Layout,
  answers: AreaAnswers,
  { today, comparison }: { today: string; comparison: ComparedWith | undefined },
): Markup {
  const findings = ["Findings", findingsSection(result)] as const;
  // What has to be mended stands before all else.
  const [first, later] = isToMend(result) ? [[findings], []] : [[], [findings]];
  const parts: readonly (readonly [string, Markup | undefined])[] = [
    ...first,
    [
      "Changes",
      comparison === undefined ? undefined : changesSection(comparison, comparison.reference, result.resources),
    ],
    ["Architecture", pictureSection(result, layout)],
    ["Layers of defence", layersSection(result.stack, answers)],
    ["To set before the deployment", toSet(result)],
    ["Warnings", warnings(result)],
    ...later,
    ["Exemptions", exemptionsSection(result, today)],
    ["Costs by the hour", costs(result)],
    ["Resources", resourcesSection(result)],
    ["Outputs", outputs(result)],
  ];
  const there = parts.flatMap(([title, part]) =>
    part === undefined ? [] : [{ title, part, id: idOf(result.stack, title) }],
  );
  return markup`<dl class="numbers">${numbers(result)}</dl>
<p class="jumps">${joined(
    there.map(({ title, id }) => markup`<a href="#${id}">${title}</a>`),
    " ",
  )}</p>
${there.map(({ title, part, id }) => markup`<h4 id="${id}">${title}</h4>\n${part}\n`)}`;
}

const idOf = (stack: string, title: string) => `stack-${stack}-${title.toLowerCase().replaceAll(" ", "-")}`;

function numbers(result: PreviewResult): Markup[] {
  const figures = tally(result);
  return numbersOf.map(
    (each) =>
      markup`<div${each === "violations" && figures[each] > 0 ? markup` class="bad"` : ""}><dt>${words[each]}</dt><dd>${figures[each]}</dd></div>`,
  );
}

/** Each area of each layer: how it is judged, and what of the stack has been. */
function layersSection(stack: string, answers: AreaAnswers): Markup {
  const cards = layers.map((layer) => {
    const areas = layer.areas.map((area) => {
      const items = answers[area].about.map(
        ({ item, words: title }) => markup`<a href="${linkTo(stack, item) ?? ""}">${title}</a>`,
      );
      return markup`<dt>${area.charAt(0).toUpperCase() + area.slice(1)} <span class="quiet">${countsInWords(answers[area])}</span></dt><dd>${joined(items)}</dd>`;
    });
    return markup`<li class="card layer"><h5>${layer.title} ${badge(layerAnswer(layer, answers))}</h5><p class="quiet">${layer.asks}</p><dl>${areas}</dl></li>\n`;
  });
  return markup`<ol class="cards">${cards}</ol>`;
}

function toSet({ toSet: settings }: PreviewResult): Markup | undefined {
  if (settings.length === 0) return undefined;
  const items = settings.map(
    ({ command, why }) =>
      markup`<li><code class="command">${command}</code><br><span class="quiet">${prose(why)}</span></li>`,
  );
  return markup`<p class="quiet">Only you can know these; the preview used stand-ins.</p><ul class="commands">${items}</ul>`;
}

function warnings({ warnings: texts }: PreviewResult): Markup | undefined {
  return texts.length === 0 ? undefined : markup`<ul>${texts.map((text) => markup`<li>${text}</li>`)}</ul>`;
}

function costs({ stack, resources }: PreviewResult): Markup | undefined {
  const all = costsOf(resources);
  if (all.length === 0) return undefined;
  const rows = all.map(
    (cost) =>
      markup`<tr><td class="figure">${costCount(cost)}</td><th scope="row">${cost.what}</th><td>${joined(cost.settings.map((setting) => markup`<code>${setting}</code>`))}</td></tr>`,
  );
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="Costs of ${stack} by the hour"><table>
<thead><tr><th scope="col" class="figure">count</th><th scope="col">what</th><th scope="col">settings that change it</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function outputs({ outputs: values }: PreviewResult): Markup | undefined {
  if (Object.keys(values).length === 0) return undefined;
  return properties({ properties: values, propertyDependencies: {} }, () => undefined);
}
