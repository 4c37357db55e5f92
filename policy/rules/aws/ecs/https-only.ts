import { taskContainerRule } from "../../../rule";
import { plainAddressesIn } from "../../../views/plain-addresses";

export default taskContainerRule({
  id: "aws/ecs/https-only",
  title: "Containers are told of no address without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: {},
  fix: "Write the address with https.",
  check: ({ environment }) => plainAddressesIn(environment),
  good: () => [
    { name: "app", environment: [{ name: "POD_URL", value: "https://qualysguard.qualys.com" }] },
    { name: "app", environment: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://localhost:4318" }] },
    { name: "app", environment: [{ name: "CREDENTIALS", value: "http://169.254.170.2/v2" }] },
    { name: "app", environment: [{ name: "HTTPS_PROXY", value: "http://proxy.example.com:3128" }] },
  ],
  bad: () => [
    { name: "app", environment: [{ name: "POD_URL", value: "http://qualysguard.qualys.com" }] },
    { name: "app", environment: [{ name: "POD_URL", value: "http://localhost.example.com" }] },
  ],
});
