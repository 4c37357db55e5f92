import type { Case } from "../case";

export const together: readonly Case[] = [
  {
    name: "everything that is wrong, at once",
    stack: "aws-eks",
    config: {
      activationId: undefined,
      "network.cidr": "10.0.0.0/8",
      "network.peers": ["10.5.0.0/16"],
      "sensor.threads": "many",
      "cluster.nodes.type": "t4g.small",
      tags: { "aws:x": "1" },
      natPerZone: true,
      "image.tag": "latest",
    },
    problems: [
      `qualys-registry-sensor:activationId is not set; it ties the sensor to your Qualys subscription
  got      nothing
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:image.tag is a different image every month
  got      "latest"
  allowed  a version such as 1.45.0-0, never latest
  fix      pulumi config set --path 'qualys-registry-sensor:image.tag' 1.45.0-0`,
      `qualys-registry-sensor:sensor.threads is text
  got      "many"
  allowed  a whole number from 1 to 20
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.threads' && pulumi config set --path 'qualys-registry-sensor:sensor.threads' 4`,
      `qualys-registry-sensor:natPerZone is not a setting; did you mean network.natPerZone?
  got      true
  allowed  a map with cloud, aws:region, name, tags, activationId, customerId, qualys, protect, credentials, network, kubernetes, cluster, image, sensor, logs, alerts, vault, ecrConnector
  fix      pulumi config rm qualys-registry-sensor:natPerZone && pulumi config set --path 'qualys-registry-sensor:network.natPerZone' true`,
      `qualys-registry-sensor:network.cidr overlaps with kubernetes.serviceCidr, 10.100.0.0/16
  got      "10.0.0.0/8"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:network.cidr'`,
      `qualys-registry-sensor:network.peers[0] overlaps with network.cidr, 10.0.0.0/8
  got      "10.5.0.0/16"
  allowed  a range that shares no address with the others
  fix      pulumi config rm --path 'qualys-registry-sensor:network.peers[0]'`,
      `qualys-registry-sensor:cluster.nodes.type has Arm processors, the sensor's image is for amd64
  got      "t4g.small"
  allowed  a type with amd64 processors
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
      `qualys-registry-sensor:tags["aws:x"] has a name that the cloud keeps for itself
  got      "1"
  allowed  another name
  fix      pulumi config rm --path 'qualys-registry-sensor:tags["aws:x"]'`,
      `qualys-registry-sensor:network.cidr is larger than the cloud takes
  got      "10.0.0.0/8"
  allowed  a range between /16 and /23
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 10.0.0.0/16`,
    ],
  },
  {
    name: "a finding that rests on something wrong waits for it",
    stack: "aws-eks",
    config: { "network.cidr": "10.100.0.0/99", "cluster.nodes.type": "t3.large", "sensor.threads": 99 },
    problems: [
      `qualys-registry-sensor:network.cidr is not a range of IPv4 addresses
  got      "10.100.0.0/99"
  allowed  a range of IPv4 addresses such as 10.0.0.0/16
  fix      pulumi config set --path 'qualys-registry-sensor:network.cidr' 172.20.0.0/16`,
      `qualys-registry-sensor:sensor.threads is too large
  got      99
  allowed  a whole number from 1 to 20
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.threads' 4`,
    ],
  },
  {
    name: "wrong entries at several depths",
    stack: "gcp",
    config: {
      "sensor.placement.tolerations": [
        { key: "a", operator: "Exists" },
        { key: "", operator: "Is", value: {} },
      ],
      "sensor.egress": "10.0.0.0/8",
    },
    problems: [
      `qualys-registry-sensor:sensor.placement.tolerations[1].key is not written in the right form
  got      ""
  allowed  a taint's key
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.tolerations[1].key' dedicated`,
      `qualys-registry-sensor:sensor.placement.tolerations[1].operator is not one of the values to choose from
  got      "Is"
  allowed  one of Equal, Exists
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.tolerations[1].operator' Equal`,
      `qualys-registry-sensor:sensor.placement.tolerations[1].value is a map
  got      a map with nothing in it
  allowed  text
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.tolerations[1].value' security`,
      `qualys-registry-sensor:sensor.egress is text
  got      "10.0.0.0/8"
  allowed  a list, each entry a map with cidr, port, description
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.egress'`,
    ],
  },
];
