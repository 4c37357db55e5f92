import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:rbac.authorization.k8s.io/v1:Role": {},
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": {},
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole": {},
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": {},
  },
} satisfies ServiceAnswers;
