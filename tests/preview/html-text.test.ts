import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { loadCatalogues } from "../../policy/catalogue";
import { evaluate } from "../../policy/evaluate";
import { areas } from "../../policy/rule";
import { drawing } from "../../preview/drawing/drawing";
import { areaAnswers, layerAnswer, layers } from "../../preview/reports/html/defence";
import { html } from "../../preview/reports/html/html";
import { markup, prose } from "../../preview/reports/html/markup";
import { properties } from "../../preview/reports/html/properties";
import { timesInWords } from "../../preview/reports/kind";
import { unknown } from "../../policy/resource";
import { all, archived, copied, encrypted, exemption, flows, kept, refused, resultWith } from "./results";

const page = (...outcomes: Parameters<typeof html>[0]) =>
  html(outcomes, { catalogues: loadCatalogues(), today: "2026-11-30" });

describe("the page about a run", () => {
  let text = "";
  before(async () => (text = await page(all, refused)));

  it("says of benchmarks that none of what was previewed is about them, and nothing of what was not", async () => {
    assert.match(text, /The stacks that could be previewed have nothing that .*CIS GKE/);
    assert.match(await page(all), /These stacks have nothing that .*CIS GKE/);
    assert.doesNotMatch(await page(refused), /have nothing that/);
  });

  it("says first how many stacks are to mend, and of each what it comes to", () => {
    assert.match(text, /<h1>To mend: dev, test<\/h1>/);
    assert.match(
      text,
      /href="#stack-test">test<\/a><\/th><td><span class="badge bad">.*?not previewed.*its settings were refused/,
    );
  });

  it("leads to violations at once, and has what has to be mended before all else", async () => {
    assert.match(text, /<th scope="col">verdict<\/th><th scope="col" class="figure">violations<\/th>/);
    assert.match(text, /<a class="bad" href="#stack-dev-findings">1<\/a>/);
    const titles = (page: string) => [...page.matchAll(/<h4 id="[^"]*">(.*?)<\/h4>/g)].map(([, title]) => title);
    assert.deepEqual(titles(text).slice(0, 2), ["Findings", "Architecture"]);
    assert.deepEqual(titles(await page(resultWith([archived]))).slice(0, 2), ["Architecture", "Layers of defence"]);
  });

  it("says when it was made, and of what, where that is known", async () => {
    assert.match(text, /<p class="over">Preview of 2026-11-30<\/p>/);
    const options = { catalogues: loadCatalogues(), today: "2026-11-30", version: "commit 0123456 with changes" };
    assert.match(await html([all], options), /<p class="over">Preview of 2026-11-30, commit 0123456 with changes<\/p>/);
  });

  it("has each rule that said something, worst first, with its fix and the recommendations it enforces", () => {
    const rules = [...text.matchAll(/<details class="rule" id="(dev-rule-[^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(rules, [
      "dev-rule-logs-kept",
      "dev-rule-logs-archived",
      "dev-rule-logs-copied",
      "dev-rule-logs-encrypted",
    ]);
    assert.match(text, /<strong>Fix\.<\/strong> Change it\..*\n.*logs\/kept.*CIS Amazon EKS 2\.1\.1/);
  });

  it("says until when, why and by whom something is exempt", () => {
    assert.ok(text.includes(`<p>${exemption.reason}</p>`));
    assert.match(text, /<time datetime="2027-01-31">2027-01-31<\/time>, in 62 days.*<dd>platform<\/dd>/);
  });

  it("says of an exemption that has ended that it has to go", async () => {
    const verdict = evaluate(all.resources, { rules: [copied], exemptions: [exemption], today: "2027-02-01" });
    assert.match(await page({ ...all, verdict }), /The exemption of <code>logs\/copied<\/code> ended on 2027-01-31/);
  });

  it("shows what stands between backticks as code, and leaves a single backtick alone", () => {
    const written = (text: string) => markup`${prose(text)}`.html;
    assert.equal(written("What `a.b` and `<c>` do."), "What <code>a.b</code> and <code>&lt;c&gt;</code> do.");
    assert.equal(written("One ` is text."), "One ` is text.");
  });

  it("has reasons and settings without a backtick", async () => {
    const reason = "What `cleanUp` does.";
    const verdict = evaluate(all.resources, {
      rules: [copied],
      exemptions: [{ ...exemption, reason }],
      today: "2026-11-30",
    });
    const toSet = [{ key: "a:b", why: "`docker` shows it", command: "pulumi config set a:b" }];
    const shown = await page({ ...all, verdict, toSet });
    assert.match(shown, /What <code>cleanUp<\/code> does\./);
    assert.doesNotMatch(shown, /`(cleanUp|docker)`/);
    assert.match(shown, /<code>docker<\/code> shows it/);
  });

  it("counts several violations in the plural", async () => {
    const other = { ...flows, urn: `${flows.urn}-2`, name: "flows-2" };
    const resources = [...all.resources, other];
    const shown = await page({
      ...all,
      resources,
      verdict: evaluate(resources, { rules: [kept], today: "2026-11-30" }),
    });
    assert.match(shown, /<td class="quiet">2 violations<\/td>/);
    assert.deepEqual(
      [timesInWords(1, "violation"), timesInWords(2, "error"), timesInWords(2, "exempt")],
      ["1 violation", "2 errors", "2 exempt"],
    );
  });

  it("has dots in its drawing as other findings look, and says below what those that are there mean", async () => {
    const dots = async (...rules: (typeof kept)[]) => {
      const shown = await page(resultWith(rules));
      const [legend = ""] = /<ul class="legend".*<\/ul>/.exec(shown) ?? [];
      const inDrawing = [...shown.replace(legend, "").matchAll(/<g class="dot (\w+)".*?>(.)<\/text>/g)];
      return [inDrawing.map(([, tone, sign]) => `${sign} ${tone}`), legend.replace(/<svg.*?<\/svg>|<[^>]*>/g, "")];
    };
    const lines = " where traffic goes what uses what";
    assert.deepEqual(await dots(kept), [["✕ bad"], ` violation: to be mended${lines}`]);
    assert.deepEqual(await dots(archived), [["! note"], ` advisory: advice${lines}`]);
    assert.deepEqual(await dots(copied), [["§ accepted"], ` exempt: accepted, with a reason${lines}`]);
    assert.deepEqual(await dots(encrypted), [["? open"], ` unknown: known during the deployment${lines}`]);
    assert.deepEqual(await dots(), [[], lines]);
  });

  it("loads nothing", () => {
    assert.doesNotMatch(text, /<(link|img|iframe)\b|src=|@import|url\((?!#)/);
    assert.match(text, /Content-Security-Policy" content="default-src 'none'/);
  });

  it("takes no name, value or message for markup", async () => {
    const hostile = `</code><script>alert(1)</script>"'&`;
    const resource = { ...flows, name: hostile, properties: { [hostile]: [hostile] } };
    const verdict = evaluate([resource], { rules: [{ ...kept, check: () => [hostile] }], today: "2026-11-30" });
    const result = { ...all, resources: [resource], outputs: { [hostile]: hostile }, warnings: [hostile], verdict };
    assert.doesNotMatch(await page(result, { ...refused, message: hostile }), /<script>alert|"'&/);
  });
});

describe("the layers of defence", () => {
  it("are six, and have each of the ten areas once", () => {
    assert.equal(layers.length, 6);
    assert.deepEqual(layers.flatMap((layer) => layer.areas).sort(), [...areas].sort());
  });

  it("answer with what has to be mended first, and are about what was judged", () => {
    const picture = drawing("dev", all.resources);
    const answersOf = (...rules: (typeof kept)[]) => areaAnswers(resultWith(rules).verdict.findings, picture);
    const [detection] = layers.filter(({ title }) => title === "Detection");
    assert.ok(detection !== undefined);
    const answers = answersOf(archived, copied, kept);
    assert.deepEqual(
      [...answers.logging.counts],
      [
        ["advisory", 1],
        ["exempt", 1],
        ["violation", 1],
      ],
    );
    assert.deepEqual(
      answers.logging.about.map(({ words }) => words),
      ["Log group"],
    );
    assert.equal(layerAnswer(detection, answers), "violation");
    assert.equal(layerAnswer(detection, answersOf(archived, copied)), "advisory");
    assert.equal(layerAnswer(detection, answersOf()), "not applicable");
  });
});

describe("properties", () => {
  const written = (values: Record<string, unknown>) =>
    properties({ properties: values, propertyDependencies: {} }, () => undefined).html.replace(/<[^>]+>/g, "");

  it("are written as YAML writes them, text that looks like something else in quotes", () => {
    assert.equal(
      written({ a: [{ b: 1, c: [] }, "x"], d: { e: "1", f: true }, g: "two\nlines", h: "" }),
      `a:\n  - b: 1\n    c: []\n  - x\nd:\n  e: &quot;1&quot;\n  f: true\ng: |\n  two\n  lines\nh: &quot;&quot;\n`,
    );
  });

  it("show what JSON in a string says, and what is not known yet", () => {
    assert.equal(
      written({ policy: `{"Version":"2012"}`, arn: unknown }),
      "policy:\n  Version: &quot;2012&quot;\narn: known after deployment\n",
    );
  });
});

describe("a template of markup", () => {
  it("escapes all but markup", () => {
    assert.equal(
      markup`<b>${"<&"}${markup`<i>${1}</i>`}${[undefined, '"']}</b>`.html,
      "<b>&lt;&amp;<i>1</i>&quot;</b>",
    );
  });
});
