import { when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-persistent-volume-creation",
  title: "Roles make no PersistentVolumes",
  why: "A volume with a host path is the node's file system.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.9"], eks: ["4.1.9"], aks: ["4.1.8"] },
  fix: "Leave the verb create out for persistentvolumes; a claim is enough.",
  // A PersistentVolume can name a path of the node.
  check: (granted) =>
    when(grants(granted, ["create"], ["persistentvolumes"]), "create on persistentvolumes is granted"),
  good: () => [{ apiGroups: [""], resources: ["persistentvolumeclaims"], verbs: ["create"] }],
  bad: () => [{ apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }],
});
