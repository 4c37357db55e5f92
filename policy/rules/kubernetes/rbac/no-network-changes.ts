import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

const objects = ["services", "endpoints", "endpointslices", "ingresses", "networkpolicies"];

export default rbacRule({
  id: "kubernetes/rbac/no-network-changes",
  title: "Roles do not change what leads into and out of pods",
  why: "A new Service or a changed policy leads traffic to where it should not go.",
  severity: "low",
  area: "identity",
  controls: { peers: ["4.20"] },
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
