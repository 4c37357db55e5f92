import { loadCatalogues } from "./catalogue";
import type { RuleWords } from "./rule";

/** Recommendations of one benchmark that a rule enforces. */
export interface NamedControls {
  /** Such as `CIS Amazon EKS`; empty for checks that other tools have, which go by their own names, see `peerName`. */
  readonly benchmark: string;
  readonly ids: readonly string[];
}

let catalogues: ReturnType<typeof loadCatalogues> | undefined;

export function controlsOf({ controls }: Pick<RuleWords, "controls">): readonly NamedControls[] {
  catalogues ??= loadCatalogues();
  return catalogues.flatMap(({ benchmark, name, recommendations }) => {
    const ids: readonly string[] | undefined = controls[benchmark];
    if (ids === undefined) return [];
    if (benchmark === "peers")
      return { benchmark: "", ids: [...new Set(ids.flatMap((id) => recommendations[id]?.peers ?? []))].map(peerName) };
    return { benchmark: name.replace(/, section \d+$/, ""), ids };
  });
}

/** Some tools number their checks, such as `CKV_AWS_319`; a check that is a few words says nothing of whose it is. */
export function peerName(check: string): string {
  if (/^[a-z]+(-[a-z]+)+$/.test(check)) return `KubeLinter ${check}`;
  if (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(check)) return `Prowler ${check}`;
  return /^[A-Za-z]+$/.test(check) ? `cdk-nag ${check}` : check;
}

/** A line for each benchmark. */
export function controlLines(rule: Pick<RuleWords, "controls">): string[] {
  return controlsOf(rule).map(({ benchmark, ids }) => `${benchmark} ${ids.join(", ")}`.trim());
}

/** Each by itself. */
export function controlTags(rule: Pick<RuleWords, "controls">): string[] {
  return controlsOf(rule).flatMap(({ benchmark, ids }) => ids.map((id) => `${benchmark} ${id}`.trim()));
}
