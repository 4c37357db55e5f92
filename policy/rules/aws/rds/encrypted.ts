import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

// A restored database or a replica has the encryption of what it comes from.
export default rule(["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"], {
  id: "aws/rds/encrypted",
  title: "Databases are encrypted",
  why: "Encryption cannot be switched on afterwards, and a snapshot can be shared with any account.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-foundations": ["3.2.1"] },
  fix: "Set storageEncrypted to true.",
  elsewhere: true,
  applies: (database) =>
    !isSet(database, "snapshotIdentifier") && !isSet(database as { replicateSourceDb?: string }, "replicateSourceDb"),
  check: ({ storageEncrypted }) => unless(storageEncrypted === true, "storageEncrypted is not true"),
  good: () => [{ storageEncrypted: true }],
  bad: () => [{}, { storageEncrypted: false }],
});
