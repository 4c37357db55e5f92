import { unknown } from "../../policy/resource";
import { type Finding, isViolation } from "../../policy/evaluate";
import { costsOf } from "../costs/costs";
import { type Comparison, type ReportedFinding, type ReportedResource, version } from "./comparison";
import { failed, type Outcome, tally } from "../result";

/**
 * What a program reads, as `docs/preview.schema.json` describes it. Unknown values are `{"unknown": true}`; secrets are
 * masked in the result already.
 */
export function json(outcomes: readonly Outcome[], comparison?: Comparison): string {
  const stacks = outcomes.map((outcome) => {
    if (failed(outcome)) return outcome;
    const { stack, resources, outputs, toSet, warnings, verdict } = outcome;
    return {
      stack,
      summary: tally(outcome),
      toSet,
      costs: costsOf(resources),
      warnings,
      outputs,
      resources,
      findings: verdict.findings.map(asJson),
      expiredExemptions: verdict.expired,
      unusedExemptions: verdict.unused,
    };
  });
  const report = { version, stacks, ...(comparison === undefined ? {} : { comparison: compared(comparison) }) };
  return JSON.stringify(report, (_, value: unknown) => (value === unknown ? { unknown: true } : value), 2);
}

/** The resources and findings themselves are in the report, or were in the other. */
function compared({ reference, stacks }: Comparison): object {
  const named = ({ urn, type, name }: ReportedResource) => ({ urn, type, name });
  const told = ({ rule, urn, status, violation, problems }: ReportedFinding) => ({
    rule,
    urn,
    status,
    violation,
    problems,
  });
  return {
    reference,
    stacks: stacks.map(({ added, removed, changed, findingsAdded, findingsRemoved, ...others }) => ({
      ...others,
      added: added.map(named),
      removed: removed.map(named),
      changed: changed.map(({ resource, properties }) => ({ ...named(resource), properties })),
      findingsAdded: findingsAdded.map(told),
      findingsRemoved: findingsRemoved.map(told),
    })),
  };
}

/** A violation stops a deployment; what else fails is advice. */
function asJson(finding: Finding): object {
  const { rule, resource, status, problems, exemption } = finding;
  return {
    rule: rule.id,
    title: rule.title,
    severity: rule.severity,
    controls: rule.controls,
    urn: resource.urn,
    status,
    violation: isViolation(finding),
    problems,
    ...(exemption === undefined ? {} : { exemption: { reason: exemption.reason, expires: exemption.expires } }),
    ...(status === "fail" ? { fix: rule.fix } : {}),
  };
}
