import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isCredentialName } from "../../../views/credential-names";

export default rule("kubernetes:core/v1:ConfigMap", {
  id: "kubernetes/secrets/not-in-config-maps",
  title: "No credential lies in a ConfigMap",
  why: "ConfigMaps are read by many, printed in logs, and not encrypted as Secrets are.",
  severity: "high",
  area: "secrets management",
  controls: { peers: ["4.17"] },
  fix: "Move the value to a Secret, or better to the cloud's vault.",
  elsewhere: true,
  check: ({ data }) => Object.keys(data ?? {}).flatMap((key) => when(isCredentialName(key), `holds ${key}`)),
  good: [{}, { data: { logLevel: "info" } }],
  bad: [{ data: { password: "hunter2" } }],
});
