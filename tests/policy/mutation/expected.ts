/** Rules that rightly have something to say of what another rule's examples make worse. */
export const seenToo: Readonly<Record<string, readonly string[]>> = {
  "aws/ec2/no-public-addresses": ["aws/network/no-idle-security-groups"],
  "aws/ecs/awsvpc": ["aws/ecs/host-mode-not-root"],
  "aws/ecs/image-digest": ["aws/ecs/private-registry"],
  "aws/ecs/no-public-addresses": ["aws/network/no-idle-security-groups"],
  "aws/ecs/own-security-groups": ["aws/network/no-idle-security-groups"],
  "aws/ecs/private-registry": ["aws/ecs/image-digest"],
  "aws/eks/container-insights": ["aws/eks/network-policies-enforced"],
  "aws/eks/launch-template": ["aws/ec2/instance-role"],
  "aws/eks/network-policies-enforced": ["aws/eks/container-insights"],
  "aws/eks/node-role-reads-images-only": ["aws/iam/no-unlimited-writes"],
  "aws/iam/no-administrator-attachments": ["aws/ec2/session-manager", "aws/iam/no-aws-managed-policies"],
  "aws/iam/no-administrator-statements": ["aws/iam/no-data-exfiltration", "aws/iam/no-decryption-with-any-key"],
  "aws/iam/no-full-cloudshell": ["aws/ec2/session-manager", "aws/iam/no-aws-managed-policies"],
  "aws/iam/no-public-principals": ["aws/secrets/tls-only", "aws/sns/tls-only"],
  "aws/network/management-endpoints": ["aws/network/no-idle-security-groups", "aws/network/vpc-endpoints"],
  "aws/network/no-admin-ports-from-anywhere": ["aws/network/no-file-sharing-from-anywhere"],
  "aws/network/no-file-sharing-from-anywhere": ["aws/network/no-admin-ports-from-anywhere"],
  "aws/network/no-idle-security-groups": ["aws/network/management-endpoints", "aws/network/vpc-endpoints"],
  "aws/network/vpc-endpoints": ["aws/network/management-endpoints", "aws/network/no-idle-security-groups"],
  "aws/secrets/tls-only": ["aws/iam/no-public-principals"],
  "aws/sns/tls-only": ["aws/iam/no-public-principals"],
  "azure/aks/audit-logs": ["azure/monitoring/resource-logs", "azure/vault/logs"],
  "azure/aks/azure-rbac": ["azure/aks/entra-only"],
  "azure/aks/disk-key": ["azure/aks/ephemeral-disks"],
  "azure/aks/private-endpoint": ["azure/aks/restricted-endpoint"],
  "azure/aks/restricted-endpoint": ["azure/aks/private-endpoint"],
  "azure/identity/no-broad-roles": ["azure/registry/cluster-pulls-only"],
  "azure/identity/no-user-access-administrators": ["azure/registry/cluster-pulls-only"],
  "azure/monitoring/resource-logs": ["azure/aks/audit-logs", "azure/vault/logs"],
  "azure/network/no-admin-ports-from-anywhere": [
    "azure/network/no-udp-from-anywhere",
    "azure/network/no-web-from-anywhere",
  ],
  "azure/network/no-udp-from-anywhere": ["azure/network/no-web-from-anywhere"],
  "azure/registry/private-endpoint": ["azure/vault/private-endpoint"],
  "azure/storage/network-default-deny": ["azure/storage/no-public-network"],
  "azure/storage/no-shared-keys": ["azure/storage/key-reminders"],
  "azure/vault/logs": ["azure/aks/audit-logs", "azure/monitoring/resource-logs"],
  "azure/vault/private-endpoint": ["azure/registry/private-endpoint"],
  "gcp/gke/node-firewall": ["gcp/network/egress-denied"],
  "gcp/gke/own-node-pools": ["gcp/gke/sandbox"],
  "gcp/iam/no-admin-service-accounts": ["gcp/iam/no-basic-roles"],
  "gcp/iam/no-basic-roles": ["gcp/iam/no-admin-service-accounts"],
  "gcp/network/egress-denied": ["gcp/gke/node-firewall"],
  "gcp/network/not-default": ["gcp/network/egress-denied"],
  "kubernetes/namespaces/default-deny": ["kubernetes/network/egress-named"],
  "kubernetes/namespaces/not-default": ["kubernetes/namespaces/default-deny", "kubernetes/namespaces/quota"],
  "kubernetes/namespaces/not-system": ["kubernetes/namespaces/default-deny", "kubernetes/namespaces/quota"],
  "kubernetes/namespaces/pod-security-labels": [
    "kubernetes/namespaces/pod-security-enforced",
    "kubernetes/namespaces/pod-security-watched",
  ],
  "kubernetes/namespaces/pod-security-watched": ["kubernetes/namespaces/pod-security-labels"],
  "kubernetes/network/egress-named": [
    "kubernetes/namespaces/default-deny",
    "kubernetes/network/egress-without-metadata",
  ],
  "kubernetes/network/egress-without-metadata": ["kubernetes/network/egress-named"],
  "kubernetes/network/policies-select": ["kubernetes/namespaces/default-deny"],
  "kubernetes/rbac/no-secret-access": ["kubernetes/rbac/no-node-proxy", "kubernetes/rbac/no-wildcards"],
  "kubernetes/rbac/no-wildcards": [
    "kubernetes/rbac/no-exec",
    "kubernetes/rbac/no-node-proxy",
    "kubernetes/rbac/no-pod-creation",
    "kubernetes/rbac/no-secret-access",
  ],
  "kubernetes/service-accounts/default-without-token": ["kubernetes/service-accounts/no-token-by-default"],
  "kubernetes/workloads/environment-named-once": ["kubernetes/workloads/no-secrets-in-environment"],
  "kubernetes/workloads/image-digest": ["kubernetes/workloads/no-latest-tag", "kubernetes/workloads/private-registry"],
  "kubernetes/workloads/net-raw-dropped": ["kubernetes/workloads/no-added-capabilities"],
  "kubernetes/workloads/no-docker-socket": ["kubernetes/workloads/no-host-paths"],
  "kubernetes/workloads/no-latest-tag": ["kubernetes/workloads/image-digest", "kubernetes/workloads/private-registry"],
  "kubernetes/workloads/no-literal-credentials": ["kubernetes/workloads/no-secrets-in-environment"],
  "kubernetes/workloads/private-registry": ["kubernetes/workloads/image-digest", "kubernetes/workloads/no-latest-tag"],
};

