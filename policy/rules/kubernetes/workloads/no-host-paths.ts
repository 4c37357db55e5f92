import { list, when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-host-paths",
  title: "Pods mount nothing of the node's file system",
  why: "Who writes to the node's files becomes root on it; who reads them finds credentials.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.2.11"], peers: ["4.9"] },
  fix: "Use an emptyDir, a ConfigMap, a Secret or a PersistentVolumeClaim instead of hostPath.",
  check: ({ volumes }) =>
    list(volumes).flatMap(({ hostPath }) =>
      when(Boolean(hostPath), `mounts ${hostPath?.path ?? "a path"} of the node`),
    ),
  good: () => [{}, { volumes: [{ name: "data", emptyDir: {} }] }],
  bad: () => [{ volumes: [{ name: "data", hostPath: { path: "/var/lib/data" } }] }],
});
