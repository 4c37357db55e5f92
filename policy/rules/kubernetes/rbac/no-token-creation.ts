import { when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-token-creation",
  title: "Roles make no tokens of service accounts",
  why: "Who makes tokens has the rights of every service account.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.13"], eks: ["4.1.12"], aks: ["4.1.12"] },
  fix: "Leave serviceaccounts/token out.",
  check: (granted) =>
    when(grants(granted, ["create"], ["serviceaccounts/token"]), "serviceaccounts/token can be created"),
  good: () => [{ apiGroups: [""], resources: ["serviceaccounts"], verbs: ["get"] }],
  bad: () => [
    { apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] },
    { apiGroups: [""], resources: ["*/token"], verbs: ["create"] },
  ],
});
