import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { meansItself, refusesPlainHttp } from "../../../views/plain-http";

const actions = ["*", "secretsmanager:*"];

const secretArn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:example";

const refusal = {
  Effect: "Deny",
  Principal: "*",
  Action: "secretsmanager:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Each lets some requests without TLS through. */
const holes = [
  { ...refusal, Effect: "Allow" },
  { ...refusal, Resource: undefined, NotResource: "*:other" },
  { ...refusal, Action: "secretsmanager:GetSecretValue" },
  { ...refusal, Principal: { AWS: "123456789012" } },
  { ...refusal, Condition: { Bool: { "aws:SecureTransport": "true" } } },
  { ...refusal, Condition: { ...refusal.Condition, StringEquals: { "aws:PrincipalAccount": "123456789012" } } },
];

export default rule("aws:secretsmanager/secretPolicy:SecretPolicy", {
  id: "aws/secrets/tls-only",
  title: "Secrets are given out over TLS alone",
  why: "Without TLS, whoever is on the way reads what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Add a statement that denies everything where aws:SecureTransport is false.",
  check: (subject) =>
    unless(
      refusesPlainHttp(subject.policy, actions, meansItself(subject, "secretArn")),
      "requests without TLS are taken",
    ),
  good: () => [withPolicy(refusal), { secretArn, ...withPolicy({ ...refusal, Resource: [secretArn] }) }],
  bad: () => [
    {},
    ...[[], ...holes].map(withPolicy),
    {
      secretArn,
      ...withPolicy({ ...refusal, Resource: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:other" }),
    },
  ],
});

function withPolicy(Statement: unknown) {
  return { policy: JSON.stringify({ Statement }) };
}
