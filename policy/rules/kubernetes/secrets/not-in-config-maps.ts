import { when, type Problems } from "../../../problems";
import { rule } from "../../../rule";
import { problemsIn, problemsOf } from "../../../unknown";
import { isCredential } from "../../../views/credentials";
import { decode, encode } from "../../../views/user-data";

export default rule("kubernetes:core/v1:ConfigMap", {
  id: "kubernetes/secrets/not-in-config-maps",
  title: "No credential lies in a ConfigMap",
  why: "ConfigMaps are read by many, printed in logs, and not encrypted as Secrets are.",
  severity: "high",
  area: "secrets management",
  controls: { peers: ["4.17"] },
  fix: "Move the value to a Secret, or better to the cloud's vault.",
  elsewhere: true,
  check: (map) =>
    problemsOf(
      () => problemsOfEntries(map.data, (value) => value),
      () => problemsOfEntries(map.binaryData, decode),
    ),
  good: () => [
    {},
    { data: { logLevel: "info", existingSecret: "db", "use-token": "true", "ca.crt": "-----BEGIN CERTIFICATE-----" } },
    { data: { "app.yaml": "db:\n  password: ${DB_PASSWORD}\n  passwordFile: /run/secrets/password\n" } },
  ],
  bad: () => [
    { data: { password: "hunter2" } },
    { data: { "app.yaml": "db:\n  password: hunter2hunter2\n" } },
    { data: { "tls.key": "-----BEGIN RSA PRIVATE KEY-----" } },
    { data: { aws: "AKIAIOSFODNN7EXAMPLE" } },
    { binaryData: { "tls.key": encode("-----BEGIN RSA PRIVATE KEY-----") } },
  ],
});

type Entries = Readonly<Record<string, string | undefined>> | undefined;

function problemsOfEntries(entries: Entries, read: (value: unknown) => unknown): Problems {
  const keys = Object.keys(entries ?? {});
  return problemsIn(keys, (key) => when(isCredential(key, read(entries?.[key])), `${key} holds a credential`));
}
