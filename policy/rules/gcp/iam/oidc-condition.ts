import { text, unless } from "../../../problems";
import { rule } from "../../../rule";
import { allHold } from "../../../unknown";

/** Issuers that speak for everybody's pipelines. Those with a path speak for one organization's. */
const shared = [
  "https://agent.buildkite.com",
  "https://app.terraform.io",
  "https://gitlab.com",
  "https://token.actions.githubusercontent.com",
];

const isShared = (issuerUri: string | undefined) => shared.includes(text(issuerUri).replace(/\/$/, ""));

const namesClaim = (condition: string) => /\b(?:assertion|attribute|google)\b/.test(condition);

const github = { issuerUri: "https://token.actions.githubusercontent.com" };
const names = { workloadIdentityPoolId: "pipelines", workloadIdentityPoolProviderId: "github" };

export default rule("gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", {
  id: "gcp/iam/oidc-condition",
  title: "A provider for pipelines of a shared service has a condition that says whose they are",
  why: "The issuer vouches for everybody's pipelines, and each of them becomes an identity of the pool.",
  severity: "high",
  area: "identity",
  controls: {},
  fix: 'Set attributeCondition, such as assertion.repository_owner_id == "123456".',
  elsewhere: true,
  applies: (provider) =>
    allHold(
      () => isShared(provider.oidc?.issuerUri),
      () => provider.disabled !== true,
    ),
  check: ({ attributeCondition }) => unless(namesClaim(text(attributeCondition)), "attributeCondition names no claim"),
  good: () => [
    { ...names, oidc: github, attributeCondition: 'assertion.repository_owner_id == "123456"' },
    { ...names, oidc: github, attributeCondition: 'attribute.repository == "organization/repository"' },
  ],
  bad: () => [
    ...shared.flatMap((issuerUri) => [
      { ...names, oidc: { issuerUri } },
      { ...names, oidc: { issuerUri: `${issuerUri}/` } },
    ]),
    { ...names, oidc: github, attributeCondition: "" },
    { ...names, oidc: github, attributeCondition: "true" },
  ],
});
