import { list, when } from "../../../problems";
import { rule } from "../../../rule";

const kinds = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/control-plane-logs",
  title: "The EKS control plane logs everything it can",
  why: "Who did what in the cluster is only known if it was written down at the time.",
  severity: "high",
  area: "logging",
  controls: { eks: ["2.1.1"], "security-hub": ["EKS.8"] },
  fix: "Set enabledClusterLogTypes to all five types.",
  check({ enabledClusterLogTypes }) {
    const missing = kinds.filter((kind) => !list(enabledClusterLogTypes).includes(kind));
    return when(missing.length > 0, `no logs of ${missing.join(", ")}`);
  },
  good: () => [{ enabledClusterLogTypes: kinds }],
  bad: () => [{}, { enabledClusterLogTypes: ["api", "audit"] }],
});
