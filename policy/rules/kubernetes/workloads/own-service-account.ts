import { unless } from "../../../problems";
import { podRule } from "../../../rule";
import { serviceAccountOf } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/own-service-account",
  title: "Workloads have a service account of their own",
  why: "Rights that one workload needs would be those of all that share the default account.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.5"], eks: ["4.1.5"], aks: ["4.1.5"], gke: ["4.1.4"] },
  fix: "Make a ServiceAccount for the workload and name it in serviceAccountName.",
  check: (pod) => unless(serviceAccountOf(pod) !== "default", "the default service account is used"),
  good: () => [{ serviceAccountName: "app" }, { serviceAccount: "app" }],
  bad: () => [{}, { serviceAccountName: "default" }, { serviceAccountName: "" }],
});
