import { list } from "../../../problems";
import { podRule } from "../../../rule";
import { containersOf } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/read-only-host-paths",
  title: "What is mounted of the node cannot be written to",
  why: "Who writes to the node's files becomes root on it.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.22"] },
  fix: "Set readOnly on the mounts of hostPath volumes.",
  applies: ({ volumes }) => list(volumes).some(({ hostPath }) => hostPath),
  check(pod) {
    const paths = new Map(
      list(pod.volumes).flatMap(({ name, hostPath }) => (hostPath ? [[name, hostPath.path] as const] : [])),
    );
    const mounts = containersOf(pod).flatMap(({ item }) => list(item.volumeMounts));
    const written = mounts.flatMap(({ name, readOnly }) =>
      paths.has(name) && readOnly !== true ? [paths.get(name)] : [],
    );
    return [...new Set(written)].map((path) => `${path} can be written to`);
  },
  good: () => [
    {
      volumes: [{ name: "data", hostPath: { path: "/var/lib/data" } }],
      containers: [{ name: "app", volumeMounts: [{ name: "data", mountPath: "/data", readOnly: true }] }],
    },
  ],
  bad: () => [
    {
      volumes: [{ name: "data", hostPath: { path: "/var/lib/data" } }],
      containers: [{ name: "app", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
    },
  ],
});
