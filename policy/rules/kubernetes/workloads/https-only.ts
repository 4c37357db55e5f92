import { containerRule } from "../../../rule";
import { plainAddressesIn } from "../../../views/plain-addresses";

export default containerRule({
  id: "kubernetes/workloads/https-only",
  title: "Containers are told of no address without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Write the address with https.",
  check: ({ env }) => plainAddressesIn(env),
  good: () => [
    {},
    { env: [{ name: "POD_URL", value: "https://qualysguard.qualys.com" }] },
    { env: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://localhost:4318" }] },
    { env: [{ name: "COLLECTOR_URL", value: "http://127.0.0.1/spans" }] },
    { env: [{ name: "COLLECTOR_URL", value: "http://[::1]:9411" }] },
    { env: [{ name: "https_proxy", value: "http://proxy.example.com:3128" }] },
  ],
  bad: () => [
    { env: [{ name: "POD_URL", value: "http://qualysguard.qualys.com" }] },
    { env: [{ name: "POD_URL", value: "HTTP://qualysguard.qualys.com" }] },
    { env: [{ name: "POD_URL", value: "http://localhost.example.com" }] },
  ],
});
