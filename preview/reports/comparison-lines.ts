import {
  type ChangedResource,
  type Comparison,
  comparisonInWords,
  reportedKind,
  isUnchanged,
  nameIn,
  type ReportedFinding,
  type ReportedResource,
  shortened,
} from "./comparison";
import { shortType } from "./resources";
import { page, type Screen, wrapped } from "./screen";

/** A rule of a role fits, a policy's whole document does not. */
const longest = 240;

/** What changes, stack by stack, a line for each resource, property and finding. */
export function comparisonLines({ reference, stacks }: Comparison, { paint, columns }: Screen = page): string {
  const resource = ({ name, type }: ReportedResource) => `${name}  ${paint.faint(shortType(type))}`;
  const changed = ({ resource: each, properties }: ChangedResource) => [
    `  ${paint.note("~")} ${resource(each)}`,
    ...properties.map(({ path, before, after }) =>
      wrapped(
        `${path}: ${shortened(before, longest)} → ${shortened(after, longest)}`,
        columns,
        " ".repeat(6),
        " ".repeat(8),
      ),
    ),
  ];
  const finding = (each: ReportedFinding) => `${each.rule} (${reportedKind(each)})  ${nameIn(each.urn)}`;
  const comes = (each: ReportedFinding) =>
    (["violation", "error"].includes(reportedKind(each)) ? paint.bad : paint.note)("new finding:");
  const lines = stacks.flatMap((comparison) => [
    `${paint.strong(comparison.stack)}: ${comparisonInWords(comparison)}`,
    ...(isUnchanged(comparison)
      ? []
      : [
          ...comparison.added.map((each) => `  ${paint.good("+")} ${resource(each)}`),
          ...comparison.changed.flatMap(changed),
          ...comparison.removed.map((each) => `  ${paint.bad("-")} ${resource(each)}`),
          ...comparison.findingsAdded.map((each) => `  ${comes(each)} ${finding(each)}`),
          ...comparison.findingsRemoved.map((each) => `  ${paint.good("finding gone:")} ${finding(each)}`),
        ]),
  ]);
  return [`${paint.strong("Changes against")} ${reference}`, "", ...lines].join("\n");
}
