import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:compute/instance:Instance", {
  id: "gcp/compute/boot-disk-key",
  title: "Boot disks of instances are encrypted under a key of one's own",
  why: "A key of one's own says who may read the disk, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { "gcp-foundations": ["4.7"] },
  fix: "Set bootDisk.kmsKeySelfLink.",
  elsewhere: true,
  applies: ({ bootDisk }) => !isSet(bootDisk, "source"),
  check: ({ bootDisk }) =>
    unless(
      isSet(bootDisk, "kmsKeySelfLink") || isSet(bootDisk, "diskEncryptionKeyRaw"),
      "bootDisk.kmsKeySelfLink is not set",
    ),
  good: () => [{ bootDisk: { kmsKeySelfLink: "projects/example/locations/eu/keyRings/one/cryptoKeys/one" } }],
  bad: () => [{}],
});
