import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { drawing, type Item } from "../../../preview/drawing/drawing";
import { layout, type Layout } from "../../../preview/drawing/layout";
import type { Area } from "../../../preview/drawing/sizes";
import { previewOf } from "../../support/preview";
import { variants } from "../../support/variants";

const telling = ["as committed", "in three zones", "in an existing network", "on an existing cluster"];

function areaOf({ id, title }: Item, { areas }: Layout): Area {
  const area = areas.get(id);
  assert.ok(area, `${title} has no place`);
  return area;
}

const holds = (outer: Area, inner: Area) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const overlap = (a: Area, b: Area) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What is not where it should be: outside of what it is in, or over its neighbour. */
function misplaced(items: readonly Item[], within: Area, placed: Layout): string[] {
  return items.flatMap((item, index) => {
    const area = areaOf(item, placed);
    const over = items.slice(index + 1).filter((other) => overlap(area, areaOf(other, placed)));
    return [
      ...(holds(within, area) ? [] : [`${item.title} is outside`]),
      ...over.map(({ title }) => `${item.title} lies over ${title}`),
      ...misplaced(item.children, area, placed),
    ];
  });
}

describe("the layout of a drawing", () => {
  for (const { stack, name, config } of variants.filter((variant) => telling.includes(variant.name))) {
    it(`of ${stack} ${name} keeps everything in its box and nothing over another`, async () => {
      const placed = await layout(drawing(stack, (await previewOf(stack, config)).resources));
      const paper = { x: 0, y: 0, width: placed.width, height: placed.height };
      assert.deepEqual(misplaced(placed.drawing.items, paper, placed), []);
      for (const [index, line] of placed.lines.entries()) {
        const edge = placed.drawing.edges[index];
        assert.ok(line.length >= 2, `${edge?.from} to ${edge?.to} has no way`);
        for (const { x, y } of line) assert.ok(holds(paper, { x, y, width: 0, height: 0 }));
      }
    });
  }

  it("is the same every time", async () => {
    const { resources } = await previewOf("azure");
    assert.deepEqual(await layout(drawing("azure", resources)), await layout(drawing("azure", resources.toReversed())));
  });
});
