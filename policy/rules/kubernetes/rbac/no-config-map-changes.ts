import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

const objects = ["configmaps"];

export default rbacRule({
  id: "kubernetes/rbac/no-config-map-changes",
  title: "Roles do not change ConfigMaps",
  why: "Many programs run what their configuration tells them to.",
  severity: "low",
  area: "identity",
  controls: { peers: ["4.19"] },
  fix: "Grant no more than get, list and watch on them.",
  // Wildcards are told by a rule of their own.
  check: (granted) =>
    when(
      !list(granted.resources).includes("*") &&
        grants(granted, ["create", "update", "patch", "delete", "deletecollection"], objects),
      `${list(granted.resources).join(", ")} can be changed`,
    ),
  good: [{ apiGroups: [""], resources: objects, verbs: ["get", "list", "watch"] }],
  bad: objects.map((object) => ({ apiGroups: [""], resources: [object], verbs: ["update"] })),
});
