import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:iam/role:Role", {
  id: "aws/iam/no-policies-inside-roles",
  title: "Roles hold no policies of their own",
  why: "A policy inside a role is reviewed with nothing else and used by nothing else.",
  severity: "low",
  area: "identity",
  controls: { peers: ["1.31"] },
  fix: "Add an aws.iam.Policy, and attach it.",
  check: ({ inlinePolicies }) =>
    list(inlinePolicies).flatMap(({ policy, name }) =>
      when(policy !== undefined, `policy ${name ?? "without a name"} is inside of it`),
    ),
  // An empty one says that there shall be none.
  good: () => [{}, { inlinePolicies: [] }, { inlinePolicies: [{}] }],
  bad: () => [{ inlinePolicies: [{ name: "example", policy: "{}" }] }],
});
