import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/security-posture",
  title: "Google looks for weak workloads",
  why: "A workload that was configured badly is found by somebody; better by its owner.",
  severity: "medium",
  area: "runtime security",
  controls: {},
  fix: "Set securityPostureConfig.mode to BASIC.",
  check: ({ securityPostureConfig }) =>
    unless(
      ["BASIC", "ENTERPRISE"].includes(securityPostureConfig?.mode ?? ""),
      `mode is ${securityPostureConfig?.mode ?? "not set"}`,
    ),
  good: () => [{ securityPostureConfig: { mode: "BASIC" } }],
  bad: () => [{}, { securityPostureConfig: { mode: "DISABLED" } }],
});
