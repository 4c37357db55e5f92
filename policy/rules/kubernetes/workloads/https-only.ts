import { list, text, when } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/https-only",
  title: "Containers are told of no address without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Write the address with https.",
  check: ({ env }) =>
    list(env).flatMap(({ name, value }) => when(text(value).startsWith("http://"), `${name} is ${value}`)),
  good: () => [{}, { env: [{ name: "POD_URL", value: "https://qualysguard.qualys.com" }] }],
  bad: () => [{ env: [{ name: "POD_URL", value: "http://qualysguard.qualys.com" }] }],
});
