import type { Cost } from "../costs/cost";
import { costsOf } from "../costs/costs";
import type { PreviewResult } from "../result";
import { type Screen, wrapped } from "./screen";

/** What costs money by the hour, and which settings change it. */
export function costLines({ resources }: PreviewResult, { paint }: Screen): string[] {
  const costs = costsOf(resources);
  if (costs.length === 0) return [];
  const counts = costs.map(count);
  const wide = Math.max(...counts.map(({ length }) => length));
  const wider = Math.max(...costs.map(({ what }) => what.length));
  const lines = costs.map(({ what, settings }, index) =>
    `  ${(counts[index] ?? "").padStart(wide)} × ${what.padEnd(wider)}  ${paint.faint(settings.join(", "))}`.trimEnd(),
  );
  return [`${paint.strong("Costs by the hour")}, and what changes them:`, ...lines];
}

/** The same in short: for one stack among several. */
export function costsInShort({ resources }: PreviewResult, { columns }: Screen): string[] {
  const costs = costsOf(resources);
  if (costs.length === 0) return [];
  const things = costs.map((cost) => `${count(cost)} × ${cost.what.replace(/,.*/, "")}`).join(", ");
  const settings = [...new Set(costs.flatMap((cost) => cost.settings))].toSorted().join(", ");
  return [wrapped(`Costs by the hour: ${things}. Changed by: ${settings}`, columns, "  ", "    ")];
}

export const count = ({ fewest, most }: Cost) => (fewest === most ? `${most}` : `${fewest}–${most}`);
