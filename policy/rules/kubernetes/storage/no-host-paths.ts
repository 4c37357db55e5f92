import { when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known } from "../../../unknown";

export default rule("kubernetes:core/v1:PersistentVolume", {
  id: "kubernetes/storage/no-host-paths",
  title: "Persistent volumes are nothing of the node's file system",
  why: "A pod that claims such a volume mounts the node's files, and its own manifest does not show it.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.2.11"] },
  fix: "Use a volume of a CSI driver instead of hostPath.",
  elsewhere: true,
  check: ({ spec }) =>
    when(isSet(spec, "hostPath"), () => `is ${known(known(spec, "hostPath"), "path") ?? "a path"} of the node`),
  good: () => [
    { spec: { csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-0123456789abcdef0" } } },
    { spec: { local: { path: "/mnt/disks/one" } } },
  ],
  bad: () => [
    { spec: { hostPath: { path: "/var/lib/data" } } },
    { spec: { hostPath: { path: "/", type: "Directory" } } },
  ],
});
