import { unless } from "../../../problems";
import { allNodeConfigsRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default allNodeConfigsRule({
  id: "gcp/gke/boot-disk-key",
  title: "Disks of nodes are encrypted with a key of one's own",
  why: "Disks of nodes hold images, logs and copies of secrets; a key of one's own says who may read them.",
  severity: "medium",
  area: "encryption at rest",
  controls: { gke: ["5.9.2"] },
  fix: "Set bootDiskKmsKey of the nodes.",
  check: (config) => unless(isSet(config, "bootDiskKmsKey"), "bootDiskKmsKey is not set"),
  good: () => [{ bootDiskKmsKey: "projects/p/…/cryptoKeys/nodes" }],
  bad: () => [{}],
});
