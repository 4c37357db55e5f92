import type { Case } from "../case";

export const sensorOptions: readonly Case[] = [
  {
    name: "libraries that nobody looks for",
    stack: "aws-ecs",
    config: { "sensor.scans.softwareComposition": false, "sensor.libraries": { timeoutSeconds: 1800 } },
    problems: [
      `qualys-registry-sensor:sensor.libraries has no effect: sensor.scans.softwareComposition is false
  got      a map with timeoutSeconds
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.libraries'`,
    ],
  },
  {
    name: "a database that is never fetched",
    stack: "gcp",
    config: { "sensor.libraries": { offline: true, databaseDays: 7 } },
    problems: [
      `qualys-registry-sensor:sensor.libraries.databaseDays has no effect: sensor.libraries.offline is true
  got      7
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.libraries.databaseDays'`,
    ],
  },
  {
    name: "a limit for scans of which none is on",
    stack: "azure",
    config: { "sensor.scans": { softwareComposition: false, secrets: false, limitResources: true } },
    problems: [
      `qualys-registry-sensor:sensor.scans.limitResources has no effect: none of the scans that it limits is on
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.scans.limitResources'`,
    ],
  },
  {
    name: "S6: log files, and nowhere to keep them",
    stack: "aws-eks",
    config: { "sensor.persistence": "none", "sensor.logFiles.count": 10 },
    problems: [
      `qualys-registry-sensor:sensor.logFiles has no effect: sensor.persistence is none
  got      a map with count
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.logFiles'`,
    ],
  },
  {
    name: "log files of a size in another unit",
    stack: "aws-eks",
    config: { "sensor.logFiles.size": "10MB" },
    problems: [
      `qualys-registry-sensor:sensor.logFiles.size is not written in the right form
  got      "10MB"
  allowed  a size in K or M, such as 10M
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.logFiles.size' 10M`,
    ],
  },
  {
    name: "a volume that nothing asks for",
    stack: "aws-eks",
    config: { "sensor.volume.storageClass": "gp3" },
    problems: [
      `qualys-registry-sensor:sensor.volume has no effect: sensor.persistence is host
  got      a map with storageClass
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.volume'`,
    ],
  },
  {
    name: "a volume too small for what is unpacked on it",
    stack: "aws-eks",
    config: { "sensor.persistence": "volume", "sensor.threads": 4, "sensor.volume.size": "10Gi" },
    problems: [
      `qualys-registry-sensor:sensor.volume.size is too small for 4 scan threads, which unpack images of some 4 GiB three times over
  got      "10Gi"
  allowed  48Gi or more
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.volume.size' 48Gi`,
    ],
  },
  {
    name: "a volume on ECS",
    stack: "aws-ecs",
    config: { "sensor.persistence": "volume", "sensor.volume.size": "100Gi" },
    problems: [
      `qualys-registry-sensor:sensor.persistence asks for a volume of Kubernetes
  got      "volume"
  allowed  host or none
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.persistence' host`,
      `qualys-registry-sensor:sensor.volume has no effect: it belongs to Kubernetes
  got      a map with size
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.volume'`,
    ],
  },
  {
    name: "time for pods that are never started",
    stack: "gcp",
    config: { "sensor.scanPodLaunchMinutes": 20 },
    problems: [
      `qualys-registry-sensor:sensor.scanPodLaunchMinutes has no effect: static scans start no pods
  got      20
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.scanPodLaunchMinutes'`,
    ],
  },
  {
    name: "conditions on nodes that compare nothing, or compare in vain",
    stack: "azure",
    config: {
      "sensor.placement.nodeAffinity": [{ key: "zone" }, { key: "zone", operator: "Exists", values: ["a"] }],
    },
    problems: [
      `qualys-registry-sensor:sensor.placement.nodeAffinity[0].operator needs values, and there are none
  got      "In", the default
  allowed  Exists, DoesNotExist, or an operator with values
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.nodeAffinity[0].operator' Exists`,
      `qualys-registry-sensor:sensor.placement.nodeAffinity[1].values are never looked at, since operator is Exists
  got      a list of 1
  allowed  no values, or the operators In and NotIn
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement.nodeAffinity[1].values'`,
    ],
  },
  ...(["aws-ecs", "azure"] as const).map((stack) => ({
    name: `S31: nodes of ${stack} to clean that go with their cluster`,
    stack,
    config: { "sensor.cleanUp": true },
    problems: [
      `qualys-registry-sensor:sensor.cleanUp has no effect: the nodes go with the cluster
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.cleanUp'`,
    ],
  })),
  {
    name: "SELinux on ECS",
    stack: "aws-ecs",
    config: { "sensor.seLinuxType": "super_t", "sensor.scanPodLaunchMinutes": 5 },
    problems: [
      `qualys-registry-sensor:sensor.scanPodLaunchMinutes has no effect: it belongs to Kubernetes
  got      5
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.scanPodLaunchMinutes'`,
      `qualys-registry-sensor:sensor.seLinuxType has no effect: it belongs to Kubernetes
  got      "super_t"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.seLinuxType'`,
    ],
  },
];
