import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { trustStatements } from "../../../views/policy-documents";
import { allows, isLimited, principalsInWords, somePrincipal, type Statement } from "../../../views/policy-statements";

const isOidcProvider = (principal: string) => principal.includes(":oidc-provider/");

/** Whom a provider tells apart by its subjects, by a part of its address. */
const subjects = [
  [/oidc[.-]eks\.|container\.googleapis\.com|prod-aks\.azure\.com/, "service account"],
  [/github/, "repository"],
  [/gitlab/, "project"],
] as const;

const subjectOf = (provider: string) => subjects.find(([address]) => address.test(provider))?.[1] ?? "subject";

function inWords(statement: Statement): string {
  const providers = principalsInWords(statement, isOidcProvider).split(", ");
  const kinds = [...new Set(providers.map(subjectOf))];
  return `more than one ${kinds.join(" or ")} may take the role on`;
}

/** Of a service account, all has to be there; of a pipeline (`repo:organization/repository:*`), at least whose it is. */
function isOne(subject: string): boolean {
  const parts = subject.split(":");
  return !/[*?]/.test((parts[0] === "system" ? parts : parts.slice(0, 2)).join(":"));
}

export default ruleOn<Statement>(trustStatements, {
  id: "aws/iam/oidc-subject",
  title: "A role for subjects of an OpenID Connect provider is for one of them",
  why: "Without the subject, every pod of the cluster, or everybody's pipelines, can take on the role.",
  severity: "high",
  area: "identity",
  controls: { eks: ["5.2.1"] },
  fix: "Add a condition on the provider's :sub to the trust policy.",
  applies: (statement) =>
    allHold(
      () => allows(statement),
      () => somePrincipal(statement, isOidcProvider),
    ),
  check: (statement) => when(!isLimited(statement, (key) => key.endsWith(":sub"), isOne), () => inWords(statement)),
  good: () => [
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
  bad: () => [
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
    ...["token.actions.githubusercontent.com", "gitlab.com", "idp.example.com"].map(
      (provider) =>
        ({
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com" } },
        }) as const,
    ),
  ],
});
