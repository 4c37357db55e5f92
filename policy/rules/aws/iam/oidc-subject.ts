import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { trustStatements } from "../../../views/policy-documents";
import { allows, isLimited, somePrincipal } from "../../../views/policy-statements";

const isOidcProvider = (principal: string) => principal.includes(":oidc-provider/");

/** Of a service account, all has to be there; of a pipeline (`repo:organization/repository:*`), at least whose it is. */
function isOne(subject: string): boolean {
  const parts = subject.split(":");
  return !/[*?]/.test((parts[0] === "system" ? parts : parts.slice(0, 2)).join(":"));
}

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
      isLimited(statement, (key) => key.endsWith(":sub"), isOne),
      "more than one service account may take the role on",
    ),
  good: [
    {
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:organization/repository:*" } },
    },
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
    ...["*", "repo:*", "system:serviceaccount:qualys-sensor:*"].map(
      (subject) =>
        ({
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringLike: { "oidc.eks.eu-central-1.amazonaws.com/id/1:sub": subject } },
        }) as const,
    ),
    {
      Effect: "Allow",
      Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/1" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: { "oidc.eks.eu-central-1.amazonaws.com/id/1:aud": "sts.amazonaws.com" } },
    },
  ],
});
