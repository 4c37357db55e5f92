import { areas } from "../../../policy/rule";
import { failed, isToMend, type Outcome, type Tally, tally } from "../../result";
import { kinds, timesInWords } from "../kind";
import { failures, words } from "../summary";
import { type AreaAnswer, type AreaAnswers, layerAnswer, layers } from "./defence";
import { type Markup, markup } from "./markup";
import { badge, verdictBadge } from "./status";

/** What has to be looked at first: a narrow screen shows no more. */
const numbersOf = ["violations", "advisory", "exempt", "unknown", "toSet", "passed", "resources"] as const;

/** What all stacks come to, in a table. */
export function stacksTable(outcomes: readonly Outcome[]): Markup {
  const heads = numbersOf.map((each) => markup`<th scope="col" class="figure">${words[each]}</th>`);
  const rows = outcomes.map((outcome) => {
    const name = markup`<th scope="row"><a href="#stack-${outcome.stack}">${outcome.stack}</a></th><td>${stackVerdict(outcome)}</td>`;
    if (failed(outcome))
      return markup`<tr>${name}<td colspan="${numbersOf.length}" class="quiet">${failures[outcome.reason]}</td></tr>`;
    const numbers = tally(outcome);
    return markup`<tr>${name}${numbersOf.map((each) => markup`<td class="figure">${figure(each, numbers[each], outcome.stack)}</td>`)}</tr>`;
  });
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="Stacks"><table>
<thead><tr><th scope="col">stack</th><th scope="col">verdict</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Violations lead to the first of them. */
const figure = (each: keyof Tally, number: number, stack: string) =>
  each === "violations" && number > 0 ? markup`<a class="bad" href="#stack-${stack}-findings">${number}</a>` : number;

export function stackVerdict(outcome: Outcome): Markup {
  if (failed(outcome)) return verdictBadge(false, "not previewed");
  return isToMend(outcome) ? verdictBadge(false, "to mend") : verdictBadge(true, "in order");
}

/** The layers of defence and the areas in them, stack by stack. */
export function defenceTable(stacks: readonly { stack: string; answers: AreaAnswers }[]): Markup {
  const heads = stacks.map(({ stack }) => markup`<th scope="col">${stack}</th>`);
  const bodies = layers.map((layer) => {
    const verdicts = stacks.map(({ answers }) => markup`<td>${badge(layerAnswer(layer, answers))}</td>`);
    const rows = layer.areas.map(
      (area) =>
        markup`<tr><th scope="row">${area}</th>${stacks.map(({ answers }) => markup`<td class="quiet">${countsInWords(answers[area])}</td>`)}</tr>`,
    );
    return markup`<tbody><tr class="layer"><th scope="rowgroup">${layer.title}<br><span class="quiet">${layer.asks}</span></th>${verdicts}</tr>${rows}</tbody>`;
  });
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="Layers of defence, stack by stack"><table class="defence">
<thead><tr><th scope="col">${layers.length} layers, ${areas.length} areas</th>${heads}</tr></thead>${bodies}</table></div>`;
}

/** How often the rules of an area gave which answer. */
export function countsInWords({ counts }: AreaAnswer): string {
  const said = kinds.flatMap((kind) => {
    const number = counts.get(kind);
    return number === undefined ? [] : [kind === "pass" ? `${number} passed` : timesInWords(number, kind)];
  });
  return said.length > 0 ? said.join(", ") : "not applicable";
}