/** A change that is none for the worse where it is made. */
export interface Survivor {
  readonly rule: string;
  readonly change: RegExp;
  readonly reason: string;
}

export const survivors: readonly Survivor[] = [
  {
    rule: "aws/ecs/cpu-share",
    change: /: cpu taken away$/,
    reason: "Each container has a share of its own.",
  },
  {
    rule: "aws/ecs/memory-limit",
    change: /: memory taken away$/,
    reason: "Each container has a limit of its own.",
  },
  {
    rule: "aws/eks/restricted-endpoint",
    change: /endpointPublicAccess taken away$/,
    reason: "The public endpoint, which is on by default, still answers the named ranges only.",
  },
  {
    rule: "aws/secrets/tls-only",
    change: /policy.Statement\[0\] = /,
    reason: "The statement that refuses is still there, after the one that does not.",
  },
  {
    rule: "aws/sns/tls-only",
    change: /policy.Statement\[0\] = /,
    reason: "The statement that refuses is still there, after the one that does not.",
  },
  {
    rule: "azure/aks/audit-logs",
    change: /category = "kube-scheduler"$/,
    reason: "Another entry of the diagnostic setting sends the audit logs.",
  },
  {
    rule: "azure/aks/restricted-endpoint",
    change: /authorizedIPRanges = /,
    reason: "A private API server answers its network alone, whatever ranges it names.",
  },
  {
    rule: "azure/network/no-default-outbound",
    change: /-network-nodes: defaultOutboundAccess/,
    reason: "A subnet with a NAT gateway does not use Azure's default way out.",
  },
  {
    rule: "azure/storage/network-default-deny",
    change: /publicNetworkAccess taken away$/,
    reason: "The network rules still deny by default.",
  },
  {
    rule: "gcp/binary-authorization/enforced",
    change: /: defaultAdmissionRule/,
    reason: "The policy is the project's; the rule for this cluster is as it was.",
  },
  {
    rule: "gcp/gke/authorised-networks",
    change: /masterAuthorizedNetworksConfig/,
    reason: "The endpoints with addresses are off: the API server answers by its DNS name alone.",
  },
  {
    rule: "gcp/gke/network-policies-enforced",
    change: /networkPolicyConfig.disabled taken away$/,
    reason: "Dataplane V2 enforces network policies without the add-on.",
  },
  {
    rule: "gcp/gke/no-legacy-metadata",
    change: /metadata.role = "sensor"$/,
    reason: "Another entry of the metadata still turns the endpoints off.",
  },
  {
    rule: "gcp/gke/vpc-native",
    change: /networkingMode taken away$/,
    reason: "ipAllocationPolicy makes the cluster VPC-native too.",
  },
  {
    rule: "gcp/network/no-admin-ports-from-anywhere",
    change: /-(deny|egress)-\S+: (sourceRanges|allows)/,
    reason: "The rule still denies, or is still about what goes out.",
  },
  {
    rule: "gcp/network/no-open-ingress",
    change: /-(deny|egress)-\S+: sourceRanges/,
    reason: "The rule still denies, or is still about what goes out.",
  },
  {
    rule: "gcp/network/no-plain-http-egress",
    change: /-deny-private: allows/,
    reason: "The rule still denies.",
  },
  {
    rule: "kubernetes/network/egress-without-metadata",
    change: /ipBlock.cidr = "169.254.169.254.32"/,
    reason: "The port is that of DNS, on which the metadata server tells nothing of the node.",
  },
  {
    rule: "kubernetes/workloads/environment-named-once",
    change: /\.name = "MODE"/,
    reason: "Both are written into one place, where they are one.",
  },
];
