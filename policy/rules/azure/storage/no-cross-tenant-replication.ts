import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("azure-native:storage:StorageAccount", {
  id: "azure/storage/no-cross-tenant-replication",
  title: "Storage is not copied to other tenants",
  why: "A replication rule to another tenant carries data out without any download.",
  severity: "medium",
  area: "network isolation",
  controls: { "azure-foundations": ["9.3.7"] },
  fix: "Set allowCrossTenantReplication to false.",
  // Left out, it is false.
  check: ({ allowCrossTenantReplication }) =>
    when(allowCrossTenantReplication === true, "allowCrossTenantReplication is true"),
  good: () => [{ allowCrossTenantReplication: false }, {}],
  bad: () => [{ allowCrossTenantReplication: true }],
});
