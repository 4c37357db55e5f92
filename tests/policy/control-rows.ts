import type { WholeStack } from "../../settings/clouds";
import { both, type Change, remove, reword, same, set, unset } from "./changes";

type Row = Readonly<Record<WholeStack, readonly string[]>>;

/** What each stack is hardened by, and the rules that say whether it is. */
export const rows: Readonly<Record<string, Row>> = {
  "secrets management": {
    "aws-ecs": ["aws/secrets/customer-key", "aws/ecs/no-secrets-in-environment"],
    "aws-eks": ["aws/eks/secrets-encrypted", "kubernetes/workloads/no-literal-credentials"],
    azure: ["azure/vault/purge-protection", "azure/vault/roles"],
    gcp: ["gcp/secrets/customer-key", "gcp/gke/secret-manager"],
  },
  "network isolation": {
    "aws-ecs": ["aws/network/subnets-without-public-addresses", "aws/ecs/no-public-addresses"],
    "aws-eks": ["aws/network/subnets-without-public-addresses", "aws/ec2/no-public-addresses"],
    azure: ["azure/aks/private-nodes", "azure/aks/chosen-way-out"],
    gcp: ["gcp/gke/private-nodes", "gcp/network/egress-denied"],
  },
  "API restriction": {
    "aws-ecs": ["aws/ecs/own-security-groups", "aws/network/no-admin-ports-from-anywhere"],
    "aws-eks": ["aws/eks/restricted-endpoint", "aws/network/no-admin-ports-from-anywhere", "aws/iam/oidc-subject"],
    azure: ["azure/network/subnet-security-group", "azure/aks/restricted-endpoint"],
    gcp: ["gcp/network/no-open-ingress", "gcp/gke/authorised-networks"],
  },
  "encryption at rest": {
    "aws-ecs": ["aws/ec2/encrypted-volumes", "aws/kms/rotation"],
    "aws-eks": ["aws/ec2/encrypted-volumes", "aws/kms/rotation"],
    azure: ["azure/aks/ephemeral-disks", "azure/aks/encryption-at-host"],
    gcp: ["gcp/gke/boot-disk-key", "gcp/kms/rotation"],
  },
  "encryption in transit": {
    "aws-ecs": ["aws/ecs/https-only", "aws/secrets/tls-only"],
    "aws-eks": ["kubernetes/workloads/https-only", "aws/secrets/tls-only"],
    azure: ["kubernetes/workloads/https-only", "azure/storage/transport"],
    gcp: ["kubernetes/workloads/https-only", "gcp/network/no-plain-http-egress"],
  },
  identity: {
    "aws-ecs": ["aws/ec2/imds-v2", "aws/ecs/separate-roles"],
    "aws-eks": ["aws/ec2/imds-v2", "aws/iam/oidc-subject"],
    azure: ["azure/aks/managed-identity", "azure/aks/workload-identity"],
    gcp: ["gcp/gke/workload-identity", "gcp/gke/metadata-server"],
  },
  logging: {
    "aws-ecs": ["aws/ecs/logging", "aws/network/vpc-flow-logs"],
    "aws-eks": ["aws/eks/control-plane-logs", "aws/network/vpc-flow-logs"],
    azure: ["azure/aks/audit-logs", "azure/aks/defender"],
    gcp: ["gcp/gke/logging", "gcp/gke/monitoring"],
  },
  "image security": {
    "aws-ecs": ["aws/ecr/scan-on-push", "aws/ecs/image-digest"],
    "aws-eks": ["aws/ecr/scan-on-push", "kubernetes/workloads/image-digest"],
    azure: ["azure/registry/cluster-pulls-only", "azure/aks/defender"],
    gcp: ["gcp/gke/binary-authorization", "gcp/binary-authorization/enforced"],
  },
  "runtime security": {
    "aws-ecs": ["aws/ecs/container-insights"],
    "aws-eks": ["aws/eks/container-insights"],
    azure: ["azure/aks/policy-add-on", "azure/aks/policy-assignments"],
    gcp: ["gcp/gke/security-posture"],
  },
  "node security": {
    "aws-ecs": ["aws/ec2/encrypted-volumes", "aws/ec2/imds-hop-limit"],
    "aws-eks": ["aws/ec2/encrypted-volumes", "aws/ec2/imds-v2"],
    azure: ["azure/aks/ephemeral-disks", "azure/aks/trusted-launch"],
    gcp: ["gcp/gke/shielded-nodes", "gcp/gke/secure-boot"],
  },
};

