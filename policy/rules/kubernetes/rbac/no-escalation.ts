import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";

export default rbacRule({
  id: "kubernetes/rbac/no-escalation",
  title: "Roles cannot be used to gain further rights",
  why: "Who may bind, escalate or impersonate has every right there is.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.8"], eks: ["4.1.8"], aks: ["4.1.7"], gke: ["4.1.7"] },
  fix: "Leave the verbs bind, escalate and impersonate out.",
  check: ({ verbs }) =>
    list(verbs).flatMap((verb) => when(["bind", "escalate", "impersonate"].includes(verb), `grants ${verb}`)),
  good: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
  bad: ["bind", "escalate", "impersonate"].map((verb) => ({
    apiGroups: ["rbac.authorization.k8s.io"],
    resources: ["clusterroles"],
    verbs: [verb],
  })),
});
