import { PolicyPack, type PolicyResource, type ReportViolation } from "@pulumi/policy";
import { judge, type Finding } from "../policy/evaluate";
import { loadRules } from "../policy/load";
import type { Resource } from "../policy/resource";
import type { Rule } from "../policy/rule";
import { Stack } from "../policy/stack";

/*
 * The rules as most packs are written, for comparison: a policy for each, which is asked about every resource and does
 * all of its work by itself. It knows no exemptions and takes no configuration.
 */
const asResource = ({
  urn,
  type,
  name,
  props,
  opts,
}: Pick<PolicyResource, "urn" | "type" | "name" | "props" | "opts">) =>
  ({
    ...{ urn, type, name, properties: props, secrets: [], protect: opts.protect, parent: opts.parent },
    ...{ dependencies: [], propertyDependencies: {} },
  }) satisfies Resource;

const inStack = (resource: PolicyResource): Resource => ({
  ...asResource(resource),
  dependencies: resource.dependencies.map(({ urn }) => urn),
  propertyDependencies: Object.fromEntries(
    Object.entries(resource.propertyDependencies).map(([key, sources]) => [key, sources.map(({ urn }) => urn)]),
  ),
});

function tell({ status, problems, resource, error }: Finding, report: ReportViolation): void {
  if (status === "fail") for (const problem of problems) report(problem, resource.urn);
  if (status === "unknown" || status === "error") throw error;
}

function policyFor(rule: Rule) {
  const words = { name: rule.id.replaceAll("/", "-"), description: rule.title, enforcementLevel: "advisory" as const };
  const concerns = (type: string) => rule.types.some((own) => own === type);
  if (!rule.wholeStack)
    return {
      ...words,
      validateResource(args: Parameters<typeof asResource>[0], report: ReportViolation) {
        if (!concerns(args.type)) return;
        const resource = asResource(args);
        tell(judge(rule, resource, new Stack([resource])), report);
      },
    };
  return {
    ...words,
    validateStack({ resources }: { resources: PolicyResource[] }, report: ReportViolation) {
      const stack = new Stack(resources.map(inStack));
      for (const resource of stack.resources.filter(({ type }) => concerns(type)))
        tell(judge(rule, resource, stack), report);
    },
  };
}

new PolicyPack("plain", { policies: loadRules().map(policyFor) });
