import { list, text, when } from "../../../problems";
import { rule } from "../../../rule";
import { bindings } from "../../../views/bindings";

/** The account by its name as a user, and the groups of all accounts, everywhere or in a namespace. */
const holdsDefault = /^system:serviceaccount(:.*:default|s(:.*)?)$/;

export default rule(bindings, {
  id: "kubernetes/rbac/no-default-service-account",
  title: "No role is bound to a default service account, nor to a group that holds it",
  why: "Every pod of the namespace that names no account would have the rights.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.5"], eks: ["4.1.5"], aks: ["4.1.5"], gke: ["4.1.4"] },
  fix: "Bind the role to a service account of the workload's own.",
  check: ({ subjects }) =>
    list(subjects).flatMap(({ kind, name, namespace }) => [
      // Every pod that names no other service account has this one.
      ...when(kind === "ServiceAccount" && name === "default", `is bound to ${namespace}/default`),
      ...when(kind !== "ServiceAccount" && holdsDefault.test(text(name)), `is bound to ${name}`),
    ]),
  good: () => [{ subjects: [{ kind: "ServiceAccount", name: "sensor", namespace: "qualys-sensor" }] }],
  bad: () => [
    { subjects: [{ kind: "ServiceAccount", name: "default", namespace: "qualys-sensor" }] },
    { subjects: [{ kind: "User", name: "system:serviceaccount:qualys-sensor:default" }] },
    { subjects: [{ kind: "Group", name: "system:serviceaccounts" }] },
    { subjects: [{ kind: "Group", name: "system:serviceaccounts:qualys-sensor" }] },
  ],
});
