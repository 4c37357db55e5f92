import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/monitoring",
  title: "The cluster is monitored, with managed Prometheus",
  why: "Without figures, an outage or a miner shows first on the bill.",
  severity: "medium",
  area: "runtime security",
  controls: { gke: ["5.7.1"] },
  fix: "Set monitoringConfig.enableComponents to SYSTEM_COMPONENTS at least, and enable managedPrometheus.",
  check: ({ monitoringConfig }) => [
    ...unless(
      list(monitoringConfig?.enableComponents).includes("SYSTEM_COMPONENTS"),
      "system components are not monitored",
    ),
    ...unless(monitoringConfig?.managedPrometheus?.enabled === true, "managed Prometheus is off"),
  ],
  good: [{ monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"], managedPrometheus: { enabled: true } } }],
  bad: [{}, { monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"] } }],
});
