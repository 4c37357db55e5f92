import { list, when } from "../../../problems";
import { containerRule } from "../../../rule";
import { isCredentialName } from "../../../views/credential-names";

export default containerRule({
  id: "kubernetes/workloads/no-literal-credentials",
  title: "No credential stands in a workload's definition",
  why: "A definition is read by many and kept in repositories, states and histories.",
  severity: "critical",
  area: "secrets management",
  controls: { peers: ["4.18"] },
  fix: "Put the value into a Secret, and refer to it.",
  check: ({ env }) =>
    list(env).flatMap(({ name, value }) =>
      when(isCredentialName(name) && Boolean(value), `${name} is written out in the environment`),
    ),
  good: [
    {},
    { env: [{ name: "POD_URL", value: "https://example.com" }] },
    { env: [{ name: "ACTIVATIONID", valueFrom: { secretKeyRef: { name: "qualys", key: "activationId" } } }] },
  ],
  bad: [
    { env: [{ name: "ACTIVATIONID", value: "00000000-0000-0000-0000-000000000000" }] },
    { env: [{ name: "DB_PASSWORD", value: "hunter2" }] },
  ],
});
