import type { Case } from "../case";

const openToAll = "allowed  plain text that holds no secret: only activationId and customerId stay encrypted";

export const secrets: readonly Case[] = [
  {
    name: "X8: an encrypted name, which everybody may read",
    stack: "aws-eks",
    encrypted: ["name"],
    config: { name: "open-sesame" },
    problems: [
      `qualys-registry-sensor:name is encrypted, and would be readable in the cloud
  got      11 characters, not shown
  ${openToAll}
  fix      pulumi config set --plaintext qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X8: a secret in the tags",
    stack: "aws-eks",
    encrypted: ["tags"],
    config: { tags: { password: "hunter2", team: "security" } },
    problems: [
      `qualys-registry-sensor:tags holds something encrypted, which would be readable in the cloud
  got      a map with password, team
  ${openToAll}
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:tags.password' && pulumi config set --plaintext --path 'qualys-registry-sensor:tags.team'`,
    ],
  },
  {
    name: "X8: a secret in the sensor's arguments",
    stack: "gcp",
    encrypted: ["sensor"],
    config: { "sensor.extraArguments": ["--token", "open-sesame"] },
    problems: [
      `qualys-registry-sensor:sensor holds something encrypted, which would be readable in the cloud
  got      a map with extraArguments
  ${openToAll}
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:sensor.extraArguments[0]' && pulumi config set --plaintext --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
    ],
  },
  {
    name: "an encrypted setting of a provider",
    stack: "gcp",
    encrypted: ["gcp:project"],
    config: {},
    problems: [
      `gcp:project is encrypted, and would be readable in the cloud
  got      17 characters, not shown
  ${openToAll}
  fix      pulumi config set --plaintext gcp:project`,
    ],
  },
  {
    name: "an encrypted setting under a wrong name",
    stack: "gcp",
    encrypted: ["nmae"],
    config: { nmae: "open-sesame" },
    problems: [
      `qualys-registry-sensor:nmae is not a setting; did you mean name?
  got      11 characters, not shown
  allowed  a map with cloud, gcp:project, gcp:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts
  fix      pulumi config rm qualys-registry-sensor:nmae && pulumi config set --plaintext qualys-registry-sensor:name`,
    ],
  },
  {
    name: "a wrong value in an encrypted map",
    stack: "aws-eks",
    encrypted: ["alerts"],
    config: { "alerts.email": "the security team" },
    problems: [
      `qualys-registry-sensor:alerts.email is not written in the right form
  got      17 characters, not shown
  allowed  an e-mail address
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:alerts.email'`,
      `qualys-registry-sensor:alerts holds something encrypted, which would be readable in the cloud
  got      a map with email
  ${openToAll}
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:alerts.email'`,
    ],
  },
  {
    name: "a number in quotes in an encrypted map",
    stack: "aws-ecs",
    encrypted: ["logs"],
    config: { "logs.retentionDays": "400" },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is text
  got      3 characters, not shown
  allowed  a whole number from 365 to 3653
  fix      pulumi config rm --path 'qualys-registry-sensor:logs.retentionDays' && pulumi config set --plaintext --path 'qualys-registry-sensor:logs.retentionDays'`,
      `qualys-registry-sensor:logs holds something encrypted, which would be readable in the cloud
  got      a map with retentionDays
  ${openToAll}
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:logs.retentionDays'`,
    ],
  },
  {
    name: "what rests on an encrypted value waits for it",
    stack: "aws-eks",
    encrypted: ["network"],
    config: { "network.cidr": "10.100.0.0/16", "kubernetes.serviceCidr": "10.100.0.0/20" },
    problems: [
      `qualys-registry-sensor:network holds something encrypted, which would be readable in the cloud
  got      a map with cidr
  ${openToAll}
  fix      pulumi config set --plaintext --path 'qualys-registry-sensor:network.cidr'`,
    ],
  },
  {
    name: "an encrypted map with a setting that there is not",
    stack: "gcp",
    encrypted: ["sensor"],
    config: { "sensor.token": "open-sesame" },
    problems: [
      `qualys-registry-sensor:sensor.token is not a setting
  got      11 characters, not shown
  allowed  a map with scanningPolicy, scans, libraries, threads, resources, scanPodLaunchMinutes, persistence, volume, proxy, registryProxy, registryCertificates, insecureRegistries, logLevel, logFiles, profileTags, capabilities, rbac, readOnlyRootFilesystem, seLinuxType, placement, egress, publicHosts, cleanUp, extraArguments
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.token'`,
      `qualys-registry-sensor:sensor holds something encrypted, which would be readable in the cloud
  got      a map with token
  ${openToAll}
  fix      pulumi config rm qualys-registry-sensor:sensor`,
    ],
  },
  {
    name: "X8: an id among the sensor's arguments",
    stack: "aws-ecs",
    config: {
      "sensor.extraArguments": [
        "--mask-env-variable",
        "--activation=A1B2C3D4-1111-4222-8333-0123456789AB",
        "f6a7b8c9-1111-4222-8333-0123456789ab",
      ],
    },
    problems: [
      `qualys-registry-sensor:sensor.extraArguments[2] holds what looks like a Qualys id, and is readable in the cloud
  got      36 characters, not shown
  allowed  text without such an id
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[2]'`,
      `qualys-registry-sensor:sensor.extraArguments[1] holds what looks like a Qualys id, and is readable in the cloud
  got      49 characters, not shown
  allowed  text without such an id
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.extraArguments[1]'`,
    ],
  },
  {
    name: "X8: ids in the tags, as a value and as a name",
    stack: "aws-eks",
    config: {
      tags: {
        subscription: "f6a7b8c9-1111-4222-8333-0123456789ab",
        "F6A7B8C9-1111-4222-8333-0123456789AB": "customer",
      },
    },
    problems: [
      `qualys-registry-sensor:tags.… holds what looks like a Qualys id, and is readable in the cloud
  got      "customer"
  allowed  text without such an id
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.…'`,
      `qualys-registry-sensor:tags.subscription holds what looks like a Qualys id, and is readable in the cloud
  got      36 characters, not shown
  allowed  text without such an id
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.subscription'`,
    ],
  },
  {
    name: "X8: an id where another value belongs",
    stack: "gcp",
    config: { qualys: "f6a7b8c9-1111-4222-8333-0123456789ab", "f6a7b8c9-1111-4222-8333-0123456789ab": "customer" },
    problems: [
      `qualys-registry-sensor:qualys is text
  got      36 characters, not shown
  allowed  a map with platform, podUrl
  fix      pulumi config rm qualys-registry-sensor:qualys`,
      `qualys-registry-sensor:… is not a setting
  got      8 characters, not shown
  allowed  a map with cloud, gcp:project, gcp:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts
  fix      pulumi config rm qualys-registry-sensor:…`,
    ],
  },
  {
    name: "X8: an id of Qualys among ids of the cloud",
    stack: "azure",
    config: { "cluster.admins": ["c3d4e5f6-1111-4222-8333-0123456789ab", "A1B2C3D4-1111-4222-8333-0123456789AB"] },
    problems: [
      `qualys-registry-sensor:cluster.admins[1] holds what looks like a Qualys id, and is readable in the cloud
  got      36 characters, not shown
  allowed  text without such an id
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.admins[1]'`,
    ],
  },
];
