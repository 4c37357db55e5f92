import type { Case } from "../case";

/** Who administers a cluster, and from where its API server is reached. */
const vpc = {
  vpcId: "vpc-0123456789abcdef0",
  privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

const shared = { network: "shared", subnetwork: "nodes", podsRange: "pods", servicesRange: "services" };

const ranges = (count: number) =>
  Array.from({ length: count }, (_, index) => `198.51.${Math.floor(index / 250)}.${index % 250}/32`);

export const access: readonly Case[] = [
  {
    name: "X11: nobody who administers, and no range to do it from",
    stack: "aws-eks",
    config: { "cluster.admins": undefined, "cluster.api": undefined },
    problems: [
      `qualys-registry-sensor:cluster.admins is not set; it says who administers the cluster: whoever creates it does not by himself
  got      nothing
  allowed  a list, each entry the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/platform-admins
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' ROLE_ARN`,
      `qualys-registry-sensor:cluster.api.authorizedCidrs is not set; it says from where the Kubernetes API server is reached, by administrators and by this deployment
  got      nothing
  allowed  a list, each entry a public range of IPv4 addresses such as 198.51.100.0/24
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "A9: no administrators, with local accounts off",
    stack: "azure",
    config: { "cluster.admins": [] },
    problems: [
      `qualys-registry-sensor:cluster.admins is not set; it says who administers the cluster: whoever creates it does not by himself
  got      an empty list
  allowed  a list, each entry the object id of a Microsoft Entra group, such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' GROUP_OBJECT_ID`,
    ],
  },
  {
    name: "the preview's stand-ins for administrators and ranges",
    stack: "azure",
    config: {
      "cluster.admins": ["c3d4e5f6-1111-4222-8333-0123456789ab", "00000000-0000-0000-0000-000000000003"],
      "cluster.api.authorizedCidrs": ["203.0.113.0/24"],
    },
    problems: [
      `qualys-registry-sensor:cluster.admins[1] is only the offline preview's stand-in
  got      "00000000-0000-0000-0000-000000000003"
  allowed  the object id of a Microsoft Entra group, such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[1]' GROUP_OBJECT_ID`,
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] is only the offline preview's stand-in
  got      "203.0.113.0/24"
  allowed  a public range of IPv4 addresses such as 198.51.100.0/24
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "a session for an administrator",
    stack: "aws-eks",
    config: { "cluster.admins": ["arn:aws:sts::210987654321:assumed-role/platform/jane"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] is a session of a role, not the role
  got      "arn:aws:sts::210987654321:assumed-role/platform/jane"
  allowed  the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/platform-admins
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' arn:aws:iam::210987654321:role/platform`,
    ],
  },
  {
    name: "an account for an administrator",
    stack: "aws-eks",
    config: { "cluster.admins": ["arn:aws:iam::210987654321:root"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] is a whole account
  got      "arn:aws:iam::210987654321:root"
  allowed  the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/platform-admins
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' ROLE_ARN`,
    ],
  },
  {
    name: "a name for an administrator",
    stack: "azure",
    config: { "cluster.admins": ["platform-team"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] is not written in the right form
  got      "platform-team"
  allowed  the object id of a Microsoft Entra group, such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' GROUP_OBJECT_ID`,
    ],
  },
  {
    name: "an administrator without the kind",
    stack: "gcp",
    config: { "cluster.admins": ["jane@corp.example"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] does not say what kind it is
  got      "jane@corp.example"
  allowed  a user, group or serviceAccount as IAM writes it, such as group:platform-admins@example.com
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' user:jane@corp.example`,
    ],
  },
  {
    name: "everybody for an administrator",
    stack: "gcp",
    config: { "cluster.admins": ["allAuthenticatedUsers"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] is everybody
  got      "allAuthenticatedUsers"
  allowed  a user, group or serviceAccount as IAM writes it, such as group:platform-admins@example.com
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' group:ADDRESS`,
    ],
  },
  {
    name: "a security group of another name than GKE asks for",
    stack: "gcp",
    config: { "cluster.securityGroup": "group:platform-admins@example.com" },
    problems: [
      `qualys-registry-sensor:cluster.securityGroup has another name than GKE asks for
  got      "group:platform-admins@example.com"
  allowed  the address of the group gke-security-groups of your domain, such as gke-security-groups@example.com
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.securityGroup' gke-security-groups@example.com`,
    ],
  },
  {
    name: "an administrator twice",
    stack: "gcp",
    config: { "cluster.admins": ["group:platform@corp.example", "group:Platform@corp.example"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[1] is there already
  got      "group:Platform@corp.example"
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.admins[1]'`,
    ],
  },
  {
    name: "A10: an API server for the whole internet",
    stack: "azure",
    config: { "cluster.api.authorizedCidrs": ["198.51.100.0/24", "0.0.0.0/0"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[1] is the whole internet
  got      "0.0.0.0/0"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[1]' RANGE`,
    ],
  },
  {
    name: "an API server for half of the internet",
    stack: "aws-eks",
    config: { "cluster.api.authorizedCidrs": ["0.0.0.0/1"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] is too much of the internet: larger than /16
  got      "0.0.0.0/1"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "A10: an API server for a registry's block, and for more than an organisation has",
    stack: "aws-eks",
    config: { "cluster.api.authorizedCidrs": ["8.0.0.0/8", "198.18.0.0/15", "198.51.0.0/16"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[1] is too much of the internet: larger than /16
  got      "198.18.0.0/15"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[1]' RANGE`,
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] is too much of the internet: larger than /16
  got      "8.0.0.0/8"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "private ranges for the public endpoint",
    stack: "aws-eks",
    config: { "cluster.api.authorizedCidrs": ["10.0.0.0/8", "192.168.1.0/24"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[1] is a private range, which never reaches the public endpoint
  got      "192.168.1.0/24"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[1]' RANGE`,
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] is a private range, which never reaches the public endpoint
  got      "10.0.0.0/8"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "a single address without its length",
    stack: "aws-eks",
    config: { "cluster.api.authorizedCidrs": ["198.51.100.7"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] has no prefix length
  got      "198.51.100.7"
  allowed  a public range of IPv4 addresses such as 198.51.100.0/24
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' 198.51.100.7/32`,
    ],
  },
  {
    name: "more ranges than EKS takes",
    stack: "aws-eks",
    config: { "cluster.api.authorizedCidrs": ranges(41) },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[40] is one more than the 40 ranges that the cloud takes
  got      "198.51.0.40/32"
  allowed  at most 40 ranges
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[40]'`,
    ],
  },
  {
    name: "A11: more ranges than AKS takes beside the NAT gateway's address",
    stack: "azure",
    config: { "cluster.api": { authorizedCidrs: ranges(200), vnetIntegration: false } },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[199] is one more than the 199 ranges that the cloud takes beside the network's own address
  got      "198.51.0.199/32"
  allowed  at most 199 ranges
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[199]'`,
    ],
  },
  {
    name: "A11: more ranges than AKS takes with VNet integration",
    stack: "azure",
    config: { "cluster.api.authorizedCidrs": ranges(2000) },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[1999] is one more than the 1999 ranges that the cloud takes beside the network's own address
  got      "198.51.7.249/32"
  allowed  at most 1999 ranges
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[1999]'`,
    ],
  },
  {
    name: "more ranges than GKE takes",
    stack: "gcp",
    config: { "cluster.api.authorizedCidrs": ranges(101) },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[100] is one more than the 100 ranges that the cloud takes
  got      "198.51.0.100/32"
  allowed  at most 100 ranges
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[100]'`,
    ],
  },
  {
    name: "X11: a private API server without a way in",
    stack: "gcp",
    config: { "cluster.api": { access: "private" } },
    problems: [
      `qualys-registry-sensor:cluster.api.reachedFrom is not set, although cluster.api.access is private
  got      nothing
  allowed  inside (this deployment runs in the network) or peered (in a network connected to it)
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.reachedFrom' inside`,
    ],
  },
  {
    name: "X11: a private API server, reached from a peer that nobody names",
    stack: "aws-eks",
    config: { "cluster.api": { access: "private", reachedFrom: "peered" } },
    problems: [
      `qualys-registry-sensor:network.peers[0] is not set, although cluster.api.reachedFrom is peered: the API server would not answer
  got      nothing
  allowed  the range of the network that this deployment runs in, such as 10.200.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' RANGE`,
    ],
  },
  {
    name: "X11: a peer of somebody else's network that nobody names, which GKE would not answer",
    stack: "gcp",
    config: { "network.existing": shared, "cluster.api": { access: "private", reachedFrom: "peered" } },
    problems: [
      `qualys-registry-sensor:network.peers[0] is not set, although cluster.api.reachedFrom is peered: the API server would not answer
  got      nothing
  allowed  the range of the network that this deployment runs in, such as 10.200.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' RANGE`,
    ],
  },
  {
    name: "X11, K20: a peer of somebody else's network that nobody names, which EKS' security group would not let in",
    stack: "aws-eks",
    config: { "network.existing": vpc, "cluster.api": { access: "private", reachedFrom: "peered" } },
    problems: [
      `qualys-registry-sensor:network.peers[0] is not set, although cluster.api.reachedFrom is peered: the API server would not answer
  got      nothing
  allowed  the range of the network that this deployment runs in, such as 10.200.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' RANGE`,
    ],
  },
  {
    name: "peers of an existing network on ECS, which nothing connects to",
    stack: "aws-ecs",
    config: { "network.existing": vpc, "network.peers": ["10.200.0.0/16"] },
    problems: [
      `qualys-registry-sensor:network.peers has no effect: network.existing brings its own
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers'`,
    ],
  },
  {
    name: "peers of an existing network, whose API server is reached by name",
    stack: "gcp",
    config: { "network.existing": shared, "network.peers": ["10.200.0.0/16"] },
    problems: [
      `qualys-registry-sensor:network.peers has no effect: network.existing brings its own
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers'`,
    ],
  },
  {
    name: "A10: GKE's public address for the whole internet",
    stack: "gcp",
    config: { "cluster.api.authorizedCidrs": ["0.0.0.0/0"] },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs[0] is the whole internet
  got      "0.0.0.0/0"
  allowed  the public addresses that you come from, such as 198.51.100.0/24; \`curl https://checkip.amazonaws.com\` shows yours
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.authorizedCidrs[0]' RANGE`,
    ],
  },
  {
    name: "ranges for a private API server",
    stack: "azure",
    config: { "cluster.api": { access: "private", reachedFrom: "inside", authorizedCidrs: ["198.51.100.0/24"] } },
    problems: [
      `qualys-registry-sensor:cluster.api.authorizedCidrs has no effect: with private access nothing outside the network reaches the API server
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.authorizedCidrs'`,
    ],
  },
  {
    name: "a way in that is not needed",
    stack: "aws-eks",
    config: { "cluster.api.reachedFrom": "inside" },
    problems: [
      `qualys-registry-sensor:cluster.api.reachedFrom has no effect: it goes with private access only
  got      "inside"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api.reachedFrom'`,
    ],
  },
  {
    name: "VNet integration where AKS does not offer it",
    stack: "azure",
    config: { "azure-native:location": "qatarcentral" },
    problems: [
      `qualys-registry-sensor:cluster.api.vnetIntegration is not offered in qatarcentral
  got      true, the default
  allowed  false
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.vnetIntegration' false`,
    ],
  },
  {
    name: "nodes of an existing network outside of the API server's ranges",
    stack: "azure",
    config: {
      "cluster.api.vnetIntegration": false,
      "network.existing": {
        virtualNetworkId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n",
        nodeSubnetId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/a",
        privateEndpointSubnetId:
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/b",
      },
    },
    problems: [
      `qualys-registry-sensor:cluster.api.access leaves the nodes of a network that exists already outside: nobody knows the addresses that they come from
  got      "restricted", the default
  allowed  private; or restricted, with cluster.api.vnetIntegration
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.access' private`,
    ],
  },
];
