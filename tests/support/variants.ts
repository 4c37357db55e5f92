import { type Cloud, clouds } from "../../settings/clouds";
import type { Changes } from "./preview";

/** A committed stack with some settings changed, which works and breaks no rule. */
export interface Variant {
  readonly stack: Cloud;
  readonly name: string;
  /** By path below the project's namespace; `configOf` turns it into what the CLI hands to the program. */
  readonly config: Changes;
}

const certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

const everywhere: Readonly<Record<string, Changes>> = {
  "as committed": {},
  "behind proxies, with a private registry": {
    "sensor.proxy": { address: "10.200.0.10:3128", caCertificate: certificate },
    "sensor.registryProxy": { address: "10.200.0.11:3129", caCertificate: certificate },
    "sensor.registryCertificates": { "registry.example.com:5000": certificate },
    "sensor.egress": [
      { cidr: "10.200.0.10/32", port: 3128, description: "proxy" },
      { cidr: "10.200.0.11/32", port: 3129, description: "registry proxy" },
      { cidr: "10.200.8.0/24", port: 5000, description: "registry of the data centre" },
    ],
  },
  "with the fewest rights": { "sensor.capabilities": "minimal", "sensor.readOnlyRootFilesystem": true },
  "with an image by digest, without data on the nodes": { "image.digest": digest, "sensor.persistence": "none" },
};

/** What a test of the program itself costs the least with, gone again an hour later. */
const thrownAway: Changes = {
  protect: false,
  "cluster.nodes.min": 1,
  "cluster.nodes.max": 2,
  "network.privateEndpoints": false,
};

const onClouds: Readonly<Record<string, Changes>> = {
  "thrown away, with one node": thrownAway,
  "let go of": { protect: false },
  "in three zones": { "network.zones": 3, "cluster.nodes.min": 3 },
  "without private endpoints": { "network.privateEndpoints": false },
};

/** A copy that the stack does not make: the source's own image, behind a login. */
const upstream = (pullSecret: string): Changes => ({
  "image.registry": "upstream",
  "image.digest": digest,
  "image.pullSecret": pullSecret,
});

const onKubernetes: Readonly<Record<string, Changes>> = {
  "with dynamic scans": {
    "sensor.scanningPolicy": "DynamicWithStaticScanningAsFallback",
    "sensor.rbac": "vendor",
    "sensor.scans.malware": true,
  },
  "with a volume for each sensor, on chosen nodes": {
    "sensor.persistence": "volume",
    "sensor.volume": { size: "100Gi", storageClass: "fast-ssd" },
    "sensor.seLinuxType": "super_t",
    "sensor.placement.nodeAffinity": [{ key: "spot", operator: "DoesNotExist" }],
  },
};

const onManagedKubernetes: Readonly<Record<string, Changes>> = {
  ...onClouds,
  ...onKubernetes,
  "with a private API server": { "cluster.api.access": "private", "cluster.api.reachedFrom": "inside" },
  "with a private API server, reached from a peer": {
    "cluster.api.access": "private",
    "cluster.api.reachedFrom": "peered",
    "network.peers": ["10.200.0.0/16"],
  },
  "with the source's image": upstream("registry-credentials"),
};

