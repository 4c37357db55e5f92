import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { judge } from "./samples/judge";

interface Said {
  /** Rule: type and name of the resource. Everything that is wrong, and nothing else. */
  readonly wrong: readonly string[];
  /** What depends on a value that only the deployment makes. */
  readonly unknown?: readonly string[];
}

/**
 * What the pack has to say of other people's programs, kept by hand: each line was judged by what the resource is for. What
 * is missing here and appears is a false alarm, or a new rule that somebody has to judge in the same way.
 */
const samples: Readonly<Record<string, Said>> = {
  empty: { wrong: [] },

  // Public subnets need no public addresses: the NAT gateways in them have their own.
  "bare-vpc": {
    wrong: [
      "aws/network/acl-adopted: Vpc main",
      "aws/network/default-security-group-closed: Vpc main",
      "aws/network/management-endpoints: Vpc main",
      "aws/network/subnets-without-public-addresses: Subnet public-0",
      "aws/network/subnets-without-public-addresses: Subnet public-1",
      "aws/network/vpc-endpoints: Vpc main",
      "aws/network/vpc-flow-logs: Vpc main",
    ],
  },

  // On Fargate: nothing that only instances can do. No shell can be opened, and its log would go where the container's goes.
  "web-aws": {
    wrong: [
      "aws/ecs/capabilities: TaskDefinition web",
      "aws/ecs/container-insights: Cluster web",
      "aws/ecs/exec-encrypted: Cluster web",
      "aws/ecs/fargate-storage-key: Cluster web",
      "aws/ecs/health-check: TaskDefinition web",
      "aws/ecs/image-digest: TaskDefinition web",
      "aws/ecs/no-public-addresses: Service web",
      "aws/ecs/not-root: TaskDefinition web",
      "aws/ecs/private-registry: TaskDefinition web",
      "aws/ecs/read-only-root: TaskDefinition web",
      "aws/ecs/rolls-back: Service web",
      "aws/ecs/tagged: Cluster web",
      "aws/ecs/tagged: Service web",
      "aws/ecs/tagged: TaskDefinition web",
      "aws/iam/no-aws-managed-policies: Role task-execution",
      "aws/iam/services-act-for-this-account: Role task-execution",
      "aws/lb/access-logs: LoadBalancer web",
      "aws/lb/no-plain-http: Listener web",
      "aws/logs/customer-key: LogGroup web",
      "aws/logs/retention: LogGroup web",
      "aws/network/no-open-egress: SecurityGroup web",
      "aws/network/no-plain-http-from-anywhere: SecurityGroup web",
    ],
  },

  // SSH is open to one range, which is right. What Azure's storage refuses by default needs no word of the program.
  "web-azure": {
    wrong: [
      "azure/monitoring/locks: StorageAccount uploads",
      "azure/monitoring/resource-logs: NetworkSecurityGroup web",
      "azure/monitoring/resource-logs: VirtualNetwork web",
      "azure/network/bastion: VirtualMachine web",
      "azure/network/ddos-protection: VirtualNetwork web",
      "azure/network/flow-logs: VirtualNetwork web",
      "azure/network/no-default-outbound: VirtualNetwork web",
      "azure/network/no-web-from-anywhere: NetworkSecurityGroup web",
      "azure/network/rest-denied: NetworkSecurityGroup web",
      "azure/storage/geo-redundant: StorageAccount uploads",
      "azure/storage/key-reminders: StorageAccount uploads",
      "azure/storage/network-default-deny: StorageAccount uploads",
      "azure/storage/no-public-network: StorageAccount uploads",
      "azure/storage/no-shared-keys: StorageAccount uploads",
      "azure/storage/portal-uses-entra: StorageAccount uploads",
      "azure/storage/private-endpoint: StorageAccount uploads",
      "azure/storage/read-only-lock: StorageAccount uploads",
      "azure/storage/transport: StorageAccount uploads",
    ],
  },

  // The network is the program's own; its name is not known yet.
  "web-gcp": {
    wrong: [
      "gcp/compute/boot-disk-key: Instance web",
      "gcp/compute/confidential: Instance web",
      "gcp/compute/no-project-ssh-keys: Instance web",
      "gcp/compute/no-public-addresses: Instance web",
      "gcp/compute/shielded: Instance web",
      "gcp/network/dns-logs: Network web",
      "gcp/network/egress-denied: Network web",
      "gcp/network/firewall-logs: Firewall web",
      "gcp/network/flow-logs: Subnetwork web",
      "gcp/network/no-admin-ports-from-anywhere: Firewall web",
      "gcp/network/no-open-ingress: Firewall web",
      "gcp/network/private-google-access: Subnetwork web",
    ],
  },

  // Careful people, who leave out what Azure's defaults have right.
  "app-azure": { wrong: ["azure/storage/read-only-lock: StorageAccount documents"] },

  // Careful people: of the route server's subnet nothing is asked. With the workspace in it, which is not known yet, the SDK
  // makes the whole security profile something that is not.
  "aks-private": {
    wrong: [
      "azure/aks/policy-assignments: ManagedCluster shop",
      "azure/monitoring/locks: Workspace shop",
      "azure/monitoring/resource-logs: NetworkSecurityGroup nodes",
      "azure/monitoring/resource-logs: VirtualNetwork shop",
      "azure/network/ddos-protection: VirtualNetwork shop",
      "azure/network/flow-logs: VirtualNetwork shop",
    ],
    unknown: ["defender", "images-cleaned", "secrets-encrypted", "workload-identity"].map(
      (rule) => `azure/aks/${rule}: ManagedCluster shop`,
    ),
  },

  // Careful people, who have read Google's guide, which has no word of anonymous requests and bindings yet, nor of audits.
  "gke-private": {
    wrong: [
      "gcp/gke/anonymous-access-limited: Cluster shop",
      "gcp/gke/no-anonymous-bindings: Cluster shop",
      "gcp/gke/node-audit: Cluster shop",
      "gcp/gke/private-endpoint: Cluster shop",
      "gcp/gke/sandbox: NodePool shop",
      "gcp/gke/security-bulletins: Cluster shop",
    ],
    // The service account and the network are the program's own; their names are not known yet.
    unknown: [
      "gcp/gke/node-service-account: NodePool shop",
      "gcp/iam/no-admin-service-accounts: IAMMember nodes",
      "gcp/iam/no-default-service-accounts: IAMMember nodes",
      "gcp/iam/no-grants-to-people: IAMMember nodes",
      "gcp/iam/no-public-grants: IAMMember nodes",
    ],
  },

  // Careful people, with a site for everybody, which nobody has to sign in to. Google's keys encrypt.
  "run-gcp": {
    wrong: [
      "gcp/network/identity-aware-proxy: BackendService site",
      "gcp/registry/customer-key: Repository site",
      "gcp/secrets/customer-key: Secret database",
    ],
    unknown: ["gcp/secrets/no-public-access: SecretIamMember database"],
  },

  // Careful people: bucket and database are in order. No way leads out of the network, so nothing in it misses an endpoint
  // but what would manage instances, which is advice.
  data: {
    wrong: [
      "aws/kms/key-policy: Key data",
      "aws/kms/protected: Key data",
      "aws/network/acl-adopted: Vpc data",
      "aws/network/default-security-group-closed: Vpc data",
      "aws/network/management-endpoints: Vpc data",
      "aws/network/vpc-flow-logs: Vpc data",
      "aws/s3/mfa-delete: Bucket records",
      "aws/secrets/rotation: Secret database",
    ],
    unknown: [
      "aws/iam/documents-are-json: BucketPolicy records",
      "aws/iam/no-public-principals: BucketPolicy records",
      "aws/s3/tls-only: Bucket records",
    ],
  },

  // The table's ARN is not known yet; what each statement allows is, and says enough. What the function gets in its
  // environment could be anything, such as a URL with a password.
  serverless: {
    wrong: [
      "aws/apigateway/access-logs: Stage live",
      "aws/iam/no-aws-managed-policies: Role handler",
      "aws/iam/no-inline-policies: RolePolicy handler-data",
      "aws/iam/no-service-wildcards: RolePolicy handler-data",
    ],
    unknown: ["aws/lambda/no-secrets-in-environment: Function handler"],
  },

  "web-kubernetes": {
    wrong: [
      "kubernetes/namespaces/default-deny: Namespace guestbook",
      "kubernetes/namespaces/pod-security-enforced: Namespace guestbook",
      "kubernetes/namespaces/pod-security-labels: Namespace guestbook",
      "kubernetes/namespaces/pod-security-watched: Namespace guestbook",
      "kubernetes/namespaces/quota: Namespace guestbook",
      "kubernetes/network/no-public-load-balancer: Service guestbook",
      "kubernetes/service-accounts/default-without-token: Namespace guestbook",
      "kubernetes/workloads/fresh-images: Deployment guestbook",
      "kubernetes/workloads/image-digest: Deployment guestbook",
      "kubernetes/workloads/net-raw-dropped: Deployment guestbook",
      "kubernetes/workloads/no-added-capabilities: Deployment guestbook",
      "kubernetes/workloads/no-privilege-escalation: Deployment guestbook",
      "kubernetes/workloads/not-root: Deployment guestbook",
      "kubernetes/workloads/own-service-account: Deployment guestbook",
      "kubernetes/workloads/private-registry: Deployment guestbook",
      "kubernetes/workloads/probes: Deployment guestbook",
      "kubernetes/workloads/read-only-root: Deployment guestbook",
      "kubernetes/workloads/seccomp: Deployment guestbook",
    ],
    // Kubernetes' provider makes the namespace's name.
    unknown: ["ConfigMap", "Deployment", "Service"].flatMap((kind) => [
      `kubernetes/namespaces/not-default: ${kind} guestbook`,
      `kubernetes/namespaces/not-system: ${kind} guestbook`,
    ]),
  },

  // Documents that AWS' provider makes of parts: judged where the parts are known, and open where they are not.
  roles: {
    wrong: [
      "aws/iam/no-administrator-statements: Policy deployer",
      "aws/iam/no-decryption-with-any-key: Policy deployer",
      "aws/iam/no-inline-policies: RolePolicy backup",
      "aws/s3/mfa-delete: Bucket reports",
      "aws/s3/no-public-access: Bucket reports",
      "aws/s3/tls-only: Bucket reports",
    ],
    unknown: [
      "aws/iam/documents-are-json: Policy reader",
      "aws/iam/no-administrator-statements: Policy reader",
      "aws/iam/no-credential-exposure: Policy reader",
      "aws/iam/no-data-exfiltration: Policy reader",
      "aws/iam/no-decryption-with-any-key: Policy reader",
      "aws/iam/no-permission-management: Policy reader",
      "aws/iam/no-privilege-escalation: Policy reader",
      "aws/iam/no-service-wildcards: Policy reader",
      "aws/iam/no-unlimited-writes: Policy reader",
    ],
  },
};

describe("other people's programs", function () {
  this.timeout(60_000);

  for (const [sample, { wrong, unknown = [] }] of Object.entries(samples)) {
    it(`get the findings that they should, and no other: ${sample}`, async () => {
      assert.deepEqual(await judge(sample), { wrong: wrong.toSorted(), unknown: unknown.toSorted() });
    });
  }

  it("are all judged", () => {
    const files = readdirSync(path.join(__dirname, "samples")).map((file) => path.basename(file, ".ts"));
    assert.deepEqual(files.toSorted(), [...Object.keys(samples), "judge", "policy-document"].toSorted());
  });
});
