import { type Problems, when } from "../../../problems";
import { taskContainerRule } from "../../../rule";
import { problemsIn, problemsOf } from "../../../unknown";
import {
  commandHoldsCredential,
  isCredential,
  problemsOfCommands,
  problemsOfVariables,
} from "../../../views/credentials";

export default taskContainerRule({
  id: "aws/ecs/no-secrets-in-environment",
  title: "Containers get credentials from Secrets Manager, not from their definition",
  why: "Definitions are readable for everybody who may describe them, and old revisions stay.",
  severity: "critical",
  area: "secrets management",
  controls: { "aws-compute": ["3.6"], "security-hub": ["ECS.8"] },
  fix: "Move the value to secrets[].valueFrom, of the log driver to logConfiguration.secretOptions[].valueFrom.",
  check: (container) =>
    problemsOf(
      () => problemsOfVariables(container.environment),
      () => problemsOfCommands(container, "command", "entryPoint"),
      () =>
        when(commandHoldsCredential(container.healthCheck?.command), "a credential is written out in the health check"),
      () => problemsOfOptions(container.logConfiguration?.options),
    ),
  good: () => [
    { name: "app", environment: [{ name: "POD_URL", value: "https://example.com" }] },
    { name: "app", secrets: [{ name: "ACTIVATIONID", valueFrom: "arn:aws:secretsmanager:eu-central-1:1:secret:a" }] },
    {
      name: "app",
      environment: [
        { name: "ADMIN_PASSWORD", value: "" },
        { name: "USE_TOKEN", value: "true" },
        { name: "DB_SECRET", value: "arn:aws:secretsmanager:eu-central-1:1:secret:a" },
      ],
      command: ["app", "--password-file=/run/secrets/password"],
      healthCheck: { command: ["CMD-SHELL", "redis-cli -a $CACHE_PASSWORD ping"] },
      logConfiguration: {
        logDriver: "splunk",
        options: { "splunk-url": "https://splunk.example.com" },
        secretOptions: [{ name: "splunk-token", valueFrom: "arn:aws:secretsmanager:eu-central-1:1:secret:a" }],
      },
    },
  ],
  bad: () => [
    { name: "app", environment: [{ name: "ACTIVATIONID", value: "00000000-0000-0000-0000-000000000000" }] },
    { name: "app", environment: [{ name: "SETTINGS", value: "AKIAIOSFODNN7EXAMPLE" }] },
    { name: "app", environment: [{ name: "DATABASE_URL", value: "postgres://app:hunter2hunter2@db.example.com/app" }] },
    { name: "app", command: ["--password=hunter2hunter2"] },
    { name: "app", entryPoint: ["sh", "-c", "app --password hunter2hunter2"] },
    { name: "app", healthCheck: { command: ["CMD-SHELL", "redis-cli -a hunter2 ping"] } },
    {
      name: "app",
      logConfiguration: {
        logDriver: "splunk",
        options: { "splunk-token": "00000000-0000-0000-0000-000000000000" },
      },
    },
  ],
});

const problemsOfOptions = (options: Readonly<Record<string, unknown>> = {}): Problems =>
  problemsIn(Object.keys(options), (name) =>
    when(isCredential(name, options[name]), `${name} is written out in the log driver's options`),
  );
