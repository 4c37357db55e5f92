import type { Finding } from "../../../policy/evaluate";
import { areas, type Area } from "../../../policy/rule";
import type { Drawing, Item } from "../../drawing/drawing";
import { grouped } from "../grouped";
import { type Kind, kindOf, worstKind } from "../kind";

/** From outside to inside, what guards the two ids and the images, and in which areas of the rules it is judged. */
export const layers: readonly Layer[] = [
  {
    title: "Network",
    asks: "What can reach the sensor, and what can it reach?",
    areas: ["network isolation", "API restriction"],
  },
  { title: "Identity", asks: "Who may do what?", areas: ["identity"] },
  { title: "Nodes", asks: "What do the machines let in?", areas: ["node security"] },
  {
    title: "Workload",
    asks: "Which image runs, and with which rights?",
    areas: ["image security", "runtime security"],
  },
  {
    title: "Data",
    asks: "Who could read what is kept or sent?",
    areas: ["secrets management", "encryption at rest", "encryption in transit"],
  },
  { title: "Detection", asks: "What would tell of a break-in?", areas: ["logging"] },
];

export interface Layer {
  readonly title: string;
  readonly asks: string;
  readonly areas: readonly Area[];
}

/** What a stack's rules say of an area. */
export interface AreaAnswer {
  /** How many findings there are of each kind; none if nothing of the stack is judged. */
  readonly counts: ReadonlyMap<Kind, number>;
  /** What has been judged, in the stack's drawing. */
  readonly about: readonly Place[];
}

/** An item of a drawing, in words that tell it from others. */
export interface Place {
  readonly item: Item;
  readonly words: string;
}

export type AreaAnswers = Readonly<Record<Area, AreaAnswer>>;

/** The findings of each area together, and what of a stack's drawing they are about. */
export function areaAnswers(findings: readonly Finding[], { items }: Drawing): AreaAnswers {
  const placeOf = new Map(items.flatMap((item) => placesByUrn(item)));
  const applicable = findings.filter(({ status }) => status !== "not applicable");
  const byArea = grouped(applicable, ({ rule }) => rule.area);
  const answers = areas.map((area): [Area, AreaAnswer] => {
    const judged = byArea.get(area) ?? [];
    const places = new Set(judged.flatMap(({ resource }) => placeOf.get(resource.urn) ?? []));
    const counts = [...grouped(judged, kindOf)].map(([kind, { length }]) => [kind, length] as const);
    return [area, { counts: new Map(counts), about: [...places].map(inWords) }];
  });
  return Object.fromEntries(answers) as AreaAnswers;
}

/** The areas of a layer together. */
export function layerAnswer({ areas: asked }: Layer, answers: AreaAnswers): Kind {
  return worstKind(asked.flatMap((area) => [...answers[area].counts.keys()]));
}

interface Held {
  readonly item: Item;
  readonly holder?: Item;
}

function placesByUrn(item: Item, holder?: Item): [string, Held][] {
  const held = holder === undefined ? { item } : { item, holder };
  const own = [...item.resources, ...item.parts].map(({ urn }): [string, Held] => [urn, held]);
  return [...own, ...item.children.flatMap((child) => placesByUrn(child, item))];
}

/** Where several have the same title, what holds them tells one from the other. */
function inWords({ item, holder }: Held, _: number, all: readonly Held[]): Place {
  const namesakes = all.filter((other) => other.item.title === item.title);
  return { item, words: namesakes.length > 1 && holder ? `${item.title} (${holder.title})` : item.title };
}
