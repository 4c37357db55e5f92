import { list, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isStandard } from "../../../views/gke-clusters";

const byDefault = (cluster: { readonly enableAutopilot?: boolean }) =>
  isStandard(cluster) ? [] : ["SYSTEM_COMPONENTS"];

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/monitoring",
  title: "The cluster is monitored, with managed Prometheus",
  why: "Without figures, an outage or a miner shows first on the bill.",
  severity: "medium",
  area: "runtime security",
  controls: { gke: ["5.7.1"] },
  fix: "Set monitoringConfig.enableComponents to SYSTEM_COMPONENTS at least, and enable managedPrometheus.",
  // Autopilot takes the system components, if nothing is said, and always has managed Prometheus.
  check: ({ enableAutopilot, monitoringConfig }) => [
    ...unless(
      list(monitoringConfig?.enableComponents ?? byDefault({ enableAutopilot })).includes("SYSTEM_COMPONENTS"),
      "system components are not monitored",
    ),
    ...unless(
      monitoringConfig?.managedPrometheus?.enabled === true || !isStandard({ enableAutopilot }),
      "managed Prometheus is off",
    ),
  ],
  good: () => [
    { monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"], managedPrometheus: { enabled: true } } },
    { enableAutopilot: true },
  ],
  bad: () => [
    {},
    { monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"] } },
    { enableAutopilot: true, monitoringConfig: { enableComponents: [] } },
  ],
});
