import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/backendService:BackendService", {
  id: "gcp/network/load-balancer-logs",
  title: "Load balancers log who comes",
  why: "The load balancer is the only place that sees who really asked.",
  severity: "medium",
  area: "logging",
  controls: { "gcp-foundations": ["2.17"] },
  fix: "Set logConfig.enable to true.",
  elsewhere: true,
  applies: ({ protocol }) => ["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC"].includes(protocol ?? "HTTP"),
  check: ({ logConfig }) => unless(logConfig?.enable === true, "logConfig.enable is not true"),
  good: () => [{ logConfig: { enable: true, sampleRate: 1 } }],
  bad: () => [{}, { logConfig: { enable: false } }],
});
