import { Firewall, Network, Router, RouterNat, Subnetwork } from "@pulumi/gcp/compute";
import { Cluster, NodePool } from "@pulumi/gcp/container";
import { Policy } from "@pulumi/gcp/dns";
import { CryptoKey, KeyRing } from "@pulumi/gcp/kms";
import { IAMMember } from "@pulumi/gcp/projects";
import { Account } from "@pulumi/gcp/serviceaccount";

/** A shop's cluster, which is reached by Google's DNS endpoint alone, written by somebody who read Google's hardening guide. */
export = () => {
  const location = "europe-west3";
  const network = new Network("shop", { autoCreateSubnetworks: false });
  new Policy("shop", { enableLogging: true, networks: [{ networkUrl: network.id }] });
  const subnet = new Subnetwork("shop", {
    network: network.id,
    ipCidrRange: "10.0.0.0/20",
    privateIpGoogleAccess: true,
    logConfig: { aggregationInterval: "INTERVAL_5_SEC", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" },
    secondaryIpRanges: [
      { rangeName: "pods", ipCidrRange: "10.4.0.0/14" },
      { rangeName: "services", ipCidrRange: "10.8.0.0/20" },
    ],
  });
  const router = new Router("shop", { network: network.id });
  new RouterNat("shop", {
    router: router.name,
    natIpAllocateOption: "AUTO_ONLY",
    sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
    logConfig: { enable: true, filter: "ALL" },
  });

  const ring = new KeyRing("shop", { location });
  const key = new CryptoKey("shop", { keyRing: ring.id, rotationPeriod: "7776000s" }, { protect: true });
  const account = new Account("nodes", { accountId: "shop-nodes" });
  new IAMMember("nodes", {
    project: "example",
    role: "roles/container.defaultNodeServiceAccount",
    member: account.member,
  });

  const logConfig = { metadata: "INCLUDE_ALL_METADATA" };
  new Firewall("deny-egress", {
    network: network.id,
    direction: "EGRESS",
    priority: 65000,
    denies: [{ protocol: "all" }],
    destinationRanges: ["0.0.0.0/0"],
    logConfig,
  });
  new Firewall("https-out", {
    network: network.id,
    direction: "EGRESS",
    allows: [{ protocol: "tcp", ports: ["443"] }],
    destinationRanges: ["0.0.0.0/0"],
    targetServiceAccounts: [account.email],
    logConfig,
  });
  // Google's load balancers and their health checks.
  new Firewall("load-balancers", {
    network: network.id,
    allows: [{ protocol: "tcp", ports: ["8080"] }],
    sourceRanges: ["35.191.0.0/16", "130.211.0.0/22"],
    targetServiceAccounts: [account.email],
    logConfig,
  });

  const cluster = new Cluster("shop", {
    location,
    network: network.id,
    subnetwork: subnet.id,
    ipAllocationPolicy: { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" },
    removeDefaultNodePool: true,
    initialNodeCount: 1,
    datapathProvider: "ADVANCED_DATAPATH",
    enableIntranodeVisibility: true,
    inTransitEncryptionConfig: "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT",
    privateClusterConfig: { enablePrivateNodes: true },
    controlPlaneEndpointsConfig: {
      ipEndpointsConfig: { enabled: false },
      dnsEndpointConfig: { allowExternalTraffic: true },
    },
    databaseEncryption: { state: "ENCRYPTED", keyName: key.id },
    workloadIdentityConfig: { workloadPool: "example.svc.id.goog" },
    authenticatorGroupsConfig: { securityGroup: "gke-security-groups@example.com" },
    binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
    releaseChannel: { channel: "REGULAR" },
    secretManagerConfig: { enabled: true },
    securityPostureConfig: { mode: "BASIC", vulnerabilityMode: "VULNERABILITY_BASIC" },
    loggingConfig: {
      enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"],
    },
    monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"], managedPrometheus: { enabled: true } },
    resourceLabels: { team: "shop" },
  });
  new NodePool("shop", {
    cluster: cluster.name,
    location,
    nodeCount: 1,
    management: { autoRepair: true, autoUpgrade: true },
    nodeConfig: {
      machineType: "e2-standard-4",
      imageType: "COS_CONTAINERD",
      serviceAccount: account.email,
      oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
      shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
      workloadMetadataConfig: { mode: "GKE_METADATA" },
      kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" },
      bootDiskKmsKey: key.id,
    },
  });
  return { cluster: cluster.name };
};
