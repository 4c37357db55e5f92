import { when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-certificate-approval",
  title: "Roles approve no certificates",
  why: "Who approves certificates can make himself any user of the cluster.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.11"], aks: ["4.1.10"] },
  fix: "Leave certificatesigningrequests/approval out.",
  check: (granted) =>
    when(
      grants(granted, ["update", "patch"], ["certificatesigningrequests/approval"]),
      "certificatesigningrequests/approval is granted",
    ),
  good: () => [{ apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests"], verbs: ["get"] }],
  bad: () => [
    { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests/approval"], verbs: ["update"] },
  ],
});
