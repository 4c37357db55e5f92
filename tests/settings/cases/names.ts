import type { Case } from "../case";

/** Names of clouds, settings and projects. */
export const names: readonly Case[] = [
  {
    name: "no cloud, in a stack that is not called after one",
    stack: "aws-eks",
    called: "dev",
    config: { cloud: undefined },
    problems: [
      `qualys-registry-sensor:cloud is not set; it says what is built
  got      nothing
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud aws-ecs`,
    ],
  },
  {
    name: "no cloud, in a stack that is called after one",
    stack: "aws-eks",
    config: { cloud: undefined },
    problems: [
      `qualys-registry-sensor:cloud is not set; it says what is built
  got      nothing
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud aws-eks`,
    ],
  },
  {
    name: "a cloud that there is not",
    stack: "aws-eks",
    called: "dev",
    config: { cloud: "aws_eks" },
    problems: [
      `qualys-registry-sensor:cloud is not one of the values to choose from; did you mean aws-eks?
  got      "aws_eks"
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud aws-eks`,
    ],
  },
  {
    name: "a cloud that there is not, in a stack that is called after one",
    stack: "gcp",
    config: { cloud: "google" },
    problems: [
      `qualys-registry-sensor:cloud is not one of the values to choose from; did you mean gcp?
  got      "google"
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud gcp`,
    ],
  },
  {
    name: "a cloud that there is not, before which nothing else can be judged",
    stack: "aws-eks",
    config: { cloud: "aws-exs", activationId: undefined, "cluster.admins": undefined, "image.tag": "latest" },
    problems: [
      `qualys-registry-sensor:cloud is not one of the values to choose from; did you mean aws-eks?
  got      "aws-exs"
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud aws-eks`,
    ],
  },
  {
    name: "a cloud that is like two",
    stack: "gcp",
    called: "dev",
    config: { cloud: "aws" },
    problems: [
      `qualys-registry-sensor:cloud is not one of the values to choose from
  got      "aws"
  allowed  one of aws-ecs, aws-eks, azure, gcp, kubernetes
  fix      pulumi config set qualys-registry-sensor:cloud aws-ecs`,
    ],
  },
  {
    name: "a cloud in a stack that is called after another",
    stack: "gcp",
    called: "aws-eks",
    config: { activationId: undefined },
    problems: [
      `qualys-registry-sensor:cloud does not fit the stack's name, aws-eks
  got      "gcp"
  allowed  aws-eks; for gcp, a stack of another name
  fix      pulumi config set qualys-registry-sensor:cloud aws-eks`,
    ],
  },
  {
    name: "a slip in the name of a setting",
    stack: "aws-eks",
    config: { "network.zone": 3 },
    problems: [
      `qualys-registry-sensor:network.zone is not a setting; did you mean network.zones?
  got      3
  allowed  a map with cidr, zones, natPerZone, privateEndpoints, flowLogs, peers, existing, nat, dnsFirewall
  fix      pulumi config rm --path 'qualys-registry-sensor:network.zone' && pulumi config set --path 'qualys-registry-sensor:network.zones' 3`,
    ],
  },
  {
    name: "a setting in the wrong place",
    stack: "aws-ecs",
    config: { zones: 3 },
    problems: [
      `qualys-registry-sensor:zones is not a setting; did you mean network.zones?
  got      "3"
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, network, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:zones && pulumi config set --path 'qualys-registry-sensor:network.zones' 3`,
    ],
  },
  {
    name: "a setting in another spelling",
    stack: "gcp",
    config: { "network.flow-logs": true },
    problems: [
      `qualys-registry-sensor:network.flow-logs is not a setting; did you mean network.flowLogs?
  got      true
  allowed  a map with cidr, zones, natPerZone, privateEndpoints, flowLogs, peers, existing
  fix      pulumi config rm --path 'qualys-registry-sensor:network.flow-logs' && pulumi config set --path 'qualys-registry-sensor:network.flowLogs' true`,
    ],
  },
  {
    name: "a slip in the name of a section",
    stack: "aws-eks",
    config: { sensro: { threads: 2, scans: { malware: true }, colour: "blue", profileTags: ["eu"] } },
    problems: [
      `qualys-registry-sensor:sensro is not a setting; did you mean sensor?
  got      a map with threads, scans, colour, profileTags
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:sensro && pulumi config set --path 'qualys-registry-sensor:sensor.threads' 2 && pulumi config set --path 'qualys-registry-sensor:sensor.scans.malware' true && pulumi config set --path 'qualys-registry-sensor:sensor.profileTags[0]' eu`,
    ],
  },
  {
    name: "two letters that changed places, deeper down",
    stack: "gcp",
    config: { "sensor.resources.sensor.memoryLimti": "8Gi" },
    problems: [
      `qualys-registry-sensor:sensor.resources.sensor.memoryLimti is not a setting; did you mean sensor.resources.sensor.memoryLimit?
  got      "8Gi"
  allowed  a map with cpuRequest, memoryRequest, cpuLimit, memoryLimit
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.resources.sensor.memoryLimti' && pulumi config set --path 'qualys-registry-sensor:sensor.resources.sensor.memoryLimit' 8Gi`,
    ],
  },
  {
    name: "text that was meant for a map",
    stack: "gcp",
    config: { tag: "security" },
    problems: [
      `qualys-registry-sensor:tag is not a setting; did you mean tags?
  got      "security"
  allowed  a map with cloud, gcp:project, gcp:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts
  fix      pulumi config rm qualys-registry-sensor:tag`,
    ],
  },
  {
    name: "a provider's setting under this project's name",
    stack: "aws-ecs",
    config: { region: "eu-west-1" },
    problems: [
      `qualys-registry-sensor:region is not a setting; did you mean aws:region?
  got      "eu-west-1"
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, network, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:region && pulumi config set aws:region eu-west-1`,
    ],
  },
  {
    name: "slips in the name of the project",
    stack: "aws-eks",
    config: {
      "qualys-registy:name": "sensor",
      "qualys-registry-sensors:network": { cidr: "10.0.0.0/16" },
      "Qualys-Registry-Sensor:customerId": "f6a7b8c9-1111-4222-8333-0123456789ab",
      "registry-sensor:colour": "blue",
    },
    problems: [
      `qualys-registy:name is not a setting of this project; did you mean qualys-registry-sensor:name?
  got      "sensor"
  allowed  keys that begin with qualys-registry-sensor:
  fix      pulumi config rm qualys-registy:name && pulumi config set qualys-registry-sensor:name sensor`,
      `qualys-registry-sensors:network is not a setting of this project; did you mean qualys-registry-sensor:network?
  got      a map with cidr
  allowed  keys that begin with qualys-registry-sensor:
  fix      pulumi config rm qualys-registry-sensors:network && pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/16`,
      `Qualys-Registry-Sensor:customerId is not a setting of this project; did you mean qualys-registry-sensor:customerId?
  got      36 characters, not shown
  allowed  keys that begin with qualys-registry-sensor:
  fix      pulumi config rm Qualys-Registry-Sensor:customerId && pulumi config set --secret qualys-registry-sensor:customerId`,
      `registry-sensor:colour is not a setting of this project
  got      4 characters, not shown
  allowed  keys that begin with qualys-registry-sensor:
  fix      pulumi config rm registry-sensor:colour`,
    ],
  },
  {
    name: "slips in the keys of providers, but not what only the provider has",
    stack: "azure",
    config: {
      "azure-native:Location": "northeurope",
      "azure-native:enviroment": "usgovernment",
      "azure-native:tenantId": "f6a7b8c9-1111-4222-8333-0123456789ab",
      "aws:regoin": "eu-west-1",
    },
    problems: [
      `azure-native:Location is not a setting of the provider; did you mean azure-native:location?
  got      "northeurope"
  allowed  azure-native:location
  fix      pulumi config rm azure-native:Location && pulumi config set azure-native:location northeurope`,
      `azure-native:enviroment is not a setting of the provider; did you mean azure-native:environment?
  got      "usgovernment"
  allowed  azure-native:environment
  fix      pulumi config rm azure-native:enviroment && pulumi config set azure-native:environment usgovernment`,
    ],
  },
  {
    name: "a setting that there is not",
    stack: "gcp",
    config: { colour: "blue" },
    problems: [
      `qualys-registry-sensor:colour is not a setting
  got      4 characters, not shown
  allowed  a map with cloud, gcp:project, gcp:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts
  fix      pulumi config rm qualys-registry-sensor:colour`,
    ],
  },
  {
    name: "a setting of other clouds",
    stack: "aws-ecs",
    config: { "cluster.version": "1.35" },
    problems: [
      `qualys-registry-sensor:cluster.version belongs to aws-eks, azure, gcp; this stack is aws-ecs
  got      4 characters, not shown
  allowed  a map with nodes, deletionProtection, exec, existing
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.version'`,
    ],
  },
  {
    name: "a section of other clouds",
    stack: "aws-ecs",
    config: { "kubernetes.serviceCidr": "10.96.0.0/16" },
    problems: [
      `qualys-registry-sensor:kubernetes belongs to aws-eks, azure, gcp; this stack is aws-ecs
  got      a map with serviceCidr
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, network, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:kubernetes`,
    ],
  },
  {
    name: "a setting that was set without --path",
    stack: "azure",
    config: { "qualys-registry-sensor:network.cidr": "10.1.0.0/16" },
    problems: [
      `qualys-registry-sensor:network.cidr was set without --path
  got      "10.1.0.0/16"
  allowed  paths with --path
  fix      pulumi config rm qualys-registry-sensor:network.cidr && pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.1.0.0/16`,
    ],
  },
  {
    name: "a slip in the name of an id",
    stack: "aws-ecs",
    config: { activationId: undefined, activationID: "a1b2c3d4-1111-4222-8333-0123456789ab" },
    problems: [
      `qualys-registry-sensor:activationId is not set; it ties the sensor to your Qualys subscription
  got      nothing
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:activationID is not a setting; did you mean activationId?
  got      36 characters, not shown
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, network, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:activationID && pulumi config set --secret qualys-registry-sensor:activationId`,
    ],
  },
  {
    name: "an id below another setting",
    stack: "aws-ecs",
    config: { "qualys.customerId": "b2c3d4e5-1111-4222-8333-0123456789ab", "qualys.platform": "US2" },
    problems: [
      `qualys-registry-sensor:qualys.customerId is not a setting; did you mean customerId?
  got      36 characters, not shown
  allowed  a map with platform, podUrl
  fix      pulumi config rm --path 'qualys-registry-sensor:qualys.customerId' && pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
];
