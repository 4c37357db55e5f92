import { unknown } from "../../policy/resource";
import { failed, type Outcome } from "../result";

/** What a program reads. Unknown values are `{"unknown": true}`; secrets are masked in the result already. */
export function json(outcomes: readonly Outcome[]): string {
  const stacks = outcomes.map((outcome) => {
    if (failed(outcome)) return outcome;
    const { stack, resources, outputs, toSet, warnings, verdict } = outcome;
    return {
      stack,
      toSet,
      warnings,
      outputs,
      resources,
      findings: verdict.findings.map(({ rule, resource, status, problems, exemption }) => ({
        rule: rule.id,
        title: rule.title,
        severity: rule.severity,
        controls: rule.controls,
        urn: resource.urn,
        status,
        problems,
        ...(exemption === undefined ? {} : { exemption: { reason: exemption.reason, expires: exemption.expires } }),
        ...(status === "fail" ? { fix: rule.fix } : {}),
      })),
      expiredExemptions: verdict.expired,
      unusedExemptions: verdict.unused,
    };
  });
  return JSON.stringify({ stacks }, (_, value: unknown) => (value === unknown ? { unknown: true } : value), 2);
}
