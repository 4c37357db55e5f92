import { containerRule } from "../../../rule";
import { problemsOf } from "../../../unknown";
import { problemsOfCommands, problemsOfVariables } from "../../../views/credentials";

export default containerRule({
  id: "kubernetes/workloads/no-literal-credentials",
  title: "No credential stands in a workload's definition",
  why: "A definition is read by many and kept in repositories, states and histories.",
  severity: "critical",
  area: "secrets management",
  controls: { peers: ["4.18"] },
  fix: "Put the value into a Secret, and refer to it.",
  check: (container) =>
    problemsOf(
      () => problemsOfVariables(container.env),
      () => problemsOfCommands(container, "command", "args"),
    ),
  good: () => [
    {},
    { env: [{ name: "POD_URL", value: "https://example.com" }] },
    { env: [{ name: "ACTIVATIONID", valueFrom: { secretKeyRef: { name: "qualys", key: "activationId" } } }] },
    {
      env: [
        { name: "ALLOW_EMPTY_PASSWORD", value: "no" },
        { name: "TLS_SECRET", value: "web-tls" },
        { name: "DB_PASSWORD", value: "$(VAULT_PASSWORD)" },
        { name: "SERVICE_ACCOUNT_TOKEN", value: "/var/run/secrets/kubernetes.io/serviceaccount/token" },
        { name: "DATABASE_URL", value: "postgres://app:$(DB_PASSWORD)@db.example.com/app" },
      ],
    },
    { command: ["app", "--db-password=$(DB_PASSWORD)"], args: ["--password-file", "/run/secrets/password"] },
  ],
  bad: () => [
    { env: [{ name: "ACTIVATIONID", value: "00000000-0000-0000-0000-000000000000" }] },
    { env: [{ name: "DB_PASSWORD", value: "hunter2" }] },
    { env: [{ name: "DATABASE_URL", value: "postgres://app:hunter2hunter2@db.example.com/app" }] },
    { env: [{ name: "JAVA_OPTS", value: "-Xmx1g -Ddb.password=hunter2hunter2" }] },
    { command: ["app", "--password=hunter2hunter2"] },
    { args: ["--db-password", "hunter2hunter2"] },
  ],
});
