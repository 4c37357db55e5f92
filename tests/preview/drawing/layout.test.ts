import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { drawing, type Item } from "../../../preview/drawing/drawing";
import { layout, type Layout } from "../../../preview/drawing/layout";
import { type Area, headingWidth, widthOf } from "../../../preview/drawing/sizes";
import { clouds } from "../../../settings/clouds";
import { previewOf } from "../../support/preview";
import { variants } from "../../support/variants";

const telling = ["as committed", "in three zones", "in an existing network", "on an existing cluster"];

function areaOf({ id, title }: Item, { areas }: Layout): Area {
  const area = areas.get(id);
  assert.ok(area, `${title} has no place`);
  return area;
}

const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(item.children)]);

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

  for (const { stack, name, config } of variants.filter(
    (variant) => variant.stack.startsWith("aws") && telling.includes(variant.name),
  )) {
    it(`of ${stack} ${name} has one zone below the other, in their order`, async () => {
      const placed = await layout(drawing(stack, (await previewOf(stack, config)).resources));
      const zones = all(placed.drawing.items).filter(({ role }) => role === "zone");
      const downwards = zones.toSorted((one, other) => areaOf(one, placed).y - areaOf(other, placed).y);
      assert.deepEqual(
        downwards.map(({ title }) => title),
        zones.map(({ title }) => title).toSorted(),
      );
    });
  }

  for (const stack of clouds) {
    it(`of ${stack} has words over no card and over no other words`, async () => {
      const placed = await layout(drawing(stack, (await previewOf(stack)).resources));
      const cards = all(placed.drawing.items).filter(({ children }) => children.length === 0);
      const spots = [...placed.words].map(([index, { x, y }]) => {
        const width = widthOf(placed.drawing.edges[index]?.label ?? "", 11);
        return { x: x - width / 2, y: y - 14, width, height: 14 };
      });
      for (const [index, spot] of spots.entries()) {
        const over = [...cards.map((card) => areaOf(card, placed)), ...spots.slice(index + 1)];
        assert.ok(!over.some((area) => overlap(spot, area)));
      }
    });
  }

  it("has groups without arrows in one row above or below the network, and the others beside it", async () => {
    const placed = await layout(drawing("aws-eks", (await previewOf("aws-eks")).resources));
    const [stack] = placed.drawing.items;
    const network = stack?.children.find(({ role }) => role === "network");
    assert.ok(stack !== undefined && network !== undefined);
    const { x, y, width, height } = areaOf(network, placed);
    const ends = placed.drawing.edges.flatMap(({ from, to }) => [from, to]);
    const groups = stack.children.filter(({ role }) => role === "group");
    const isLoose = ({ children }: Item) => !children.some(({ id }) => ends.includes(id));
    const loose = groups.filter(isLoose).map((group) => areaOf(group, placed));
    assert.ok(loose.length > 1 && loose.length < groups.length);
    for (const area of loose) {
      assert.equal(area.y, loose[0]?.y);
      assert.ok(area.x >= x && (area.y + area.height <= y || area.y >= y + height));
    }
    for (const group of groups.filter((each) => !isLoose(each))) assert.ok(areaOf(group, placed).x > x + width);
  });

  it("leaves room for a box's own line, as browsers write it in DejaVu Sans, a wide font", () => {
    const [before, between, after] = [12, 5, 8];
    const [bold, small] = [186, 78];
    const needed = before + bold + between + small + after;
    assert.ok(headingWidth({ title: "Subnet private endpoints", detail: "10.1.128.0/18" }) >= needed);
  });

  it("is the same every time", async () => {
    const { resources } = await previewOf("azure");
    assert.deepEqual(await layout(drawing("azure", resources)), await layout(drawing("azure", resources.toReversed())));
  });
});
