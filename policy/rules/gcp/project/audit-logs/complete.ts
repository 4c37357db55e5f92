import { resource } from "../../../../examples";
import { list, when } from "../../../../problems";
import { singletonRule } from "../../../../rule";

const types = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"];

export default singletonRule("gcp:projects/iAMAuditConfig:IAMAuditConfig", {
  id: "gcp/project/audit-logs/complete",
  title: "Reads and writes in all services of the project are audited, by whomever",
  why: "Who read data is only known if it was written down, which is off by default.",
  severity: "medium",
  area: "logging",
  controls: { "gcp-foundations": ["2.1"] },
  fix: "Add a gcp.projects.IAMAuditConfig for allServices with ADMIN_READ, DATA_READ and DATA_WRITE, and no exemptedMembers.",
  missing: "no audit configuration for allServices",
  applies: ({ properties }) => properties.service === "allServices",
  check({ properties }) {
    const configs = list(properties.auditLogConfigs);
    const leftOut = types.filter((type) => !configs.some(({ logType }) => logType === type));
    return [
      ...when(leftOut.length > 0, `it leaves out ${leftOut.join(", ")}`),
      ...configs.flatMap(({ logType, exemptedMembers }) =>
        when(list(exemptedMembers).length > 0, `${logType} exempts ${list(exemptedMembers).join(", ")}`),
      ),
    ];
  },
  good: () => [
    [
      resource("gcp:projects/iAMAuditConfig:IAMAuditConfig", "audit", {
        service: "allServices",
        auditLogConfigs: types.map((logType) => ({ logType })),
      }),
    ],
  ],
  bad: () => [
    [],
    [
      resource("gcp:projects/iAMAuditConfig:IAMAuditConfig", "audit", {
        service: "storage.googleapis.com",
        auditLogConfigs: types.map((logType) => ({ logType })),
      }),
    ],
    [
      resource("gcp:projects/iAMAuditConfig:IAMAuditConfig", "audit", {
        service: "allServices",
        auditLogConfigs: [{ logType: "DATA_WRITE" }],
      }),
    ],
    [
      resource("gcp:projects/iAMAuditConfig:IAMAuditConfig", "audit", {
        service: "allServices",
        auditLogConfigs: types.map((logType) => ({ logType, exemptedMembers: ["user:somebody@example.com"] })),
      }),
    ],
  ],
});
