import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-secret-access",
  title: "Roles read no Secrets, or only named ones",
  why: "A right to list Secrets is a right to all passwords and tokens in them.",
  severity: "high",
  area: "secrets management",
  controls: { kubernetes: ["5.1.2"], eks: ["4.1.2"], aks: ["4.1.2"], gke: ["4.1.2"] },
  fix: "Leave secrets out, or name the Secrets in resourceNames.",
  check: (granted) =>
    when(
      grants(granted, ["get", "list", "watch"], ["secrets"]) && list(granted.resourceNames).length === 0,
      "all Secrets can be read",
    ),
  good: () => [
    { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
    { apiGroups: [""], resources: ["secrets"], resourceNames: ["qualys-credentials"], verbs: ["get"] },
    { apiGroups: ["redhatcop.redhat.io"], resources: ["secrets"], verbs: ["get"] },
  ],
  bad: () => [
    { apiGroups: [""], resources: ["pods", "secrets"], verbs: ["get"] },
    { apiGroups: ["*"], resources: ["*"], verbs: ["list"] },
    { apiGroups: ["apps", ""], resources: ["secrets"], verbs: ["get"] },
    { resources: ["secrets"], verbs: ["get"] },
  ],
});
