import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { isWildcard } from "../../../views/rbac-rules";

export default rbacRule({
  id: "kubernetes/rbac/no-wildcards",
  title: "Roles name what they grant",
  why: "A wildcard also grants what does not exist yet.",
  severity: "high",
  area: "identity",
  controls: { kubernetes: ["5.1.3"], eks: ["4.1.3"], aks: ["4.1.3"], gke: ["4.1.3"], peers: ["4.19", "4.20"] },
  fix: "Name the API groups, resources and verbs.",
  check: ({ apiGroups, resources, verbs, nonResourceURLs }) => [
    ...Object.entries({ apiGroups, resources, verbs }).flatMap(([key, names]) =>
      when(list(names).some(isWildcard), `${key} has a wildcard`),
    ),
    // Below a path it is how folders are named.
    ...when(
      list(nonResourceURLs).some((path) => ["*", "/*"].includes(path)),
      "nonResourceURLs has a wildcard",
    ),
  ],
  good: () => [
    { apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] },
    { nonResourceURLs: ["/healthz/*"], verbs: ["get"] },
  ],
  bad: () => [
    { apiGroups: ["*"], resources: ["pods"], verbs: ["get"] },
    { apiGroups: [""], resources: ["*"], verbs: ["get"] },
    { apiGroups: [""], resources: ["*/exec"], verbs: ["create"] },
    { apiGroups: [""], resources: ["pods"], verbs: ["*"] },
    { nonResourceURLs: ["*"], verbs: ["get"] },
  ],
});
