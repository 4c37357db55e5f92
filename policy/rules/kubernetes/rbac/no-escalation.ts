import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { apiGroupOf, grants, reaches } from "../../../views/rbac-rules";

const verbs = ["bind", "escalate", "impersonate"];
/** On which these verbs mean something: every verb on them is these, too. */
const subjects = ["roles", "clusterroles", "users", "groups", "serviceaccounts", "uids", "signers"];
const groups = [...new Set(subjects.map(apiGroupOf))];

export default rbacRule({
  id: "kubernetes/rbac/no-escalation",
  title: "Roles cannot be used to gain further rights",
  why: "Who may bind, escalate or impersonate has every right there is.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.8"], eks: ["4.1.8"], aks: ["4.1.7"], gke: ["4.1.7"] },
  fix: "Leave the verbs bind, escalate and impersonate out.",
  check: (granted) => [
    ...list(granted.verbs).flatMap((verb) =>
      when(verbs.includes(verb) && groups.some((group) => reaches(granted, group)), `grants ${verb}`),
    ),
    ...when(
      list(granted.verbs).includes("*") && grants(granted, verbs, subjects),
      "grants every verb, these among them",
    ),
  ],
  good: () => [
    { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
    { apiGroups: ["apis.kcp.io"], resources: ["apiexports"], verbs: ["bind"] },
  ],
  bad: () =>
    [...verbs, "*"].map((verb) => ({
      apiGroups: ["rbac.authorization.k8s.io"],
      resources: ["clusterroles"],
      verbs: [verb],
    })),
});
