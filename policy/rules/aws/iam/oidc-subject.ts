import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { allows, conditionsOf, principalsOf, statementsOf } from "../../../views/policy-statements";

const isOidcProvider = (principal: string) => principal.includes(":oidc-provider/");

export default rule("aws:iam/role:Role", {
  id: "aws/iam/oidc-subject",
  title: "A role for a cluster's workloads is for one service account",
  why: "Without the subject, every pod of the cluster can take on the role.",
  severity: "high",
  area: "identity",
  controls: { eks: ["5.2.1"] },
  fix: "Add a condition on the provider's :sub to the trust policy.",
  applies: ({ assumeRolePolicy }) => statementsOf(assumeRolePolicy).flatMap(principalsOf).some(isOidcProvider),
  check: ({ assumeRolePolicy }) =>
    statementsOf(assumeRolePolicy)
      .filter((statement) => allows(statement) && principalsOf(statement).some(isOidcProvider))
      .flatMap((statement) =>
        unless(
          conditionsOf(statement).some((key) => key.endsWith(":sub")),
          "every service account of the cluster may take the role on",
        ),
      ),
  good: [
    {
      assumeRolePolicy: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "oidc.eks.eu-central-1.amazonaws.com/id/1:sub": "system:serviceaccount:qualys-sensor:sensor",
            },
          },
        },
      }),
    },
  ],
  bad: [
    {
      assumeRolePolicy: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { "oidc.eks.eu-central-1.amazonaws.com/id/1:aud": "sts.amazonaws.com" } },
        },
      }),
    },
  ],
});
