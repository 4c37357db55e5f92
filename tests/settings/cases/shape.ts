import type { Case } from "../case";

/** Kinds of values. */
export const shape: readonly Case[] = [
  {
    name: "text where a map belongs",
    stack: "aws-eks",
    config: { qualys: "US2" },
    problems: [
      `qualys-registry-sensor:qualys is text
  got      "US2"
  allowed  a map with platform, podUrl
  fix      pulumi config rm qualys-registry-sensor:qualys`,
    ],
  },
  {
    name: "text where a list belongs",
    stack: "gcp",
    config: { "cluster.admins": "group:platform@corp.example" },
    problems: [
      `qualys-registry-sensor:cluster.admins is text
  got      "group:platform@corp.example"
  allowed  a list, each entry a user, group or serviceAccount as IAM writes it, such as group:platform-admins@example.com
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.admins' && pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' group:ADDRESS`,
    ],
  },
  {
    name: "a map where text belongs",
    stack: "aws-eks",
    config: { name: { prefix: "qualys" } },
    problems: [
      `qualys-registry-sensor:name is a map
  got      a map with prefix
  allowed  3 to 20 lower-case letters, digits and single hyphens, beginning with a letter
  fix      pulumi config set qualys-registry-sensor:name qualys-registry`,
    ],
  },
  {
    name: "a list where a map belongs",
    stack: "aws-eks",
    config: { "cluster.nodes": ["m6i.xlarge"] },
    problems: [
      `qualys-registry-sensor:cluster.nodes is a list
  got      a list of 1
  allowed  a map with type, min, max, diskGiB
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes'`,
    ],
  },
  {
    name: "text where a number belongs",
    stack: "aws-eks",
    config: { "cluster.nodes.max": "four" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.max is text
  got      "four"
  allowed  a whole number from 1 to 1000
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes.max' && pulumi config set --path 'qualys-registry-sensor:cluster.nodes.max' 4`,
    ],
  },
  {
    name: "a number in quotes",
    stack: "aws-eks",
    config: { "cluster.nodes.max": "6" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.max is text
  got      "6"
  allowed  a whole number from 1 to 1000
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes.max' && pulumi config set --path 'qualys-registry-sensor:cluster.nodes.max' 6`,
    ],
  },
  {
    name: "a number with a fraction",
    stack: "aws-eks",
    config: { "sensor.threads": 2.5 },
    problems: [
      `qualys-registry-sensor:sensor.threads is not a whole number
  got      2.5
  allowed  a whole number from 1 to 20
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.threads' 4`,
    ],
  },
  {
    name: "text where true or false belongs",
    stack: "aws-ecs",
    config: { protect: "maybe" },
    problems: [
      `qualys-registry-sensor:protect is text
  got      "maybe"
  allowed  true or false
  fix      pulumi config set qualys-registry-sensor:protect true`,
    ],
  },
  {
    name: "yes where true belongs",
    stack: "azure",
    config: { "network.flowLogs": "yes" },
    problems: [
      `qualys-registry-sensor:network.flowLogs is text
  got      "yes"
  allowed  true or false
  fix      pulumi config rm --path 'qualys-registry-sensor:network.flowLogs' && pulumi config set --path 'qualys-registry-sensor:network.flowLogs' true`,
    ],
  },
  {
    name: "a hole in a list",
    stack: "aws-eks",
    config: { "network.peers": [null, "10.1.0.0/16"] },
    problems: [
      `qualys-registry-sensor:network.peers[0] is empty
  got      nothing
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.peers[0]' 10.200.0.0/16`,
    ],
  },
  {
    name: "nothing where a value belongs",
    stack: "aws-eks",
    config: { "image.tag": null },
    problems: [
      `qualys-registry-sensor:image.tag is empty
  got      nothing
  allowed  a version such as 1.45.0-0, never latest
  fix      pulumi config set --path 'qualys-registry-sensor:image.tag' 1.45.0-0`,
    ],
  },
  {
    name: "a number below the smallest",
    stack: "aws-ecs",
    config: { "network.zones": 1 },
    problems: [
      `qualys-registry-sensor:network.zones is too small
  got      1
  allowed  a whole number from 2 to 3
  fix      pulumi config set --path 'qualys-registry-sensor:network.zones' 2`,
    ],
  },
  {
    name: "a number above the largest",
    stack: "aws-ecs",
    config: { "sensor.threads": 64 },
    problems: [
      `qualys-registry-sensor:sensor.threads is too large
  got      64
  allowed  a whole number from 1 to 20
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.threads' 4`,
    ],
  },
  {
    name: "a choice in another case",
    stack: "aws-eks",
    config: { "cluster.api.access": "Restricted" },
    problems: [
      `qualys-registry-sensor:cluster.api.access is not spelled restricted
  got      "Restricted"
  allowed  one of restricted, private
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.api.access' restricted`,
    ],
  },
  {
    name: "a choice with a slip",
    stack: "aws-eks",
    config: { "sensor.scanningPolicy": "StaticScaningOnly" },
    problems: [
      `qualys-registry-sensor:sensor.scanningPolicy is not spelled StaticScanningOnly
  got      "StaticScaningOnly"
  allowed  one of StaticScanningOnly, DynamicWithStaticScanningAsFallback, DynamicScanningOnly
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.scanningPolicy' StaticScanningOnly`,
    ],
  },
  {
    name: "a choice that there is not",
    stack: "aws-eks",
    config: { "sensor.persistence": "pvc" },
    problems: [
      `qualys-registry-sensor:sensor.persistence is not one of the values to choose from
  got      "pvc"
  allowed  one of host, volume, none
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.persistence' host`,
    ],
  },
];
