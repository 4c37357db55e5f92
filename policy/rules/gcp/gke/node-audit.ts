import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { oncePerStack, type Typed } from "../../../stack";
import { someIs } from "../../../unknown";
import { containersOf, podOf } from "../../../views/containers";
import { strings } from "../../../views/json";
import { isStandard } from "../../../views/gke-clusters";

/** Google's own starts `cloud-audit-setup` on the node, and is called `cos-auditd-logging`. */
function turnsAuditOn(daemonSet: Typed<"kubernetes:apps/v1:DaemonSet">): boolean {
  const pod = podOf(daemonSet);
  const containers = pod ? containersOf(pod).map(({ item }) => item) : [];
  const words = [
    () => daemonSet.properties.metadata?.name,
    ...containers.flatMap((container) => [() => container.name, () => container.command, () => container.args]),
  ];
  return someIs(words, (word) => strings(word()).some((text) => /auditd|cloud-audit-setup/.test(text)));
}

const anyTurnsAuditOn = oncePerStack((stack) => someIs(stack.all("kubernetes:apps/v1:DaemonSet"), turnsAuditOn));

const cluster = resource("gcp:container/cluster:Cluster", "cluster", {});
const daemonSet = (name: string, container: object = {}) =>
  resource("kubernetes:apps/v1:DaemonSet", name, {
    metadata: { name },
    spec: {
      selector: {},
      template: { spec: { containers: [{ name: "one", image: "registry.example.com/one", ...container }] } },
    },
  });

export default stackRule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/node-audit",
  title: "Nodes log what is done on them, which a DaemonSet turns on (proxy)",
  why: "The kernel's audit log tells which program did what on a node, also past Kubernetes; it is off by default.",
  severity: "low",
  area: "logging",
  controls: { gke: ["5.7.2"] },
  fix: "Deploy Google's DaemonSet cos-auditd-logging, or one that starts cloud-audit-setup on the nodes and sends what it logs.",
  applies: ({ properties }) => isStandard(properties),
  check: (_, stack) => unless(anyTurnsAuditOn(stack), "no DaemonSet turns on the audit of nodes"),
  good: () => [
    [cluster, daemonSet("cos-auditd-logging")],
    [cluster, daemonSet("logs", { command: ["nsenter", "systemctl", "start", "cloud-audit-setup"] })],
    [cluster, daemonSet("logs", { args: ["systemctl start cloud-audit-setup"] })],
    [cluster, daemonSet("logs", { name: "cos-auditd" })],
  ],
  bad: () => [[cluster], [cluster, daemonSet("sensor")]],
});
