import type { Cost } from "../costs/cost";
import { costsOf } from "../costs/costs";
import type { PreviewResult } from "../result";
import type { Screen } from "./screen";

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

export const count = ({ fewest, most }: Cost) => (fewest === most ? `${most}` : `${fewest}–${most}`);
