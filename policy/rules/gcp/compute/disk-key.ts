import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, someIs } from "../../../unknown";

/** One of Google's keys, as disks of a zone and those of a region call it, or one that is sent along. */
const keys = ["kmsKeySelfLink", "kmsKeyName", "rawKey", "rsaEncryptedKey"] as const;

export default rule(["gcp:compute/disk:Disk", "gcp:compute/regionDisk:RegionDisk"], {
  id: "gcp/compute/disk-key",
  title: "Disks are encrypted under a key of one's own",
  why: "A key of one's own says who may read the disk, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { "gcp-foundations": ["4.7"] },
  fix: "Set diskEncryptionKey.kmsKeySelfLink, or kmsKeyName for a disk of a region.",
  elsewhere: true,
  check: ({ diskEncryptionKey }) =>
    unless(
      someIs(keys, (key) => isSet(diskEncryptionKey as Partial<Record<typeof key, string>> | undefined, key)),
      "diskEncryptionKey is not set",
    ),
  good: () => [
    { diskEncryptionKey: { kmsKeySelfLink: "projects/example/locations/eu/keyRings/one/cryptoKeys/one" } },
    { diskEncryptionKey: { kmsKeyName: "projects/example/locations/eu/keyRings/one/cryptoKeys/one" } },
  ],
  bad: () => [{}],
});
