import { when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

const anyVerb = ["get", "list", "watch", "create", "update", "patch", "delete"];

export default rbacRule({
  id: "kubernetes/rbac/no-node-proxy",
  title: "Roles do not reach the kubelets",
  why: "The kubelet runs commands in every pod of its node, past admission and the audit log.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.10"], eks: ["4.1.10"], aks: ["4.1.9"] },
  fix: "Leave nodes/proxy out.",
  // Through it, every pod of a node can be entered, past admission and audit.
  check: (granted) => when(grants(granted, anyVerb, ["nodes/proxy"]), "nodes/proxy is granted"),
  good: () => [{ apiGroups: [""], resources: ["nodes"], verbs: ["get", "list"] }],
  bad: () => [
    { apiGroups: [""], resources: ["nodes", "nodes/proxy"], verbs: ["get"] },
    { apiGroups: [""], resources: ["*/proxy"], verbs: ["get"] },
  ],
});
