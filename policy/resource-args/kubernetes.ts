import type * as apps from "@pulumi/kubernetes/apps/v1";
import type * as batch from "@pulumi/kubernetes/batch/v1";
import type * as core from "@pulumi/kubernetes/core/v1";
import type * as helm from "@pulumi/kubernetes/helm/v3";
import type * as networking from "@pulumi/kubernetes/networking/v1";
import type * as policy from "@pulumi/kubernetes/policy/v1";
import type * as rbac from "@pulumi/kubernetes/rbac/v1";
import type * as storage from "@pulumi/kubernetes/storage/v1";

/** The arguments of each resource type of Kubernetes that a rule speaks of. */
export interface KubernetesArgs {
  "kubernetes:apps/v1:DaemonSet": apps.DaemonSetArgs;
  "kubernetes:apps/v1:Deployment": apps.DeploymentArgs;
  "kubernetes:apps/v1:ReplicaSet": apps.ReplicaSetArgs;
  "kubernetes:apps/v1:StatefulSet": apps.StatefulSetArgs;
  "kubernetes:batch/v1:CronJob": batch.CronJobArgs;
  "kubernetes:batch/v1:Job": batch.JobArgs;
  "kubernetes:core/v1:ConfigMap": core.ConfigMapArgs;
  "kubernetes:core/v1:LimitRange": core.LimitRangeArgs;
  "kubernetes:core/v1:Namespace": core.NamespaceArgs;
  "kubernetes:core/v1:PersistentVolume": core.PersistentVolumeArgs;
  "kubernetes:core/v1:Pod": core.PodArgs;
  "kubernetes:core/v1:PodTemplate": core.PodTemplateArgs;
  "kubernetes:core/v1:ReplicationController": core.ReplicationControllerArgs;
  "kubernetes:core/v1:ResourceQuota": core.ResourceQuotaArgs;
  "kubernetes:core/v1:Secret": core.SecretArgs;
  "kubernetes:core/v1:Service": core.ServiceArgs;
  "kubernetes:core/v1:ServiceAccount": core.ServiceAccountArgs;
  "kubernetes:core/v1:ServiceAccountPatch": core.ServiceAccountPatchArgs;
  "kubernetes:helm.sh/v3:Release": helm.ReleaseArgs;
  "kubernetes:networking.k8s.io/v1:Ingress": networking.IngressArgs;
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": networking.NetworkPolicyArgs;
  "kubernetes:policy/v1:PodDisruptionBudget": policy.PodDisruptionBudgetArgs;
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole": rbac.ClusterRoleArgs;
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": rbac.ClusterRoleBindingArgs;
  "kubernetes:rbac.authorization.k8s.io/v1:Role": rbac.RoleArgs;
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": rbac.RoleBindingArgs;
  "kubernetes:storage.k8s.io/v1:StorageClass": storage.StorageClassArgs;
}
