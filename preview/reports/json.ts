import { unknown } from "../../policy/resource";
import { type Finding, isViolation } from "../../policy/evaluate";
import { costsOf } from "../costs/costs";
import { failed, type Outcome, tally } from "../result";

/** What a program reads. Unknown values are `{"unknown": true}`; secrets are masked in the result already. */
export function json(outcomes: readonly Outcome[]): string {
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
  return JSON.stringify({ stacks }, (_, value: unknown) => (value === unknown ? { unknown: true } : value), 2);
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
