import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { diagrams } from "../../../preview/drawing/diagrams";
import { drawing, type Drawing } from "../../../preview/drawing/drawing";
import { layout } from "../../../preview/drawing/layout";
import { mermaid } from "../../../preview/drawing/mermaid";
import { svg, svgFile } from "../../../preview/drawing/svg";
import { clouds } from "../../../settings/clouds";
import { previewOf } from "../../support/preview";
import { read } from "../../support/source-files";

const hostile = `</text><script>alert("1")</script>&'`;
const strange: Drawing = {
  title: hostile,
  items: [
    {
      id: "stack",
      role: "stack",
      title: hostile,
      detail: hostile,
      sealed: true,
      resources: [],
      parts: [],
      children: [
        { id: "a", role: "node", glyph: "key", title: hostile, sealed: true, resources: [], parts: [], children: [] },
        { id: "b", role: "node", title: "b", detail: hostile, sealed: false, resources: [], parts: [], children: [] },
      ],
    },
  ],
  edges: [{ from: "a", to: "b", label: hostile }],
};

describe("the pictures of the stacks", () => {
  for (const stack of clouds) {
    it(`in docs/diagrams are those of ${stack} as it is; \`make diagram\` draws them`, async () => {
      const { result } = await previewOf(stack);
      for (const [file, content] of Object.entries(await diagrams(result))) {
        assert.equal(content, read(`docs/diagrams/${file}`), `${file} is out of date: run \`make diagram\``);
      }
    });
  }

  it("as SVG say in words what they show, and load nothing", async () => {
    const { resources } = await previewOf("gcp");
    const picture = svgFile(await layout(drawing("gcp", resources)));
    assert.match(picture, /<title id="drawing-gcp-title">Architecture of the stack gcp<\/title>/);
    assert.match(picture, /<desc id="drawing-gcp-text">.*Cloud NAT leads to Qualys platform/);
    assert.match(picture, /@media \(prefers-color-scheme: dark\)/);
    assert.doesNotMatch(picture.replace("http://www.w3.org/2000/svg", ""), /https?:|url\((?!#)|@import|<image|<script/);
  });

  it("as SVG show names as they are, and nothing in them is markup", async () => {
    const picture = svg(await layout(strange), { link: () => `#"><script>`, mark: () => ({ tone: "bad", sign: "✕" }) });
    assert.doesNotMatch(picture, /<script|<\/text><s|="#"/);
    assert.equal(picture.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)?.length, 12);
  });

  it("lead by lines without heads to where something stands", async () => {
    const placed = { ...strange, edges: [{ from: "a", to: "b", label: "in", isPlace: true as const }] };
    const [line = ""] = /<path class="arrow.*/.exec(svg(await layout(placed))) ?? [];
    assert.match(line, /class="arrow place"/);
    assert.doesNotMatch(line, /marker/);
    assert.match(mermaid(placed), /\n {2}a -- "in" --- b\n/);
  });

  it("as Mermaid have their words in quotation marks that nothing in them closes", () => {
    const lines = mermaid(strange).trimEnd().split("\n");
    const word = "#60;/text#62;#60;script#62;alert(#34;1#34;)#60;/script#62;#38;#39;";
    assert.deepEqual(lines, [
      "flowchart LR",
      `  subgraph stack["${word} · ${word}"]`,
      `    a["${word}"]`,
      `    b["b<br/>${word}"]`,
      "  end",
      `  a -. "${word}" .-> b`,
    ]);
  });
});
