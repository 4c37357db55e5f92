import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { refusesPlainHttp } from "../../../views/policy-statements";

export default rule("aws:secretsmanager/secretPolicy:SecretPolicy", {
  id: "aws/secrets/tls-only",
  title: "Secrets are given out over TLS alone",
  why: "Without TLS, whoever is on the way reads what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: {},
  fix: "Add a statement that denies everything where aws:SecureTransport is false.",
  check: ({ policy }) => unless(refusesPlainHttp(policy), "requests without TLS are taken"),
  good: [
    {
      policy: JSON.stringify({
        Statement: {
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      }),
    },
  ],
  bad: [{}, { policy: JSON.stringify({ Statement: [] }) }],
});
