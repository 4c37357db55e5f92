import { list, when } from "../../../problems";
import { rbacRule } from "../../../rule";
import { grants } from "../../../views/rbac-rules";

const makesPods = [
  "pods",
  "deployments",
  "daemonsets",
  "statefulsets",
  "replicasets",
  "replicationcontrollers",
  "jobs",
  "cronjobs",
];

/** A change of these makes other pods; of a pod, it changes no more than the image, and of a job nothing. */
const templates = makesPods.filter((resource) => !["pods", "jobs"].includes(resource));

export default rbacRule({
  id: "kubernetes/rbac/no-pod-creation",
  title: "Roles start no pods",
  why: "Who may start pods may use every secret and service account of the namespace.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.4"], eks: ["4.1.4"], aks: ["4.1.4"] },
  fix: "Leave the verb create out for pods and for what makes pods, and for the latter update and patch.",
  check: (granted) => {
    const verbs = ["create", "update", "patch"].filter((verb) =>
      grants(granted, [verb], verb === "create" ? makesPods : templates),
    );
    return when(verbs.length > 0, () => `${verbs.join(", ")} on ${list(granted.resources).join(", ")} is granted`);
  },
  good: () => [
    { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
    { apiGroups: ["kubevirt.io"], resources: ["replicasets"], verbs: ["create"] },
    { apiGroups: ["networking.k8s.io"], resources: ["*"], verbs: ["create"] },
    { apiGroups: [""], resources: ["pods"], verbs: ["patch"] },
  ],
  bad: () => [
    { apiGroups: [""], resources: ["pods"], verbs: ["create"] },
    { apiGroups: ["batch"], resources: ["jobs"], verbs: ["get", "create"] },
    { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["create"] },
    { apiGroups: ["*"], resources: ["deployments"], verbs: ["create"] },
    { apiGroups: ["apps"], resources: ["*"], verbs: ["create"] },
    { apiGroups: ["apps"], resources: ["daemonsets"], verbs: ["get", "patch"] },
    { apiGroups: ["batch"], resources: ["cronjobs"], verbs: ["update"] },
  ],
});
