import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "kubernetes:core/v1:Namespace": {},
    "kubernetes:core/v1:ServiceAccount": {},
    "kubernetes:core/v1:ServiceAccountPatch": {},
    "kubernetes:core/v1:Secret": {},
    "kubernetes:core/v1:ConfigMap": {},
    "kubernetes:core/v1:ResourceQuota": {},
    "kubernetes:core/v1:LimitRange": {},
  },
} satisfies ServiceAnswers;
