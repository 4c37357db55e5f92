import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("kubernetes:storage.k8s.io/v1:StorageClass", {
  id: "kubernetes/storage/disk-key",
  title: "Persistent disks of GKE are encrypted under a key of one's own",
  why: "A key of one's own says who may read the disk, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { gke: ["5.9.1"] },
  fix: "Set disk-encryption-kms-key in parameters.",
  elsewhere: true,
  applies: ({ provisioner }) => provisioner === "pd.csi.storage.gke.io",
  check: ({ parameters }) => unless(isSet(parameters, "disk-encryption-kms-key"), "disk-encryption-kms-key is not set"),
  good: () => [
    {
      provisioner: "pd.csi.storage.gke.io",
      parameters: { "disk-encryption-kms-key": "projects/example/locations/eu/keyRings/one/cryptoKeys/one" },
    },
  ],
  bad: () => [{ provisioner: "pd.csi.storage.gke.io" }],
});
