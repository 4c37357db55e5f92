import { list, when } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/no-host-ports",
  title: "Containers open no port of the node",
  why: "A port of the node is open to whoever reaches the node, whatever the network policies say.",
  severity: "high",
  area: "network isolation",
  controls: { kubernetes: ["5.2.12"] },
  fix: "Remove ports[].hostPort, and reach the pod through a Service.",
  check: ({ ports }) => list(ports).flatMap(({ hostPort }) => when((hostPort ?? 0) > 0, `opens host port ${hostPort}`)),
  good: () => [{}, { ports: [{ containerPort: 8443 }] }, { ports: [{ containerPort: 8443, hostPort: 0 }] }],
  bad: () => [{ ports: [{ containerPort: 8443, hostPort: 8443 }] }],
});
