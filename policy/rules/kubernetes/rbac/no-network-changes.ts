import { roleChangesRule } from "../../../families/role-changes";

export default roleChangesRule({
  id: "kubernetes/rbac/no-network-changes",
  title: "Roles do not change what leads into and out of pods",
  why: "A new Service or a changed policy leads traffic to where it should not go.",
  control: "4.20",
  objects: ["services", "endpoints", "endpointslices", "ingresses", "networkpolicies"],
});
