import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { bindings } from "../../../views/bindings";

const everybody = ["system:masters", "system:anonymous", "system:unauthenticated", "system:authenticated"];

export default rule(bindings, {
  id: "kubernetes/rbac/no-system-groups",
  title: "No role is bound to everybody, nor to the group that no rule holds for",
  why: "These groups hold everybody, callers without a credential too, or go past authorization.",
  severity: "critical",
  area: "identity",
  controls: { kubernetes: ["5.1.7"], gke: ["4.1.6", "4.1.8", "4.1.9"] },
  fix: "Bind the role to the service accounts, users or groups that need it.",
  check: ({ subjects }) =>
    list(subjects).flatMap(({ name }) => when(everybody.includes(name ?? ""), `is bound to ${name}`)),
  good: () => [{ subjects: [{ kind: "ServiceAccount", name: "sensor", namespace: "qualys-sensor" }] }],
  bad: () => everybody.map((name) => ({ subjects: [{ kind: "Group", name }] })),
});
