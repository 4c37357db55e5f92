import type { Catalogue } from "../../../policy/catalogue";
import { failed, type Outcome } from "../../result";
import { type Answer, answers, type BenchmarkAnswers, inWords, matrix, type RecommendationAnswers } from "../matrix";
import { joined, type Markup, markup } from "./markup";
import { timesInWords } from "../kind";
import { badge } from "./status";

/** What was found of each recommendation of each benchmark, stack by stack. */
export function controlsSection(outcomes: readonly Outcome[], catalogues: readonly Catalogue[]): Markup {
  const stacks = outcomes.map(({ stack }) => stack);
  const benchmarks = matrix(outcomes, catalogues);
  const [about, others] = [benchmarks.filter(concerns), benchmarks.filter((each) => !concerns(each))];
  const options = answers.map((answer) => markup`<option>${answer}</option>`);
  const previewed = outcomes.filter((outcome) => !failed(outcome));
  const whose = previewed.length < outcomes.length ? "The stacks that could be previewed have" : "These stacks have";
  const notHere = joined(others.map(({ name, version }) => `${name} ${version}`));
  return markup`<div class="tools" hidden>
<label for="controls-search">Search</label><input type="search" id="controls-search" data-filters="controls-list" placeholder="number, title or rule" autocomplete="off" spellcheck="false">
<label for="controls-answer">Answer</label><select id="controls-answer" data-filters="controls-list"><option value="">all</option>${options}</select>
<output for="controls-search controls-answer"></output>
</div>
<div id="controls-list">${about.map((each) => benchmark(each, stacks))}</div>
${others.length > 0 && previewed.length > 0 ? markup`<p class="quiet">${whose} nothing that ${notHere} would judge.</p>` : ""}`;
}

/** Whether any rule of a benchmark has met a resource. */
function concerns({ rows }: BenchmarkAnswers): boolean {
  return rows.some(({ answers: given }) => given.some(isSaid));
}

const isSaid = (answer: Answer) => !/^(not |off)/.test(answer);

function benchmark({ benchmark: id, name, version, stacks: about, rows }: BenchmarkAnswers, stacks: readonly string[]) {
  const columns = about.filter((index) => rows.some(({ answers: given }) => isSaid(given[index] ?? "not assessed")));
  const given = rows.flatMap(({ answers: each }) => columns.flatMap((index) => each[index] ?? []));
  const counts = answers.flatMap((answer) => {
    const count = given.filter((each) => each === answer).length;
    return count > 0 ? [markup`${badge(answer, timesInWords(count, answer))} `] : [];
  });
  const heads = columns.map((index) => markup`<th scope="col">${stacks[index]}</th>`);
  return markup`<details class="rule benchmark" id="controls-${id}">
<summary><span class="title">${name} ${version}</span> <span class="marks">${counts}</span></summary>
<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table class="matrix">
<thead><tr><th scope="col">Recommendation</th><th scope="col">Level</th>${heads}</tr></thead>
<tbody>${rows.map((row) => line(row, columns))}</tbody>
</table></div>
</details>
`;
}

function line(
  { id, recommendation, answers: given, rules }: RecommendationAnswers,
  columns: readonly number[],
): Markup {
  const shown = columns.flatMap((index) => given[index] ?? []);
  const [reason] = shown.filter((answer) => answer === "not assessed").map((answer) => inWords(recommendation, answer));
  const cells =
    reason === undefined
      ? shown.map((answer) => markup`<td>${badge(answer, inWords(recommendation, answer))}</td>`)
      : markup`<td class="quiet" colspan="${columns.length}">${badge("not assessed", reason)}</td>`;
  const by = rules.length > 0 ? markup`<br><span class="quiet"><code>${joined(rules)}</code></span>` : "";
  return markup`<tr data-answers="${[...new Set(shown)].join(";")}"><th scope="row"><span class="number">${id}</span> ${recommendation.title}${by}</th><td>${recommendation.level}</td>${cells}</tr>
`;
}
