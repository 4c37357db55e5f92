import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { meansItself, refusesPlainHttp } from "../../../views/plain-http";

const actions = ["*", "sns:*", "sns:publish"];

const arn = "arn:aws:sns:eu-central-1:123456789012:example";

const refusal = {
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Each lets some requests without TLS through. */
const holes = [
  { ...refusal, Effect: "Allow" },
  { ...refusal, Resource: undefined, NotResource: "*:other" },
  { ...refusal, Action: "sns:Subscribe" },
  { ...refusal, Principal: { AWS: "123456789012" } },
  { ...refusal, Condition: { Bool: { "aws:SecureTransport": "true" } } },
  { ...refusal, Condition: { ...refusal.Condition, StringEquals: { "aws:PrincipalAccount": "123456789012" } } },
];

export default rule("aws:sns/topicPolicy:TopicPolicy", {
  id: "aws/sns/tls-only",
  title: "Alarm topics refuse requests without TLS",
  why: "Without TLS, whoever is on the way reads and forges what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Add a statement that denies sns:Publish where aws:SecureTransport is false.",
  check: (subject) =>
    unless(refusesPlainHttp(subject.policy, actions, meansItself(subject, "arn")), "requests without TLS are taken"),
  good: () => [withPolicy(refusal), { arn, ...withPolicy({ ...refusal, Resource: [arn] }) }],
  bad: () => [
    {},
    ...[[], ...holes].map(withPolicy),
    { arn, ...withPolicy({ ...refusal, Resource: "arn:aws:sns:eu-central-1:123456789012:other" }) },
  ],
});

function withPolicy(Statement: unknown) {
  return { policy: JSON.stringify({ Statement }) };
}
