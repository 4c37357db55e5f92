import { list, when } from "../../../problems";
import { containerRule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default containerRule({
  id: "kubernetes/workloads/no-secrets-in-environment",
  title: "Secrets are files, not environment variables",
  why: "Environment variables show up in crash reports, logs and every child process.",
  severity: "medium",
  area: "secrets management",
  controls: { kubernetes: ["5.4.1"], eks: ["4.4.1"], aks: ["4.5.1"], gke: ["4.4.1"] },
  fix: "Mount the Secret as a volume and read the file.",
  check: (container) =>
    problemsOf(
      () =>
        list(container.env).flatMap(({ name, valueFrom }) =>
          when(Boolean(valueFrom?.secretKeyRef), `${name} comes from a Secret`),
        ),
      () =>
        list(container.envFrom).flatMap(({ secretRef }) =>
          when(Boolean(secretRef), `all of Secret ${secretRef?.name} is taken`),
        ),
    ),
  good: () => [
    {},
    { env: [{ name: "POD_URL", value: "https://example.com" }] },
    { envFrom: [{ configMapRef: { name: "app" } }] },
  ],
  bad: () => [
    { env: [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "app", key: "token" } } }] },
    { envFrom: [{ secretRef: { name: "app" } }] },
  ],
});
