import { evaluate, type Finding } from "../../../policy/evaluate";
import type { Resource } from "../../../policy/resource";
import type { Rule } from "../../../policy/rule";
import { type Cloud, clouds } from "../../../settings/clouds";

/** The stacks as committed, and settings that make what these do not. */
export const stacks: readonly (readonly [Cloud, string])[] = [
  ...clouds.map((stack) => [stack, "as committed"] as const),
  ["aws-ecs", "with a role for Qualys' connector"],
  ["aws-ecs", "without NAT, by a proxy in another network"],
  ["aws-eks", "with a volume for each sensor, on chosen nodes"],
  ["azure", "behind a firewall"],
  ["azure", "isolated, by a proxy in another network"],
  ["gcp", "with an attestor"],
  ["gcp", "with a private API server, reached from a peer"],
  ["kubernetes", "with dynamic scans"],
  ["kubernetes", "about to leave"],
];

export const judged = (resources: readonly Resource[], rules: readonly Rule[]) =>
  evaluate(resources, { rules, today: "2026-11-30" }).findings;

/** What rules find, exempt or not: every single thing that is wrong, and the rule that says so. */
export const faults = (findings: readonly Finding[]) =>
  findings
    .filter(({ status }) => status === "fail" || status === "error")
    .flatMap(({ rule, resource, problems }) =>
      problems.map((problem) => ({ id: rule.id, key: `${rule.id} ${resource.urn} ${problem}` })),
    );

/** What a resource is, whatever it came from. */
export const essence = ({ type, name, properties }: Resource) => JSON.stringify([type, name, properties]);
