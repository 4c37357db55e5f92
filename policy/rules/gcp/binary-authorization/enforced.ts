import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:binaryauthorization/policy:Policy", {
  id: "gcp/binary-authorization/enforced",
  title: "Binary Authorization blocks what it does not trust (proxy)",
  why: "A policy that allows everything, or only writes down, keeps no image out.",
  severity: "high",
  area: "image security",
  controls: { gke: ["4.5.1"], kubernetes: ["5.5.1"] },
  fix: "Set every admission rule's evaluationMode to ALWAYS_DENY or REQUIRE_ATTESTATION, and enforcementMode to ENFORCED_BLOCK_AND_AUDIT_LOG.",
  // The policy is one for the whole project, so a rule for one cluster counts as much as the default.
  check({ defaultAdmissionRule, clusterAdmissionRules }) {
    const rules = list(clusterAdmissionRules).length > 0 ? list(clusterAdmissionRules) : [defaultAdmissionRule];
    return rules.flatMap((admission) => [
      ...unless(
        ["ALWAYS_DENY", "REQUIRE_ATTESTATION"].includes(admission?.evaluationMode ?? ""),
        `evaluationMode is ${admission?.evaluationMode ?? "not set"}`,
      ),
      ...unless(
        admission?.enforcementMode === "ENFORCED_BLOCK_AND_AUDIT_LOG",
        `enforcementMode is ${admission?.enforcementMode ?? "not set"}`,
      ),
    ]);
  },
  good: () => [
    {
      defaultAdmissionRule: { evaluationMode: "ALWAYS_DENY", enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG" },
    },
    {
      defaultAdmissionRule: { evaluationMode: "ALWAYS_ALLOW", enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG" },
      clusterAdmissionRules: [
        {
          cluster: "europe-west3.sensor",
          evaluationMode: "REQUIRE_ATTESTATION",
          enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG",
        },
      ],
    },
  ],
  bad: () => [
    {},
    { defaultAdmissionRule: { evaluationMode: "ALWAYS_ALLOW", enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG" } },
    { defaultAdmissionRule: { evaluationMode: "ALWAYS_DENY", enforcementMode: "DRYRUN_AUDIT_LOG_ONLY" } },
  ],
});
