import { when } from "../../../problems";
import { namespacedRule } from "../../../rule";

const system = ["kube-system", "kube-public", "kube-node-lease"];

export default namespacedRule({
  id: "kubernetes/namespaces/not-system",
  title: "Nothing is added to the cluster's own namespaces",
  why: "Who may write there may change what the cluster itself runs on.",
  severity: "medium",
  area: "network isolation",
  controls: { kubernetes: ["5.6.1"], eks: ["4.5.1"], aks: ["4.6.1"], gke: ["4.6.1"] },
  fix: "Give the application a namespace of its own.",
  check: ({ namespace }) => when(system.includes(namespace ?? ""), `the namespace is ${namespace}`),
  good: [{ namespace: "qualys-sensor" }],
  bad: system.map((namespace) => ({ namespace })),
});
