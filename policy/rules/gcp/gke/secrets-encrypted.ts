import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/secrets-encrypted",
  title: "Kubernetes Secrets are encrypted with a key of one's own",
  why: "Secrets in a backup of etcd are only as safe as the key that they are under.",
  severity: "high",
  area: "encryption at rest",
  controls: { gke: ["5.3.1"] },
  fix: "Set databaseEncryption.state to ENCRYPTED with a keyName.",
  check: ({ databaseEncryption }) =>
    unless(
      databaseEncryption?.state === "ENCRYPTED" && isSet(databaseEncryption, "keyName"),
      `state is ${databaseEncryption?.state ?? "not set"}`,
    ),
  good: () => [{ databaseEncryption: { state: "ENCRYPTED", keyName: "projects/p/…/cryptoKeys/etcd" } }],
  bad: () => [{}, { databaseEncryption: { state: "DECRYPTED" } }],
});
