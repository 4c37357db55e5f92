import type { Case } from "../case";

/** What only the stack on any Kubernetes cluster has. */
export const kubernetes: readonly Case[] = [
  {
    name: "no cluster, and no digest of the image that nobody copies",
    stack: "kubernetes",
    config: { "kubernetes:context": undefined, "image.digest": undefined },
    problems: [
      `kubernetes:context is not set; it says which cluster of your kubeconfig the sensor goes onto
  got      nothing
  allowed  the name of a context of your kubeconfig; \`kubectl config get-contexts -o name\` lists them
  fix      pulumi config set kubernetes:context NAME`,
      `qualys-registry-sensor:image.digest is not set; it says which image runs, whatever its tag comes to mean; \`docker buildx imagetools inspect\` shows it
  got      nothing
  allowed  sha256: and the 64 hexadecimal digits that the registry shows
  fix      pulumi config set --path 'qualys-registry-sensor:image.digest' DIGEST`,
    ],
  },
  {
    name: "X22: a kubeconfig, and what else another provider than the program's would take",
    stack: "kubernetes",
    encrypted: ["kubernetes:kubeconfig"],
    config: {
      "kubernetes:kubeconfig": '{"users":[{"user":{"token":"open-sesame"}}]}',
      "kubernetes:namespace": "security",
    },
    problems: [
      `kubernetes:kubeconfig has no effect: the cluster is the one that kubernetes:context names in the kubeconfig of whoever deploys
  got      44 characters, not shown
  allowed  not to be set; KUBECONFIG in the environment names another kubeconfig than ~/.kube/config
  fix      pulumi config rm kubernetes:kubeconfig`,
      `kubernetes:namespace has no effect: the cluster is the one that kubernetes:context names in the kubeconfig of whoever deploys
  got      8 characters, not shown
  allowed  not to be set; KUBECONFIG in the environment names another kubeconfig than ~/.kube/config
  fix      pulumi config rm kubernetes:namespace`,
    ],
  },
  {
    name: "ids beside a Secret that has them",
    stack: "kubernetes",
    config: { "credentials.existingSecret": "qualys-ids" },
    problems: [
      `qualys-registry-sensor:activationId has no effect: credentials.existingSecret has the ids
  got      36 characters, not shown
  allowed  not to be set
  fix      pulumi config rm qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:customerId has no effect: credentials.existingSecret has the ids
  got      36 characters, not shown
  allowed  not to be set
  fix      pulumi config rm qualys-registry-sensor:customerId`,
    ],
  },
  ...(["aws-eks", "azure", "gcp"] as const).map((stack) => ({
    name: `somebody else's Secret in a cluster that ${stack} is still to make`,
    stack,
    config: { "credentials.existingSecret": "qualys-ids" },
    problems: [
      `qualys-registry-sensor:activationId has no effect: credentials.existingSecret has the ids
  got      36 characters, not shown
  allowed  not to be set
  fix      pulumi config rm qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:customerId has no effect: credentials.existingSecret has the ids
  got      36 characters, not shown
  allowed  not to be set
  fix      pulumi config rm qualys-registry-sensor:customerId`,
      `qualys-registry-sensor:credentials.existingSecret names a Secret that nobody keeps in a cluster which this stack makes
  got      "qualys-ids"
  allowed  not to be set, with the ids in activationId and customerId; or together with cluster.existing
  fix      pulumi config rm --path 'qualys-registry-sensor:credentials.existingSecret'`,
    ],
  })),
  {
    name: "an API server that is everywhere",
    stack: "kubernetes",
    config: { "cluster.apiServerCidrs": ["10.0.0.0/24", "0.0.0.0/0"] },
    problems: [
      `qualys-registry-sensor:cluster.apiServerCidrs[1] is every address there is
  got      "0.0.0.0/0"
  allowed  the range of the API server, such as 10.0.0.1/32; \`kubectl cluster-info\` shows its address
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.apiServerCidrs[1]' 10.0.0.1/32`,
    ],
  },
  {
    name: "S8: libraries and certificates on CRI-O",
    stack: "kubernetes",
    config: { "cluster.runtime": "cri-o", "sensor.insecureRegistries": true },
    problems: [
      `qualys-registry-sensor:sensor.scans.softwareComposition takes a privileged container on CRI-O, and this program makes none
  got      true, the default
  allowed  false, or nodes with containerd
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.scans.softwareComposition' false`,
      `qualys-registry-sensor:sensor.insecureRegistries has no effect: the sensor passes it on to containerd alone; CRI-O has its own settings on the nodes
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.insecureRegistries'`,
    ],
  },
  {
    name: "S8: certificates of registries on CRI-O",
    stack: "kubernetes",
    config: {
      "cluster.runtime": "cri-o",
      "sensor.scans.softwareComposition": false,
      "sensor.registryCertificates": {
        "registry.example.com:5000":
          "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n",
      },
    },
    problems: [
      `qualys-registry-sensor:sensor.registryCertificates has no effect: the sensor passes it on to containerd alone; CRI-O has its own settings on the nodes
  got      a map with registry.example.com:5000
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.registryCertificates'`,
    ],
  },
  {
    name: "X2: places of another runtime than the sensor is told of",
    stack: "kubernetes",
    config: { "cluster.runtimeSocket": "/run/crio/crio.sock", "cluster.imageStore": "/data/containers/storage" },
    problems: [
      `qualys-registry-sensor:cluster.runtimeSocket is not what containerd has, the runtime that cluster.runtime names
  got      "/run/crio/crio.sock"
  allowed  a path that ends in /containerd.sock, or another cluster.runtime
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.runtimeSocket'`,
      `qualys-registry-sensor:cluster.imageStore is not what containerd has, the runtime that cluster.runtime names
  got      "/data/containers/storage"
  allowed  a path that ends in /containerd, or another cluster.runtime
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.imageStore'`,
    ],
  },
  {
    name: "places of the runtime in the form of a kubelet's settings, and with a slash too many",
    stack: "kubernetes",
    config: {
      "cluster.runtimeSocket": "unix:///run/k0s/containerd.sock",
      "cluster.imageStore": "/var/lib/k0s/containerd/",
    },
    problems: [
      `qualys-registry-sensor:cluster.runtimeSocket carries a scheme
  got      "unix:///run/k0s/containerd.sock"
  allowed  the absolute path of a containerd.sock or crio.sock, without a scheme
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.runtimeSocket' /run/k0s/containerd.sock`,
      `qualys-registry-sensor:cluster.imageStore ends in a slash
  got      "/var/lib/k0s/containerd/"
  allowed  the absolute path of a folder called containerd or, on CRI-O, storage
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.imageStore' /var/lib/k0s/containerd`,
    ],
  },
  {
    name: "X2: Docker's socket, and a folder above the store that is meant",
    stack: "kubernetes",
    config: { "cluster.runtimeSocket": "/var/run/docker.sock", "cluster.imageStore": "/var/lib/../containerd" },
    problems: [
      `qualys-registry-sensor:cluster.runtimeSocket is Docker's, which the sensor asks on ECS alone
  got      "/var/run/docker.sock"
  allowed  the absolute path of a containerd.sock or crio.sock, without a scheme
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.runtimeSocket' /run/k3s/containerd/containerd.sock`,
      `qualys-registry-sensor:cluster.imageStore is not written in the right form
  got      "/var/lib/../containerd"
  allowed  the absolute path of a folder called containerd or, on CRI-O, storage
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.imageStore' /var/lib/rancher/k3s/agent/containerd`,
    ],
  },
  {
    name: "hosts for a network policy that knows none",
    stack: "kubernetes",
    config: { "sensor.publicHosts": ["registry.example.com"] },
    problems: [
      `qualys-registry-sensor:sensor.publicHosts has no effect: a NetworkPolicy names no hosts, Cilium's do
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.publicHosts'`,
    ],
  },
  ...(["aws-eks", "aws-ecs"] as const).map((stack) => ({
    name: `hosts for ${stack}, where nothing but DNS knows any`,
    stack,
    config: { "sensor.publicHosts": ["registry.example.com"] },
    problems: [
      `qualys-registry-sensor:sensor.publicHosts has no effect: no policy or security group names hosts on AWS, network.dnsFirewall does
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.publicHosts'`,
    ],
  })),
  {
    name: "a tag that Kubernetes keeps for itself",
    stack: "kubernetes",
    config: { tags: { "node.kubernetes.io/team": "security" } },
    problems: [
      `qualys-registry-sensor:tags["node.kubernetes.io/team"] has a name that the cloud keeps for itself
  got      "security"
  allowed  another name
  fix      pulumi config rm --path 'qualys-registry-sensor:tags["node.kubernetes.io/team"]'`,
    ],
  },
  {
    name: "a network of one's own",
    stack: "kubernetes",
    config: { "network.zones": 3 },
    problems: [
      `qualys-registry-sensor:network belongs to aws-ecs, aws-eks, azure, gcp; this stack is kubernetes
  got      a map with zones
  allowed  a map with cloud, kubernetes:context, name, tags, activationId, customerId, qualys, credentials, cluster, image, sensor
  fix      pulumi config rm qualys-registry-sensor:network`,
    ],
  },
];
