import { list, when } from "../../../problems";
import { rule } from "../../../rule";

const components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"];

/** What GKE logs unless it is told otherwise. */
const usual = ["SYSTEM_COMPONENTS", "WORKLOADS"];

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/logging",
  title: "The cluster, its control plane and its workloads log",
  why: "Who did what in the cluster is only known if it was written down at the time.",
  severity: "high",
  area: "logging",
  controls: { gke: ["5.7.1"] },
  fix: "Set loggingConfig.enableComponents to system components, workloads and the three control-plane components.",
  check({ loggingConfig, loggingService }) {
    const logged = loggingConfig || loggingService === "none" ? list(loggingConfig?.enableComponents) : usual;
    const missing = components.filter((component) => !logged.includes(component));
    return when(missing.length > 0, `no logs of ${missing.join(", ")}`);
  },
  good: () => [{ loggingConfig: { enableComponents: components } }],
  bad: () => [{}, { loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS"] } }],
});
