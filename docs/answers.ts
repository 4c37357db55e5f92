import path from "node:path";
import { loadCatalogues } from "../policy/catalogue";
import type { Answers } from "../policy/documents/controls";
import { loadExemptions } from "../policy/load";
import { preview } from "../preview/preview";
import { readProject } from "../preview/project";
import { matrix } from "../preview/reports/matrix";
import { failed, type Outcome } from "../preview/result";

/** Before every exemption's end: a document does not change by itself. */
const today = "2000-01-01";

/** What the pack says of each stack as its file is. Throws if a stack cannot be previewed. */
export async function answersOfStacks(): Promise<Answers> {
  const project = readProject(path.join(__dirname, ".."));
  const policy = { exemptions: loadExemptions(), today };
  const outcomes: Outcome[] = [];
  // One after the other, because the SDK keeps some of its state per process.
  for (const stack of project.stacks) {
    const outcome = await preview({ project, stack, policy });
    if (failed(outcome)) throw new Error(`docs/controls.md needs a preview of ${stack}: ${outcome.message}`);
    outcomes.push(outcome);
  }
  const rows = matrix(outcomes, loadCatalogues()).flatMap(({ benchmark, rows }) =>
    rows.map(({ id, answers }) => [`${benchmark} ${id}`, answers] as const),
  );
  const byControl = new Map(rows);
  return { stacks: project.stacks, of: (benchmark, id) => byControl.get(`${benchmark} ${id}`) ?? [] };
}
