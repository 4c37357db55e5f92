import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { allows, conditionsOf, somePrincipal, trustStatements } from "../../../views/policy-statements";

const isOidcProvider = (principal: string) => principal.includes(":oidc-provider/");

export default ruleOn(trustStatements, {
  id: "aws/iam/oidc-subject",
  title: "A role for a cluster's workloads is for one service account",
  why: "Without the subject, every pod of the cluster can take on the role.",
  severity: "high",
  area: "identity",
  controls: { eks: ["5.2.1"] },
  fix: "Add a condition on the provider's :sub to the trust policy.",
  applies: (statement) =>
    allHold(
      () => allows(statement),
      () => somePrincipal(statement, isOidcProvider),
    ),
  check: (statement) =>
    unless(
      conditionsOf(statement).some((key) => key.endsWith(":sub")),
      "every service account of the cluster may take the role on",
    ),
  good: [
    {
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          "oidc.eks.eu-central-1.amazonaws.com/id/1:sub": "system:serviceaccount:qualys-sensor:sensor",
        },
      },
    },
  ],
  bad: [
    {
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: { "oidc.eks.eu-central-1.amazonaws.com/id/1:aud": "sts.amazonaws.com" } },
    },
  ],
});
