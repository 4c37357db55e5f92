import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { bindings } from "../../../views/bindings";

export default rule(bindings, {
  id: "kubernetes/rbac/no-default-service-account",
  title: "No role is bound to a default service account",
  why: "Every pod of the namespace that names no account would have the rights.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.5"], eks: ["4.1.5"], aks: ["4.1.5"], gke: ["4.1.4"] },
  fix: "Bind the role to a service account of the workload's own.",
  // Every pod that names no other service account has this one.
  check: ({ subjects }) =>
    list(subjects).flatMap(({ kind, name, namespace }) =>
      when(kind === "ServiceAccount" && name === "default", `is bound to ${namespace}/default`),
    ),
  good: () => [{ subjects: [{ kind: "ServiceAccount", name: "sensor", namespace: "qualys-sensor" }] }],
  bad: () => [{ subjects: [{ kind: "ServiceAccount", name: "default", namespace: "qualys-sensor" }] }],
});
