import {
  type AcceptedChanges,
  byDefault,
  capacity,
  contents,
  harmless,
  incomplete,
  irrelevant,
  names,
  refused,
  stricter,
  unused,
} from "./accepted";

export const kubernetes: AcceptedChanges = {
  "kubernetes:*": [
    harmless("Pulumi knows it from the type.", "{apiVersion,kind} taken away"),
    irrelevant(
      names,
      "metadata.labels.{app.kubernetes.io/*,application,managed-by}",
      "metadata.{labels,name} taken away",
      "description",
    ),
    refused(incomplete, "{metadata,spec} taken away", "metadata.namespace taken away"),
  ],
  "kubernetes:apps/v1:DaemonSet": [
    irrelevant(
      capacity,
      "spec.{minReadySeconds,updateStrategy}",
      "spec.template.spec.{affinity,nodeSelector,priorityClassName,terminationGracePeriodSeconds,tolerations}",
      "spec.template.spec.{initC,c}ontainers[].resources",
    ),
    refused(incomplete, "spec.selector.matchLabels", "spec.template.{metadata,spec} taken away"),
    irrelevant(names, "spec.template.metadata.{annotations,labels}", "spec.template.spec.setHostnameAsFQDN"),
    irrelevant(
      contents,
      "spec.template.spec.{initC,c}ontainers{ taken away,[] taken away}",
      "spec.template.spec.{initC,c}ontainers[].{args,command,env}",
      "spec.template.spec.{initC,c}ontainers[].volumeMounts{ taken away,[] taken away,[].subPath taken away}",
      "spec.template.spec.volumes{ taken away,[] taken away}",
      "spec.template.spec.volumes[].{configMap,csi,ephemeral,hostPath}",
    ),
    harmless(
      stricter,
      "spec.template.spec.{initC,c}ontainers[].securityContext.capabilities.add",
      "spec.template.spec.containers[].securityContext.readOnlyRootFilesystem = true",
    ),
    harmless(
      "A pod that wants its account's token says so; what the account may do is judged where it is granted.",
      "spec.template.spec.automountServiceAccountToken",
    ),
    harmless(
      byDefault,
      "spec.template.spec.{initC,c}ontainers[].{imagePullPolicy,securityContext.privileged} taken away",
      "spec.template.spec.containers[].securityContext.readOnlyRootFilesystem taken away",
    ),
    harmless(
      "That it runs as root has been settled by the exemption for it.",
      "spec.template.spec.{initC,c}ontainers[].securityContext.runAsNonRoot",
      "spec.template.spec.securityContext.runAsNonRoot",
    ),
    harmless(
      "SELinux then gives it the type of any container.",
      "spec.template.spec.containers[].securityContext.seLinuxOptions",
    ),
    harmless(
      "It shows on a terminal, if somebody has one.",
      "spec.template.spec.{initC,c}ontainers[].{stdin,stdinOnce,tty}",
    ),
    harmless(
      "Those of the node are judged; the others are the pod's own.",
      "spec.template.spec.{initC,c}ontainers[].volumeMounts[].readOnly",
    ),
    harmless("The namespace has no services that it could name.", "spec.template.spec.enableServiceLinks"),
    irrelevant("By which name servers it finds names.", "spec.template.spec.dnsPolicy"),
    harmless("Root in the pod is nobody on the node, or is judged as root.", "spec.template.spec.hostUsers"),
    irrelevant(
      "Whose the files of volumes are.",
      "spec.template.spec.securityContext.{fsGroup,seLinux}ChangePolicy",
      "spec.template.spec.securityContext.supplementalGroupsPolicy",
    ),
    harmless(unused, "spec.template.spec.volumes[].*.{readOnly,optional,chapAuthDiscovery,chapAuthSession,sslEnabled}"),
  ],
  "kubernetes:core/v1:{ConfigMap,Secret}": [irrelevant(contents, "data", "immutable", "type")],
  "kubernetes:core/v1:LimitRange": [
    harmless("The quota still holds, and the pods say their own limits.", "spec.limits[]*"),
  ],
  "kubernetes:core/v1:Namespace": [
    harmless("Without a version, it is the cluster's.", "metadata.labels.pod-security.kubernetes.io/*-version"),
  ],
  "kubernetes:core/v1:ResourceQuota": [harmless("The other amounts still hold.", "spec.hard.*")],
  "kubernetes:core/v1:ServiceAccount": [irrelevant(contents, "metadata.annotations")],
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": [
    harmless(
      stricter,
      "spec.egress{ taken away,[] taken away,[].ports[] taken away,[].to[] taken away}",
      "spec.egress[].to[].{namespaceSelector,podSelector} taken away",
      'spec.egress[].to[].ipBlock.except[] = "0.0.0.0/0"',
    ),
    harmless(
      "It leads to pods inside the cluster, on the port of DNS.",
      "spec.egress[].to[].{namespace,pod}Selector.*",
    ),
    harmless(
      "Azure's own address answers nothing on the port of HTTPS.",
      "spec.egress[].to[].ipBlock.except[] taken away",
    ),
    irrelevant("Which port, of those that are named.", "spec.egress[].ports[].{port,protocol}"),
    harmless("It then holds for every pod in the sensor's own namespace.", "spec.podSelector"),
    harmless("Another policy refuses both ways what none allows.", "spec.policyTypes"),
    refused(incomplete, "spec.egress[].to[].ipBlock taken away"),
  ],
  "kubernetes:policy/v1:PodDisruptionBudget": [irrelevant(capacity, "spec")],
  "kubernetes:rbac.authorization.k8s.io/v1:{Cluster,}Role": [harmless(stricter, "rules")],
  "kubernetes:rbac.authorization.k8s.io/v1:{Cluster,}RoleBinding": [
    harmless(stricter, "subjects"),
    refused(incomplete, "roleRef.apiGroup"),
  ],
  "kubernetes:scheduling.k8s.io/v1:PriorityClass": [irrelevant(capacity, "{globalDefault,preemptionPolicy,value}")],
  "kubernetes:storage.k8s.io/v1:StorageClass": [
    irrelevant(capacity, "{allowVolumeExpansion,reclaimPolicy,volumeBindingMode}", "parameters.type"),
    irrelevant(names, "parameters.tagSpecification_*"),
    harmless("It is encrypted under AWS' key.", "parameters.kmsKeyId"),
  ],
};
