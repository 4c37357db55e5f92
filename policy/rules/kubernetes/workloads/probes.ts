import { list, unless } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/probes",
  title: "Containers that go on for ever say whether they live and are ready",
  why: "A process that hangs is still running: without a probe, nobody replaces it.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.1", "4.2"] },
  fix: "Set livenessProbe and readinessProbe.",
  // What ends by itself needs none, and containers that go before the others cannot have one.
  applies: ({ restartPolicy }) => (restartPolicy ?? "Always") === "Always",
  check: ({ containers }) =>
    list(containers).flatMap(({ name, livenessProbe, readinessProbe }) => [
      ...unless(livenessProbe !== undefined, `container ${name} has no livenessProbe`),
      ...unless(readinessProbe !== undefined, `container ${name} has no readinessProbe`),
    ]),
  good: () => [
    {
      containers: [
        { name: "app", livenessProbe: { tcpSocket: { port: 80 } }, readinessProbe: { tcpSocket: { port: 80 } } },
      ],
    },
  ],
  bad: () => [
    { containers: [{ name: "app" }] },
    { containers: [{ name: "app", livenessProbe: { tcpSocket: { port: 80 } } }] },
  ],
});
