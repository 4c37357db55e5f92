import { roleChangesRule } from "../../../families/role-changes";

export default roleChangesRule({
  id: "kubernetes/rbac/no-config-map-changes",
  title: "Roles do not change ConfigMaps",
  why: "Many programs run what their configuration tells them to.",
  control: "4.19",
  objects: ["configmaps"],
});
