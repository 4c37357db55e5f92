import type { Case } from "../case";

/** Ranges that are too small or too large. */
export const room: readonly Case[] = [
  {
    name: "A26: a network without room for its firewall",
    stack: "azure",
    config: { "network.cidr": "10.1.0.0/24", "network.firewall": { hosts: [] } },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 4 nodes and the firewall
  got      "10.1.0.0/24"
  allowed  a range between /8 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.1.0.0/23`,
    ],
  },
  {
    name: "a network larger than AWS takes",
    stack: "aws-eks",
    config: { "network.cidr": "10.0.0.0/12" },
    problems: [
      `qualys-registry-sensor:network.cidr is larger than the cloud takes
  got      "10.0.0.0/12"
  allowed  a range between /16 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/16`,
    ],
  },
  {
    name: "a network smaller than AWS takes",
    stack: "aws-ecs",
    config: { "network.cidr": "10.0.0.0/26" },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 4 nodes and the private endpoints in 2 zones
  got      "10.0.0.0/26"
  allowed  a range between /16 and /24
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/24`,
    ],
  },
  {
    name: "a network too small for its endpoints and nodes",
    stack: "aws-eks",
    config: { "network.cidr": "10.0.0.0/24" },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 4 nodes and the private endpoints in 2 zones
  got      "10.0.0.0/24"
  allowed  a range between /16 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/23`,
    ],
  },
  {
    name: "a network too small for many instances",
    stack: "aws-ecs",
    config: { "cluster.nodes.max": 60 },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 60 nodes and the private endpoints in 2 zones
  got      "172.20.250.0/24", the default
  allowed  a range between /16 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 172.20.250.0/23`,
    ],
  },
  {
    name: "a network too small for its nodes",
    stack: "azure",
    config: { "network.cidr": "10.1.0.0/24", "cluster.nodes.max": 200 },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 200 nodes
  got      "10.1.0.0/24"
  allowed  a range between /8 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.1.0.0/23`,
    ],
  },
  {
    name: "a network too small for anything",
    stack: "gcp",
    config: { "network.cidr": "10.0.0.0/28" },
    problems: [
      `qualys-registry-sensor:network.cidr is too small for 4 nodes
  got      "10.0.0.0/28"
  allowed  a range between /8 and /26
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/26`,
    ],
  },
  {
    name: "pods' range too small for the nodes",
    stack: "gcp",
    config: { "kubernetes.podCidr": "10.64.0.0/22" },
    problems: [
      `qualys-registry-sensor:kubernetes.podCidr is too small for the pods of 4 nodes, a /24 each and 4 to spare
  got      "10.64.0.0/22"
  allowed  a range between /8 and /21
  fix      pulumi config set --path 'qualys-registry-sensor:kubernetes.podCidr' 10.64.0.0/21`,
    ],
  },
  {
    name: "services' range too large",
    stack: "azure",
    config: { "kubernetes.serviceCidr": "10.64.0.0/10" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr is larger than the cloud takes
  got      "10.64.0.0/10"
  allowed  a range between /12 and /24
  fix      pulumi config set --path 'qualys-registry-sensor:kubernetes.serviceCidr' 10.64.0.0/12`,
    ],
  },
  {
    name: "services' range too small",
    stack: "gcp",
    config: { "kubernetes.serviceCidr": "10.64.0.0/26" },
    problems: [
      `qualys-registry-sensor:kubernetes.serviceCidr is too small for services
  got      "10.64.0.0/26"
  allowed  a range between /12 and /24
  fix      pulumi config set --path 'qualys-registry-sensor:kubernetes.serviceCidr' 10.64.0.0/24`,
    ],
  },
];