const existingVpc = {
  vpcId: "vpc-0123456789abcdef0",
  privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

const onAws: Readonly<Record<string, Changes>> = {
  "with one NAT gateway for three zones": {
    "network.natPerZone": false,
    "network.zones": 3,
    "cluster.nodes.min": 3,
  },
  "in an existing network": { "network.existing": existingVpc },
  "with a role for Qualys' connector": {
    ecrConnector: { accountId: "210987654321", externalId: "POD1-12345-1234567890123", repositories: ["team/*"] },
  },
  "resolving named registries alone": { "network.dnsFirewall": { hosts: ["*.registry.example.com"] } },
  "without NAT, by a proxy in another network": {
    "network.nat": "none",
    "network.peers": ["10.200.0.0/16"],
    "sensor.proxy": { address: "10.200.0.10:3128", caCertificate: certificate },
    "sensor.registryProxy": { address: "10.200.0.11:3128", caCertificate: certificate },
  },
  "thrown away, with one node": { ...thrownAway, "network.natPerZone": false },
  "with an existing alarm topic": {
    "alerts.target": { topicArn: "arn:aws:sns:eu-central-1:123456789012:security-alarms" },
    "alerts.vaultReaders": ["arn:aws:iam::123456789012:role/auditor"],
  },
};

const azureShared = "/subscriptions/1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d/resourceGroups/shared/providers";
const existingVirtualNetwork = `${azureShared}/Microsoft.Network/virtualNetworks/shared`;

/** Settings of the cluster itself, which the stack files have, make no sense beside an existing one. */
const onExisting = (existing: Changes): Changes => ({ cluster: { existing } });

/** Where an operator brings the ids out of a vault of its own. */
const existingWithIds = (existing: Changes): Changes => ({
  ...onExisting(existing),
  "credentials.existingSecret": "from-the-vault",
});

const byStack: Readonly<Record<Cloud, Readonly<Record<string, Changes>>>> = {
  "aws-ecs": {
    ...onClouds,
    ...onAws,
    "in GovCloud": { "aws:region": "us-gov-west-1" },
    "in China": { "aws:region": "cn-north-1" },
    "with dynamic scans": { "sensor.scanningPolicy": "DynamicWithStaticScanningAsFallback" },
    "with shells": { "cluster.exec": true },
    "with the source's image": upstream("arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf"),
    "on an existing cluster": { ...onExisting({ name: "shared" }), "network.existing": existingVpc },
    "about to leave an existing cluster": {
      ...onExisting({ name: "shared" }),
      "network.existing": existingVpc,
      "sensor.cleanUp": true,
      protect: false,
    },
  },
  "aws-eks": {
    ...onManagedKubernetes,
    ...onAws,
    "in GovCloud": {
      "aws:region": "us-gov-west-1",
      "cluster.admins": ["arn:aws-us-gov:iam::123456789012:role/platform-admins"],
    },
    "in China": {
      "aws:region": "cn-north-1",
      "cluster.admins": ["arn:aws-cn:iam::123456789012:role/platform-admins"],
    },
    "with a volume for each sensor, and versions of add-ons": {
      "sensor.persistence": "volume",
      "cluster.addOns": { "vpc-cni": "v1.20.4-eksbuild.2", "aws-ebs-csi-driver": "v1.54.0-eksbuild.1" },
    },
    "in an existing network, with a private API server": {
      "network.existing": existingVpc,
      "network.peers": ["10.200.0.0/16"],
      "cluster.api": { access: "private", reachedFrom: "peered" },
    },
    "on an existing cluster": onExisting({ name: "shared" }),
    "on an existing cluster that has the ids": existingWithIds({ name: "shared" }),
    "about to leave an existing cluster": { ...onExisting({ name: "shared" }), "sensor.cleanUp": true, protect: false },
  },
  azure: {
    ...onManagedKubernetes,
    "in an existing network": {
      "network.existing": {
        virtualNetworkId: existingVirtualNetwork,
        nodeSubnetId: `${existingVirtualNetwork}/subnets/nodes`,
        privateEndpointSubnetId: `${existingVirtualNetwork}/subnets/endpoints`,
      },
    },
    "with a network policy that names hosts": { "sensor.publicHosts": ["registry.example.com", "*.blob.example.com"] },
    "in a location without zones": { "azure-native:location": "westus", "network.zones": 0 },
    "in Azure Government": {
      "azure-native:location": "usgovvirginia",
      "azure-native:environment": "usgovernment",
      "cluster.api.vnetIntegration": false,
    },
    "with a private API server, without VNet integration": {
      "cluster.api": { access: "private", reachedFrom: "inside", vnetIntegration: false },
    },
    "on an existing cluster": {
      ...onExisting({ name: "shared", resourceGroup: "shared" }),
      "image.digest": digest,
    },
    "isolated, by a proxy in another network": {
      "network.nat": "none",
      "network.peers": ["10.200.0.0/16"],
      "sensor.proxy": { address: "10.200.0.10:3128", caCertificate: certificate },
      "cluster.proxy": { address: "10.200.0.12:3128", caCertificate: certificate },
      "cluster.api": { access: "private", reachedFrom: "peered" },
    },
    "behind a firewall": {
      "network.firewall": { hosts: ["registry.example.com", "*.layers.example.com"] },
      "sensor.egress": [{ cidr: "198.51.100.0/24", port: 5000, description: "registry of the data centre" }],
    },
    "with FIPS nodes behind a proxy, in a subscription of its own": {
      "cluster.defenderPlan": true,
      "cluster.systemNodes": { type: "Standard_D4ads_v6", min: 3, max: 5, zones: [1, 3] },
      "cluster.nodes.zones": [2, 3],
      "cluster.fips": true,
      "cluster.proxy": { address: "10.200.0.12:3128", caCertificate: certificate },
    },
    "in Azure China": {
      "azure-native:location": "chinanorth3",
      "azure-native:environment": "china",
      "cluster.api.vnetIntegration": false,
    },
    "on an existing cluster that has the ids": {
      ...existingWithIds({ name: "shared", resourceGroup: "shared" }),
      "image.digest": digest,
    },
    "with an existing action group": {
      "credentials.dueOn": "2099-06-01",
      "alerts.target": { actionGroupId: `${azureShared}/Microsoft.Insights/actionGroups/shared` },
    },
  },
  gcp: {
    ...onManagedKubernetes,
    "in an existing network": {
      "network.existing": {
        network: "shared",
        subnetwork: "shared-nodes",
        podsRange: "shared-pods",
        servicesRange: "shared-services",
      },
    },
    "in a network that another project shares, with a private API server": {
      "network.existing": {
        network: "projects/host-project/global/networks/shared",
        subnetwork: "projects/host-project/regions/europe-west3/subnetworks/shared-nodes",
        podsRange: "shared-pods",
        servicesRange: "shared-services",
        grantRights: true,
      },
      "cluster.api": { access: "private", reachedFrom: "peered" },
      "network.peers": ["10.200.0.0/16"],
    },
    "on an existing cluster": onExisting({ name: "shared", location: "europe-west3" }),
    "with an attestor": { "image.admission.attestation": true },
    "with an attestor, in a dry run": {
      "image.digest": digest,
      "image.admission": { attestation: true, enforcement: "record" },
    },
    "beside somebody else's Binary Authorization": { "image.admission.policy": "existing" },
    "with balanced disks, a slower channel and groups": {
      "cluster.nodes.diskType": "pd-balanced",
      "cluster.channel": "stable",
      "cluster.version": "1.34",
      "cluster.securityGroup": "gke-security-groups@example.com",
    },
    "on an existing cluster that has the ids": existingWithIds({ name: "shared", location: "europe-west3" }),
    "with a network policy that names hosts": { "sensor.publicHosts": ["*.pkg.dev", "storage.googleapis.com"] },
    "beside somebody else's audit logs": { "logs.dataAccess": false },
    "with a copy that Artifact Registry fetches": { "image.copy": "fetched", "image.digest": digest },
    "with a login at the image's source": {
      "image.copy": "fetched",
      "image.digest": digest,
      "image.login": { user: "security-bot", secretVersion: "projects/vault-project/secrets/docker-hub/versions/1" },
    },
    "with a day on which the ids are due": { "credentials.dueOn": "2099-06-01" },
    "with an existing notification channel": {
      "alerts.target": { notificationChannel: "projects/security-prod-4711/notificationChannels/1234567890" },
    },
  },
  kubernetes: {
    ...onKubernetes,
    "about to leave": { "sensor.cleanUp": true },
    "with Cilium, which names hosts": {
      "cluster.cilium": true,
      "cluster.resolverCidrs": ["169.254.20.10/32"],
      "sensor.publicHosts": ["registry.example.com", "*.cdn.example.com"],
    },
    "with Cilium and CRI-O": {
      "cluster.cilium": true,
      "cluster.runtime": "cri-o",
      "sensor.scans": { softwareComposition: false },
      "sensor.seLinuxType": "spc_t",
    },
    "on K3s, whose containerd is in a place of its own": {
      "cluster.runtimeSocket": "/run/k3s/containerd/containerd.sock",
      "cluster.imageStore": "/var/lib/rancher/k3s/agent/containerd",
    },
    "with a Secret that somebody else keeps": { "credentials.existingSecret": "from-the-vault" },
    "with a private source and a resolver on the nodes": {
      "image.pullSecret": "registry-credentials",
      "cluster.apiServerCidrs": ["192.0.2.10/32"],
      "cluster.resolverCidrs": ["169.254.20.10/32"],
    },
  },
};

/** What has to work, for all tests that run whole stacks. */
export const variants: readonly Variant[] = clouds.flatMap((stack) =>
  Object.entries({ ...everywhere, ...byStack[stack] }).map(([name, config]) => ({ stack, name, config })),
);
