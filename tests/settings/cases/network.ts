import type { Case } from "../case";

export const network: readonly Case[] = [
  {
    name: "a range that is not one",
    stack: "aws-eks",
    config: { "network.cidr": "10.0.0.0/33" },
    problems: [
      `qualys-registry-sensor:network.cidr is not a range of IPv4 addresses
  got      "10.0.0.0/33"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 172.20.0.0/16`,
    ],
  },
  {
    name: "an address instead of a range",
    stack: "aws-eks",
    config: { "network.peers": ["10.9.0.1"] },
    problems: [
      `qualys-registry-sensor:network.peers[0] has no prefix length
  got      "10.9.0.1"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' 10.9.0.1/32`,
    ],
  },
  {
    name: "an address within a range",
    stack: "azure",
    config: { "network.cidr": "10.1.2.3/16" },
    problems: [
      `qualys-registry-sensor:network.cidr is an address within a range
  got      "10.1.2.3/16"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.1.0.0/16`,
    ],
  },
  {
    name: "a range of IPv6",
    stack: "gcp",
    config: { "network.cidr": "fd00::/8" },
    problems: [
      `qualys-registry-sensor:network.cidr is an IPv6 range
  got      "fd00::/8"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/20`,
    ],
  },
  {
    name: "a name instead of a range",
    stack: "gcp",
    config: { "network.peers": ["head-office"] },
    problems: [
      `qualys-registry-sensor:network.peers[0] is not a range of IPv4 addresses
  got      "head-office"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' 10.200.0.0/16`,
    ],
  },
  {
    name: "public addresses for a network",
    stack: "aws-ecs",
    config: { "network.cidr": "11.0.0.0/20" },
    problems: [
      `qualys-registry-sensor:network.cidr is not within the private address ranges
  got      "11.0.0.0/20"
  allowed  a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "public addresses for pods",
    stack: "azure",
    config: { "kubernetes.podCidr": "20.0.0.0/14" },
    problems: [
      `qualys-registry-sensor:kubernetes.podCidr is not within the private address ranges
  got      "20.0.0.0/14"
  allowed  a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.podCidr'`,
    ],
  },
  {
    name: "K5: services inside the network",
    stack: "aws-eks",
    config: { "kubernetes.serviceCidr": "172.20.128.0/20" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr overlaps with network.cidr, 172.20.0.0/16
  got      "172.20.128.0/20"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.serviceCidr'`,
    ],
  },
  {
    name: "a network around the services, which nobody has set",
    stack: "aws-eks",
    config: { "network.cidr": "10.100.0.0/16" },
    problems: [
      `qualys-registry-sensor:network.cidr overlaps with kubernetes.serviceCidr, 10.100.0.0/16
  got      "10.100.0.0/16"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "pods and services that overlap",
    stack: "gcp",
    config: { "kubernetes.podCidr": "10.16.0.0/14", "kubernetes.serviceCidr": "10.17.0.0/20" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr overlaps with kubernetes.podCidr, 10.16.0.0/14
  got      "10.17.0.0/20"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.serviceCidr'`,
    ],
  },
  {
    name: "E18: a peer that the network lies inside",
    stack: "aws-ecs",
    config: { "network.peers": ["172.20.0.0/16"] },
    problems: [
      `qualys-registry-sensor:network.peers[0] overlaps with network.cidr, 172.20.250.0/24
  got      "172.20.0.0/16"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers[0]'`,
    ],
  },
  {
    name: "a peer that the pods overlap with",
    stack: "azure",
    config: { "network.peers": ["10.240.0.0/12"] },
    problems: [
      `qualys-registry-sensor:network.peers[0] overlaps with kubernetes.podCidr, 10.244.0.0/16
  got      "10.240.0.0/12"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers[0]'`,
    ],
  },
  {
    name: "a peer twice",
    stack: "azure",
    config: { "network.peers": ["10.9.0.0/16", "10.8.0.0/16", "10.9.0.0/16"] },
    problems: [
      `qualys-registry-sensor:network.peers[2] is there already
  got      "10.9.0.0/16"
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers[2]'`,
    ],
  },
  {
    name: "E20: more peers than the access list has room for",
    stack: "aws-ecs",
    config: { "network.peers": Array.from({ length: 15 }, (_, index) => `10.${index}.0.0/16`) },
    problems: [
      `qualys-registry-sensor:network.peers[14] is one more than the 14 that the network's access list has room for
  got      "10.14.0.0/16"
  allowed  at most 14 ranges; one range can hold several networks
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers[14]'`,
    ],
  },
  {
    name: "ranges that AKS uses itself",
    stack: "azure",
    config: { "network.cidr": "172.30.0.0/16", "kubernetes.podCidr": "172.16.0.0/13" },
    problems: [
      `qualys-registry-sensor:network.cidr overlaps with 172.30.0.0/16, which AKS uses
  got      "172.30.0.0/16"
  allowed  a range without 172.30.0.0/16
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "the range of Docker's bridge",
    stack: "aws-ecs",
    config: { "network.cidr": "172.17.8.0/24" },
    problems: [
      `qualys-registry-sensor:network.cidr overlaps with 172.17.0.0/16, which Docker on the nodes uses
  got      "172.17.8.0/24"
  allowed  a range without 172.17.0.0/16
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "services in shared address space",
    stack: "aws-eks",
    config: { "kubernetes.serviceCidr": "100.64.0.0/16" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr is shared address space, which EKS does not take for services
  got      "100.64.0.0/16"
  allowed  a range within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.serviceCidr'`,
    ],
  },
  {
    name: "E24: neither NAT nor a proxy, nor private endpoints",
    stack: "aws-eks",
    config: { "network.nat": "none", "network.natPerZone": true, "network.privateEndpoints": false },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address is not set, and network.nat is none: nothing else leads to the Qualys platform
  got      nothing
  allowed  HOST:PORT of a proxy in a network that is connected to this one
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
      `qualys-registry-sensor:network.privateEndpoints is false, and network.nat is none: nothing else leads to AWS
  got      false
  allowed  true
  fix      pulumi config set --path 'qualys-registry-sensor:network.privateEndpoints' true`,
      `qualys-registry-sensor:network.natPerZone has no effect: network.nat is none
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.natPerZone'`,
    ],
  },
  {
    name: "E24: a public proxy that no way leads to",
    stack: "aws-ecs",
    config: { "network.nat": "none", "sensor.proxy": { address: "203.0.113.9:3128" } },
    problems: [
      `qualys-registry-sensor:sensor.proxy.address is a public address, which nothing reaches while network.nat is none
  got      16 characters, not shown
  allowed  the address of a proxy in a network that is connected to this one
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.proxy.address' HOST:PORT`,
    ],
  },
  {
    name: "a network without NAT on Google Cloud",
    stack: "gcp",
    config: { "network.nat": "none" },
    problems: [
      `qualys-registry-sensor:network.nat belongs to aws-ecs, aws-eks, azure; this stack is gcp
  got      4 characters, not shown
  allowed  a map with cidr, zones, natPerZone, privateEndpoints, flowLogs, peers, existing
  fix      pulumi config rm --path 'qualys-registry-sensor:network.nat'`,
    ],
  },
  {
    name: "a DNS firewall that every name passes, or named by a URL",
    stack: "aws-ecs",
    config: { "network.dnsFirewall": { hosts: ["*", "https://registry.example.com/v2"] } },
    problems: [
      `qualys-registry-sensor:network.dnsFirewall.hosts[0] is not written in the right form
  got      "*"
  allowed  a host such as registry.example.com, or all below a domain: *.example.com
  fix      pulumi config set --path 'qualys-registry-sensor:network.dnsFirewall.hosts[0]' HOST`,
      `qualys-registry-sensor:network.dnsFirewall.hosts[1] is not written in the right form
  got      "https://registry.example.com/v2"
  allowed  a host such as registry.example.com, or all below a domain: *.example.com
  fix      pulumi config set --path 'qualys-registry-sensor:network.dnsFirewall.hosts[1]' HOST`,
    ],
  },
  {
    name: "NAT by zone outside AWS",
    stack: "gcp",
    config: { "network.natPerZone": false },
    problems: [
      `qualys-registry-sensor:network.natPerZone has no effect: this cloud's NAT serves all zones
  got      false
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.natPerZone'`,
    ],
  },
  {
    name: "an existing network beside a range",
    stack: "aws-ecs",
    config: {
      "network.cidr": "10.0.0.0/24",
      "network.zones": 2,
      "network.flowLogs": true,
      "network.existing": {
        vpcId: "vpc-0a1b2c3d4e5f67890",
        privateSubnetIds: ["subnet-0a1b2c3d4e5f67890", "subnet-1a1b2c3d4e5f67890"],
      },
    },
    problems: [
      `qualys-registry-sensor:network.cidr has no effect: network.existing brings its own
  got      "10.0.0.0/24"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
      `qualys-registry-sensor:network.flowLogs has no effect: network.existing brings its own
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.flowLogs'`,
      `qualys-registry-sensor:network.zones has no effect: the subnets of network.existing say it
  got      2
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.zones'`,
    ],
  },
  {
    name: "an existing network whose ids are those of something else",
    stack: "aws-eks",
    config: {
      "network.existing": {
        vpcId: "subnet-0a1b2c3d4e5f67890",
        privateSubnetIds: ["subnet-0a1b2c3d4e5f67890", "eni-1a1b2c3d4e5f67890"],
      },
    },
    problems: [
      `qualys-registry-sensor:network.existing.vpcId is not written in the right form
  got      "subnet-0a1b2c3d4e5f67890"
  allowed  the id of a VPC, such as vpc-0a1b2c3d4e5f67890
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.vpcId' VPC_ID`,
      `qualys-registry-sensor:network.existing.privateSubnetIds[1] is not written in the right form
  got      "eni-1a1b2c3d4e5f67890"
  allowed  the id of a subnet, such as subnet-0a1b2c3d4e5f67890
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.privateSubnetIds[1]' SUBNET_ID`,
    ],
  },
  {
    name: "an existing network with one subnet",
    stack: "aws-eks",
    config: { "network.existing": { vpcId: "vpc-0a1b2c3d4e5f67890", privateSubnetIds: ["subnet-0a1b2c3d4e5f67890"] } },
    problems: [
      `qualys-registry-sensor:network.existing.privateSubnetIds has too few entries
  got      a list of 1
  allowed  a list, each entry the id of a subnet, such as subnet-0a1b2c3d4e5f67890
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.privateSubnetIds[1]' SUBNET_ID`,
    ],
  },
  {
    name: "an existing network with a subnet twice",
    stack: "aws-eks",
    config: {
      "network.existing": {
        vpcId: "vpc-0a1b2c3d4e5f67890",
        privateSubnetIds: ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67890"],
      },
    },
    problems: [
      `qualys-registry-sensor:network.existing.privateSubnetIds[1] is there already
  got      "subnet-0a1b2c3d4e5f67890"
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:network.existing.privateSubnetIds[1]'`,
    ],
  },
  {
    name: "an existing network without all that it takes",
    stack: "azure",
    config: {
      "network.existing": {
        virtualNetworkId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub",
        nodeSubnetId: "nodes",
      },
    },
    problems: [
      `qualys-registry-sensor:network.existing.nodeSubnetId is not written in the right form
  got      "nodes"
  allowed  the resource id of a subnet
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.nodeSubnetId' RESOURCE_ID`,
      `qualys-registry-sensor:network.existing.privateEndpointSubnetId is not set
  got      nothing
  allowed  the resource id of a subnet
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.privateEndpointSubnetId' RESOURCE_ID`,
    ],
  },
  {
    name: "ranges beside an existing network that names its own",
    stack: "gcp",
    config: {
      "kubernetes.podCidr": "10.64.0.0/14",
      "network.existing": { network: "shared", subnetwork: "nodes", podsRange: "pods", servicesRange: "services" },
    },
    problems: [
      `qualys-registry-sensor:kubernetes.podCidr has no effect: network.existing names the ranges
  got      "10.64.0.0/14"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:kubernetes.podCidr'`,
    ],
  },
  {
    name: "G17: one secondary range for pods and services",
    stack: "gcp",
    config: {
      "network.existing": { network: "shared", subnetwork: "nodes", podsRange: "pods", servicesRange: "pods" },
    },
    problems: [
      `qualys-registry-sensor:network.existing.servicesRange is the range of the pods, too
  got      "pods"
  allowed  another secondary range of the subnetwork than network.existing.podsRange
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.servicesRange' RANGE`,
    ],
  },
  {
    name: "rights in a host project for a network of the project itself",
    stack: "gcp",
    config: {
      "network.existing": {
        network: "shared",
        subnetwork: "nodes",
        podsRange: "pods",
        servicesRange: "services",
        grantRights: true,
      },
    },
    problems: [
      `qualys-registry-sensor:network.existing.grantRights has no effect: the network is the project's own
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.existing.grantRights'`,
    ],
  },
];
