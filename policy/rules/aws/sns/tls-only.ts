import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { refusesPlainHttp } from "../../../views/policy-statements";

const actions = ["*", "sns:*", "sns:publish"];

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
  check: ({ policy }) => unless(refusesPlainHttp(policy, actions), "requests without TLS are taken"),
  good: [{ policy: JSON.stringify({ Statement: refusal }) }],
  bad: [{}, ...[[], ...holes].map((Statement) => ({ policy: JSON.stringify({ Statement }) }))],
});
