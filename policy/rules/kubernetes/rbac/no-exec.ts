import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-exec",
  title: "Roles open no shell in other pods",
  why: "A shell in another pod has that pod's secrets and rights.",
  severity: "high",
  area: "identity",
  controls: { peers: ["4.16"] },
  fix: "Leave pods/exec, pods/attach and pods/ephemeralcontainers out.",
  check: (granted) =>
    when(
      grants(granted, ["create", "get"], ["pods/exec", "pods/attach"]) ||
        grants(granted, ["update", "patch"], ["pods/ephemeralcontainers"]),
      `${list(granted.resources).join(", ")} is granted`,
    ),
  good: () => [
    { apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get"] },
    { apiGroups: ["apps"], resources: ["*/scale"], verbs: ["get", "update"] },
  ],
  bad: () => [
    { apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] },
    { apiGroups: [""], resources: ["*/exec"], verbs: ["create"] },
    { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["patch"] },
  ],
});
