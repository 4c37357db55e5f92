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
    config: { "cluster.version": "1.33" },
    problems: [
      `qualys-registry-sensor:cluster.version is no longer supported
  got      "1.33"
  allowed  "1.34" or newer
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
