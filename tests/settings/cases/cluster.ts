import type { Case } from "../case";

export const cluster: readonly Case[] = [
  {
    name: "a version that EKS no longer supports",
    stack: "aws-eks",
    config: { "cluster.version": "1.33" },
    problems: [
      `qualys-registry-sensor:cluster.version is no longer supported
  got      "1.33"
  allowed  "1.34" or newer
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a version that AKS no longer supports",
    stack: "azure",
    config: { "cluster.version": "1.34" },
    problems: [
      `qualys-registry-sensor:cluster.version is no longer supported
  got      "1.34"
  allowed  "1.35" or newer
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a version that AKS does not have yet",
    stack: "azure",
    config: { "cluster.version": "1.99" },
    problems: [
      `qualys-registry-sensor:cluster.version is newer than what the cloud has
  got      "1.99"
  allowed  "1.37" or older
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a version that GKE no longer supports",
    stack: "gcp",
    config: { "cluster.version": "1.32" },
    problems: [
      `qualys-registry-sensor:cluster.version is no longer supported
  got      "1.32"
  allowed  "1.33" or newer
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a version with its patch",
    stack: "azure",
    config: { "cluster.version": "1.35.2" },
    problems: [
      `qualys-registry-sensor:cluster.version is more than a minor version
  got      "1.35.2"
  allowed  a minor version in quotes, such as "1.35"
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a version that YAML has made a number of",
    stack: "aws-eks",
    config: { "cluster.version": 1.4 },
    problems: [
      `qualys-registry-sensor:cluster.version is not written in the right form
  got      1.4
  allowed  a minor version in quotes, such as "1.35"
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.version' 1.35`,
    ],
  },
  {
    name: "a window that is too short for GKE",
    stack: "gcp",
    config: { "cluster.maintenanceWindow.hours": 4 },
    problems: [
      `qualys-registry-sensor:cluster.maintenanceWindow.hours is too small
  got      4
  allowed  a whole number from 12 to 24
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.maintenanceWindow.hours' 12`,
    ],
  },
  {
    name: "a day in another language",
    stack: "azure",
    config: { "cluster.maintenanceWindow.day": "Sonntag" },
    problems: [
      `qualys-registry-sensor:cluster.maintenanceWindow.day is not one of the values to choose from
  got      "Sonntag"
  allowed  one of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.maintenanceWindow.day' Sunday`,
    ],
  },
  {
    name: "a window on EKS, which has none",
    stack: "aws-eks",
    config: { "cluster.maintenanceWindow": { day: "Monday" } },
    problems: [
      `qualys-registry-sensor:cluster.maintenanceWindow has no effect: EKS upgrades when cluster.version changes, never by itself
  got      a map with day
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.maintenanceWindow'`,
    ],
  },
  {
    name: "K18: a version of an add-on as its own project calls it",
    stack: "aws-eks",
    config: { "cluster.addOns": { coredns: "v1.13.1", "metrics-server": "0.8.0-eksbuild.6" } },
    problems: [
      `qualys-registry-sensor:cluster.addOns.coredns does not say which build of EKS' it is
  got      "v1.13.1"
  allowed  a version of the add-on as EKS calls it, such as v1.20.4-eksbuild.2
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.addOns.coredns' v1.13.1-eksbuild.1`,
      `qualys-registry-sensor:cluster.addOns.metrics-server does not begin with v
  got      "0.8.0-eksbuild.6"
  allowed  a version of the add-on as EKS calls it, such as v1.20.4-eksbuild.2
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.addOns.metrics-server' v0.8.0-eksbuild.6`,
    ],
  },
  {
    name: "K18: an add-on that clusters do not have",
    stack: "aws-eks",
    config: { "cluster.addOns": { "vpc-cnni": "v1.20.4-eksbuild.2" } },
    problems: [
      `qualys-registry-sensor:cluster.addOns.vpc-cnni is not a setting; did you mean cluster.addOns.vpc-cni?
  got      "v1.20.4-eksbuild.2"
  allowed  a map with vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, metrics-server, amazon-cloudwatch-observability, aws-ebs-csi-driver
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.addOns.vpc-cnni' && pulumi config set --path 'qualys-registry-sensor:cluster.addOns.vpc-cni' v1.20.4-eksbuild.2`,
    ],
  },
  ...["v1.36.0-eksbuild.2", "v1.31.10-eksbuild.2"].map((version) => ({
    name: `K18: kube-proxy ${version}`,
    stack: "aws-eks" as const,
    config: { "cluster.addOns": { "kube-proxy": version } },
    problems: [
      `qualys-registry-sensor:cluster.addOns.kube-proxy does not go with cluster.version, 1.35
  got      "${version}"
  allowed  a version from v1.32 to v1.35, or not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.addOns.kube-proxy'`,
    ],
  })),
  {
    name: "K18: the version of a driver that the cluster does not get",
    stack: "aws-eks",
    config: { "cluster.addOns": { "aws-ebs-csi-driver": "v1.54.0-eksbuild.1" } },
    problems: [
      `qualys-registry-sensor:cluster.addOns.aws-ebs-csi-driver has no effect: sensor.persistence is host
  got      "v1.54.0-eksbuild.1"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.addOns.aws-ebs-csi-driver'`,
    ],
  },
  {
    name: "an existing cluster with settings of a new one",
    stack: "aws-eks",
    config: {
      "cluster.existing": { name: "shared" },
      "network.cidr": "10.0.0.0/16",
      "cluster.nodes": { type: "m6i.2xlarge", max: 300 },
    },
    problems: [
      `qualys-registry-sensor:cluster.version has no effect: cluster.existing brings its own
  got      "1.35"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.version'`,
      `qualys-registry-sensor:cluster.nodes has no effect: cluster.existing brings its own
  got      a map with type, max
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes'`,
      `qualys-registry-sensor:cluster.api has no effect: cluster.existing brings its own
  got      a map with authorizedCidrs
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.api'`,
      `qualys-registry-sensor:cluster.admins has no effect: cluster.existing brings its own
  got      a list of 1
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.admins'`,
      `qualys-registry-sensor:network.cidr has no effect: cluster.existing brings its own
  got      "10.0.0.0/16"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "an existing ECS cluster without its network",
    stack: "aws-ecs",
    config: { "cluster.existing": { name: "shared" } },
    problems: [
      `qualys-registry-sensor:cluster.existing says nothing about the network that the sensor's tasks run in
  got      a map with name
  allowed  together with network.existing, the network of the cluster
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.existing'`,
    ],
  },
  {
    name: "shells in a sensor whose root is read-only",
    stack: "aws-ecs",
    config: { "cluster.exec": true, "sensor.readOnlyRootFilesystem": true },
    problems: [
      `qualys-registry-sensor:cluster.exec is true, and ECS opens no shell in a container with a read-only root
  got      true
  allowed  false, or sensor.readOnlyRootFilesystem false
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.exec' false`,
    ],
  },
  {
    name: "an existing cluster without a name",
    stack: "gcp",
    config: { "cluster.existing": { location: "europe-west3" }, "cluster.admins": undefined },
    problems: [
      `qualys-registry-sensor:cluster.existing.name is not set
  got      nothing
  allowed  the name of the GKE cluster
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.existing.name' NAME`,
    ],
  },
];
