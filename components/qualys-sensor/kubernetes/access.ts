import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from "@pulumi/kubernetes/rbac/v1";
import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import * as identity from "../identity";
import type { SensorSettings } from "../sensor-arguments";
import { clusterWide, nameOf, namespaced, type Place } from "./place";

type PolicyRule = input.rbac.v1.PolicyRule;

/** In the sensor's own namespace. X5: a dynamic scan starts a pod of the image there, and looks into it. */
export const namespaceRules: Record<SensorSettings["rbac"], PolicyRule[]> = {
  vendor: [
    {
      apiGroups: ["", "batch"],
      resources: ["pods", "jobs"],
      verbs: ["get", "list", "watch", "create", "delete", "deletecollection"],
    },
    { apiGroups: [""], resources: ["pods/attach", "pods/exec"], verbs: ["create"] },
  ],
  reduced: [{ apiGroups: ["", "batch"], resources: ["pods", "jobs"], verbs: ["get", "list", "watch"] }],
};

/** In the whole cluster: what the vendor's chart reads, without its `pods/exec`. */
export const clusterRules: PolicyRule[] = [
  {
    apiGroups: [""],
    resources: ["nodes", "nodes/status", "namespaces", "pods", "pods/status", "replicationcontrollers/status"],
    verbs: ["get"],
  },
  {
    apiGroups: ["apps"],
    resources: ["daemonsets/status", "deployments/status", "replicasets/status", "statefulsets/status"],
    verbs: ["get"],
  },
  { apiGroups: ["batch"], resources: ["cronjobs/status", "jobs/status"], verbs: ["get"] },
];

export function grantAccess(place: Place, choice: SensorSettings["rbac"]): pulumi.Resource[] {
  const { name, parent } = place;
  const role = new Role(
    `${name}-role`,
    { metadata: namespaced(place, identity.serviceAccount), rules: namespaceRules[choice] },
    { parent },
  );
  const clusterRole = new ClusterRole(
    `${name}-cluster-role`,
    { metadata: clusterWide(place, identity.serviceAccount), rules: clusterRules },
    { parent },
  );

  const subjects = [{ kind: "ServiceAccount", name: identity.serviceAccount, namespace: place.namespace }];
  return [
    new RoleBinding(
      `${name}-role-binding`,
      { metadata: namespaced(place, identity.serviceAccount), subjects, roleRef: reference("Role", role) },
      { parent },
    ),
    new ClusterRoleBinding(
      `${name}-cluster-role-binding`,
      {
        metadata: clusterWide(place, identity.serviceAccount),
        subjects,
        roleRef: reference("ClusterRole", clusterRole),
      },
      { parent },
    ),
  ];
}

function reference(kind: "Role" | "ClusterRole", role: Role | ClusterRole) {
  return { apiGroup: "rbac.authorization.k8s.io", kind, name: nameOf(role, identity.serviceAccount) };
}
