import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:compute/disk:Disk", {
  id: "gcp/compute/disk-key",
  title: "Disks are encrypted under a key of one's own",
  why: "A key of one's own says who may read the disk, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { "gcp-foundations": ["4.7"] },
  fix: "Set diskEncryptionKey.kmsKeySelfLink.",
  elsewhere: true,

  check: ({ diskEncryptionKey }) =>
    unless(
      isSet(diskEncryptionKey, "kmsKeySelfLink") || isSet(diskEncryptionKey, "rawKey"),
      "diskEncryptionKey is not set",
    ),
  good: [{ diskEncryptionKey: { kmsKeySelfLink: "projects/example/locations/eu/keyRings/one/cryptoKeys/one" } }],
  bad: [{}],
});
