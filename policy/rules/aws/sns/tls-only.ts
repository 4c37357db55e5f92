import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { refusesPlainHttp } from "../../../views/policy-statements";

export default rule("aws:sns/topicPolicy:TopicPolicy", {
  id: "aws/sns/tls-only",
  title: "Alarm topics refuse requests without TLS",
  why: "Without TLS, whoever is on the way reads and forges what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Add a statement that denies sns:Publish where aws:SecureTransport is false.",
  check: ({ policy }) => unless(refusesPlainHttp(policy), "requests without TLS are taken"),
  good: [
    {
      policy: JSON.stringify({
        Statement: {
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      }),
    },
  ],
  bad: [{}, { policy: JSON.stringify({ Statement: [] }) }],
});