const cluster = {
  ecs: { type: "aws:ecs/cluster:Cluster" },
  eks: { type: "aws:eks/cluster:Cluster" },
  aks: { type: "azure-native:containerservice:ManagedCluster" },
  gke: { type: "gcp:container/cluster:Cluster" },
};
const nodes = {
  aws: { type: "aws:ec2/launchTemplate:LaunchTemplate" },
  gcp: { type: "gcp:container/nodePool:NodePool" },
};
const sensor = {
  ecs: { type: "aws:ecs/taskDefinition:TaskDefinition" },
  pods: { type: "kubernetes:apps/v1:DaemonSet" },
};
const container = ["spec", "template", "spec", "containers", 0];
const service = { type: "aws:ecs/service:Service" };
const securityRule = { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" };
const firewall = (nameEnd: string) => ({ type: "gcp:compute/firewall:Firewall", nameEnd });
const vault = { type: "azure-native:keyvault:Vault" };

/** For each of the rules, a change for the worse that it sees, and no other. */
export const worse: Readonly<Record<string, Change>> = {
  "aws/ec2/encrypted-volumes": set(nodes.aws, ["blockDeviceMappings", 0, "ebs", "encrypted"], "false"),
  "aws/ec2/imds-hop-limit": set(nodes.aws, ["metadataOptions", "httpPutResponseHopLimit"], 64),
  "aws/ec2/imds-v2": set(nodes.aws, ["metadataOptions", "httpTokens"], "optional"),
  "aws/ec2/no-public-addresses": set(nodes.aws, ["networkInterfaces", 0, "associatePublicIpAddress"], "true"),
  "aws/ecr/scan-on-push": set(
    { type: "aws:ecr/repository:Repository" },
    ["imageScanningConfiguration", "scanOnPush"],
    false,
  ),
  "aws/ecs/container-insights": unset(cluster.ecs, ["settings"]),
  "aws/ecs/https-only": reword(sensor.ecs, ["containerDefinitions"], "https://", "http://"),
  "aws/ecs/image-digest": reword(sensor.ecs, ["containerDefinitions"], /@sha256:[0-9a-f]+/, ""),
  "aws/ecs/logging": reword(sensor.ecs, ["containerDefinitions"], "logConfiguration", "noConfiguration"),
  "aws/ecs/no-public-addresses": set(service, ["networkConfiguration", "assignPublicIp"], true),
  "aws/ecs/no-secrets-in-environment": reword(
    sensor.ecs,
    ["containerDefinitions"],
    "https://",
    "https://app:hunter2hunter2@",
  ),
  "aws/ecs/own-security-groups": unset(service, ["networkConfiguration", "securityGroups"]),
  "aws/ecs/separate-roles": same(sensor.ecs, "taskRoleArn", "executionRoleArn"),
  "aws/eks/container-insights": remove({ type: "aws:eks/addon:Addon", nameEnd: "-observability" }),
  "aws/eks/control-plane-logs": set(cluster.eks, ["enabledClusterLogTypes"], ["api"]),
  "aws/eks/restricted-endpoint": set(cluster.eks, ["vpcConfig", "publicAccessCidrs"], ["0.0.0.0/0"]),
  "aws/eks/secrets-encrypted": unset(cluster.eks, ["encryptionConfig"]),
  "aws/iam/oidc-subject": reword(
    { type: "aws:iam/role:Role", nameEnd: "-network-plugin" },
    ["assumeRolePolicy"],
    ":sub",
    ":aud",
  ),
  "aws/kms/rotation": set({ type: "aws:kms/key:Key" }, ["enableKeyRotation"], false),
  "aws/network/no-admin-ports-from-anywhere": both(
    set(securityRule, ["cidrIpv4"], "0.0.0.0/0"),
    set(securityRule, ["fromPort"], 22),
    set(securityRule, ["toPort"], 22),
  ),
  "aws/network/subnets-without-public-addresses": set({ type: "aws:ec2/subnet:Subnet" }, ["mapPublicIpOnLaunch"], true),
  "aws/network/vpc-flow-logs": remove({ type: "aws:ec2/flowLog:FlowLog" }),
  "aws/secrets/customer-key": unset({ type: "aws:secretsmanager/secret:Secret" }, ["kmsKeyId"]),
  "aws/secrets/tls-only": reword(
    { type: "aws:secretsmanager/secretPolicy:SecretPolicy" },
    ["policy"],
    "aws:SecureTransport",
    "aws:ViaAWSService",
  ),
  "azure/aks/audit-logs": set(
    { type: "azure-native:monitor:DiagnosticSetting", nameEnd: "-cluster-logs" },
    ["logs"],
    [{ category: "kube-apiserver", enabled: true }],
  ),
  "azure/aks/chosen-way-out": set(cluster.aks, ["networkProfile", "outboundType"], "loadBalancer"),
  "azure/aks/defender": unset(cluster.aks, ["securityProfile", "defender"]),
  "azure/aks/encryption-at-host": set(cluster.aks, ["agentPoolProfiles", 0, "enableEncryptionAtHost"], false),
  "azure/aks/ephemeral-disks": set(cluster.aks, ["agentPoolProfiles", 0, "osDiskType"], "Managed"),
  "azure/aks/managed-identity": unset(cluster.aks, ["identity"]),
  "azure/aks/policy-add-on": set(cluster.aks, ["addonProfiles", "azurepolicy", "enabled"], false),
  "azure/aks/policy-assignments": remove({ type: "azure-native:authorization:PolicyAssignment" }),
  "azure/aks/private-nodes": set(cluster.aks, ["agentPoolProfiles", 0, "enableNodePublicIP"], true),
  "azure/aks/restricted-endpoint": unset(cluster.aks, ["apiServerAccessProfile", "authorizedIPRanges"]),
  "azure/aks/trusted-launch": set(cluster.aks, ["agentPoolProfiles", 0, "securityProfile", "enableSecureBoot"], false),
  "azure/aks/workload-identity": set(cluster.aks, ["securityProfile", "workloadIdentity", "enabled"], false),
  "azure/network/subnet-security-group": unset({ type: "azure-native:network:Subnet", nameEnd: "-nodes" }, [
    "networkSecurityGroup",
  ]),
  "azure/registry/cluster-pulls-only": remove({
    type: "azure-native:authorization:RoleAssignment",
    nameEnd: "-may-pull",
  }),
  "azure/storage/transport": set({ type: "azure-native:storage:StorageAccount" }, ["minimumTlsVersion"], "TLS1_0"),
  "azure/vault/purge-protection": unset(vault, ["properties", "enablePurgeProtection"]),
  "azure/vault/roles": set(vault, ["properties", "enableRbacAuthorization"], false),
  "gcp/binary-authorization/enforced": set(
    { type: "gcp:binaryauthorization/policy:Policy" },
    ["clusterAdmissionRules", 0, "evaluationMode"],
    "ALWAYS_ALLOW",
  ),
  "gcp/gke/authorised-networks": both(
    set(cluster.gke, ["controlPlaneEndpointsConfig", "ipEndpointsConfig", "enabled"], true),
    unset(cluster.gke, ["masterAuthorizedNetworksConfig"]),
  ),
  "gcp/gke/binary-authorization": unset(cluster.gke, ["binaryAuthorization"]),
  "gcp/gke/boot-disk-key": unset(nodes.gcp, ["nodeConfig", "bootDiskKmsKey"]),
  "gcp/gke/logging": set(cluster.gke, ["loggingConfig", "enableComponents"], []),
  "gcp/gke/metadata-server": set(nodes.gcp, ["nodeConfig", "workloadMetadataConfig", "mode"], "GCE_METADATA"),
  "gcp/gke/monitoring": set(cluster.gke, ["monitoringConfig", "managedPrometheus", "enabled"], false),
  "gcp/gke/private-nodes": set(cluster.gke, ["privateClusterConfig", "enablePrivateNodes"], false),
  "gcp/gke/secret-manager": unset(cluster.gke, ["secretSyncConfig"]),
  "gcp/gke/secure-boot": set(nodes.gcp, ["nodeConfig", "shieldedInstanceConfig", "enableSecureBoot"], false),
  "gcp/gke/security-posture": set(cluster.gke, ["securityPostureConfig", "mode"], "DISABLED"),
  "gcp/gke/shielded-nodes": set(cluster.gke, ["enableShieldedNodes"], false),
  "gcp/gke/workload-identity": unset(cluster.gke, ["workloadIdentityConfig"]),
  "gcp/kms/rotation": unset({ type: "gcp:kms/cryptoKey:CryptoKey" }, ["rotationPeriod"]),
  "gcp/network/egress-denied": remove(firewall("-deny-egress")),
  "gcp/network/no-open-ingress": both(
    unset(firewall("-deny-ingress"), ["denies"]),
    set(firewall("-deny-ingress"), ["allows"], [{ protocol: "tcp", ports: ["8080"] }]),
  ),
  "gcp/network/no-plain-http-egress": set(firewall("-egress-https"), ["allows", 0, "ports"], ["80"]),
  "gcp/secrets/customer-key": unset({ type: "gcp:secretmanager/secret:Secret" }, [
    "replication",
    "userManaged",
    "replicas",
    0,
    "customerManagedEncryption",
  ]),
  "kubernetes/workloads/https-only": set(sensor.pods, [...container, "env", 2, "value"], "http://example.com"),
  "kubernetes/workloads/image-digest": reword(sensor.pods, [...container, "image"], /@sha256:[0-9a-f]+/, ":1"),
  "kubernetes/workloads/no-literal-credentials": set(sensor.pods, [...container, "env", 0], {
    name: "API_PASSWORD",
    value: "swordfish",
  }),
};
