import { list, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";
import { isCredentialName } from "../../../views/credential-names";

export default taskContainerRule({
  id: "aws/ecs/no-secrets-in-environment",
  title: "Containers get credentials from Secrets Manager, not from their definition",
  why: "Definitions are readable for everybody who may describe them, and old revisions stay.",
  severity: "critical",
  area: "secrets management",
  controls: { "aws-compute": ["3.6"], "security-hub": ["ECS.8"] },
  fix: "Move the value to secrets[].valueFrom.",
  check: ({ environment }) =>
    list(environment).flatMap(({ name }) => when(isCredentialName(name), `${name} is written out in the environment`)),
  good: [
    { name: "app", environment: [{ name: "POD_URL", value: "https://example.com" }] },
    { name: "app", secrets: [{ name: "ACTIVATIONID", valueFrom: "arn:aws:secretsmanager:eu-central-1:1:secret:a" }] },
  ],
  bad: [{ name: "app", environment: [{ name: "ACTIVATIONID", value: "00000000-0000-0000-0000-000000000000" }] }],
});
