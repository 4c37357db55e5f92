import type { Case } from "../case";

export const sensor: readonly Case[] = [
  {
    name: "X5: dynamic scans without the rights for them",
    stack: "aws-eks",
    config: { "sensor.scanningPolicy": "DynamicWithStaticScanningAsFallback" },
    problems: [
      `qualys-registry-sensor:sensor.rbac does not let DynamicWithStaticScanningAsFallback start its pods
  got      "reduced", the default
  allowed  vendor, or sensor.scanningPolicy StaticScanningOnly
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.rbac' vendor`,
    ],
  },
  {
    name: "requests above limits",
    stack: "azure",
    config: {
      "sensor.resources.sensor": { memoryRequest: "8Gi", cpuRequest: "4", memoryLimit: "6Gi", cpuLimit: "2500m" },
    },
    problems: [
      `qualys-registry-sensor:sensor.resources.sensor.cpuLimit is less than cpuRequest, 4
  got      "2500m"
  allowed  4 or more
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.resources.sensor.cpuLimit' 4`,
      `qualys-registry-sensor:sensor.resources.sensor.memoryLimit is less than memoryRequest, 8Gi
  got      "6Gi"
  allowed  8Gi or more
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.resources.sensor.memoryLimit' 8Gi`,
    ],
  },
  {
    name: "a scan pod's request above its limit",
    stack: "gcp",
    config: { "sensor.resources.scanPod.memoryRequest": "1Gi" },
    problems: [
      `qualys-registry-sensor:sensor.resources.scanPod.memoryLimit is less than memoryRequest, 1Gi
  got      "800Mi", the default
  allowed  1Gi or more
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.resources.scanPod.memoryLimit' 1Gi`,
    ],
  },
  {
    name: "memory in another unit",
    stack: "aws-ecs",
    config: { "sensor.resources.sensor.memoryLimit": "6GB" },
    problems: [
      `qualys-registry-sensor:sensor.resources.sensor.memoryLimit is not written in the right form
  got      "6GB"
  allowed  memory in Mi or Gi, such as 6Gi
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.resources.sensor.memoryLimit' 6Gi`,
    ],
  },
  {
    name: "processors in another unit",
    stack: "aws-ecs",
    config: { "sensor.resources.sensor.cpuLimit": "2 cores" },
    problems: [
      `qualys-registry-sensor:sensor.resources.sensor.cpuLimit is not written in the right form
  got      "2 cores"
  allowed  CPUs as Kubernetes counts them, such as "2" or 500m
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.resources.sensor.cpuLimit' 3`,
    ],
  },
  {
    name: "S6: nowhere to write",
    stack: "aws-eks",
    config: { "sensor.persistence": "none", "sensor.readOnlyRootFilesystem": true },
    problems: [
      `qualys-registry-sensor:sensor.persistence leaves the sensor nowhere to write, since sensor.readOnlyRootFilesystem is true
  got      "none"
  allowed  host, or a root that can be written to
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.persistence' host`,
    ],
  },
  {
    name: "every capability",
    stack: "aws-eks",
    config: { "sensor.capabilities": ["SYS_ADMIN", "ALL"] },
    problems: [
      `qualys-registry-sensor:sensor.capabilities[1] is every capability at once
  got      "ALL"
  allowed  a Linux capability without CAP_, such as SYS_ADMIN
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.capabilities[1]' CAPABILITY`,
    ],
  },
  {
    name: "capabilities with their prefix",
    stack: "aws-eks",
    config: { "sensor.capabilities": ["CAP_SYS_PTRACE", "sys_admin"] },
    problems: [
      `qualys-registry-sensor:sensor.capabilities[0] is not written as Kubernetes and ECS write it
  got      "CAP_SYS_PTRACE"
  allowed  a Linux capability without CAP_, such as SYS_ADMIN
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.capabilities[0]' SYS_PTRACE`,
      `qualys-registry-sensor:sensor.capabilities[1] is not written as Kubernetes and ECS write it
  got      "sys_admin"
  allowed  a Linux capability without CAP_, such as SYS_ADMIN
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.capabilities[1]' SYS_ADMIN`,
    ],
  },
  {
    name: "a capability that there is not",
    stack: "aws-eks",
    config: { "sensor.capabilities": ["SYS_ROOT"] },
    problems: [
      `qualys-registry-sensor:sensor.capabilities[0] is no Linux capability
  got      "SYS_ROOT"
  allowed  a Linux capability without CAP_, such as SYS_ADMIN
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.capabilities[0]' CAPABILITY`,
    ],
  },
  {
    name: "a preset that there is not",
    stack: "aws-eks",
    config: { "sensor.capabilities": "all" },
    problems: [
      `qualys-registry-sensor:sensor.capabilities is not one of the values to choose from
  got      "all"
  allowed  one of seed, vendor, minimal; or a list of Linux capabilities without CAP_
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.capabilities' seed`,
    ],
  },
  {
    name: "a capability twice",
    stack: "aws-eks",
    config: { "sensor.capabilities": ["SETUID", "SETGID", "SETUID"] },
    problems: [
      `qualys-registry-sensor:sensor.capabilities[2] is there already
  got      "SETUID"
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.capabilities[2]'`,
    ],
  },
  {
    name: "unknown certificates accepted beside known ones",
    stack: "gcp",
    config: {
      "sensor.insecureRegistries": true,
      "sensor.registryCertificates": {
        "registry.corp.example": "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----",
      },
    },
    problems: [
      `qualys-registry-sensor:sensor.insecureRegistries makes sensor.registryCertificates pointless: no certificate is checked
  got      true
  allowed  false, with the certificates of private registries
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.insecureRegistries' false`,
    ],
  },
  {
    name: "settings of Kubernetes on ECS",
    stack: "aws-ecs",
    config: {
      "sensor.insecureRegistries": true,
      "sensor.rbac": "vendor",
      "sensor.placement": { nodeSelector: { dedicated: "security" } },
      "sensor.resources.scanPod.cpuLimit": "1",
    },
    problems: [
      `qualys-registry-sensor:sensor.rbac has no effect: it belongs to Kubernetes
  got      "vendor"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.rbac'`,
      `qualys-registry-sensor:sensor.placement has no effect: it belongs to Kubernetes
  got      a map with nodeSelector
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement'`,
      `qualys-registry-sensor:sensor.insecureRegistries has no effect: it belongs to Kubernetes
  got      true
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.insecureRegistries'`,
      `qualys-registry-sensor:sensor.resources.scanPod has no effect: it belongs to Kubernetes
  got      a map with cpuLimit
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.resources.scanPod'`,
    ],
  },
  {
    name: "egress to everywhere",
    stack: "aws-eks",
    config: { "sensor.egress": [{ cidr: "0.0.0.0/0", port: 5000, description: "registries" }] },
    problems: [
      `qualys-registry-sensor:sensor.egress[0].cidr is every address there is
  got      "0.0.0.0/0"
  allowed  the range of the destination, such as 10.200.8.0/24
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.egress[0].cidr' 10.200.8.0/24`,
    ],
  },
  {
    name: "egress to the metadata service",
    stack: "aws-eks",
    config: { "sensor.egress": [{ cidr: "169.254.0.0/16", port: 80, description: "link-local" }] },
    problems: [
      `qualys-registry-sensor:sensor.egress[0].cidr contains the metadata service, which hands out credentials
  got      "169.254.0.0/16"
  allowed  the range of the destination, such as 10.200.8.0/24
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.egress[0].cidr' 10.200.8.0/24`,
    ],
  },
  {
    name: "egress without all that it takes",
    stack: "aws-eks",
    config: { "sensor.egress": [{ cidr: "10.9.8.0/24", port: 0 }] },
    problems: [
      `qualys-registry-sensor:sensor.egress[0].port is too small
  got      0
  allowed  a whole number from 1 to 65535
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.egress[0].port' 5000`,
      `qualys-registry-sensor:sensor.egress[0].description is not set
  got      nothing
  allowed  up to 140 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.egress[0].description' 'registry of the data centre'`,
    ],
  },
  {
    name: "a description that not every cloud takes",
    stack: "aws-eks",
    config: { "sensor.egress": [{ cidr: "10.9.8.0/24", port: 5000, description: "Müller's registry" }] },
    problems: [
      `qualys-registry-sensor:sensor.egress[0].description is not written in the right form
  got      "Müller's registry"
  allowed  up to 140 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.egress[0].description' 'registry of the data centre'`,
    ],
  },
  {
    name: "egress to one place twice",
    stack: "aws-eks",
    config: {
      "sensor.egress": [
        { cidr: "10.9.8.0/24", port: 5000, description: "registry" },
        { cidr: "10.9.8.0/24", port: 5000, description: "registry" },
      ],
    },
    problems: [
      `qualys-registry-sensor:sensor.egress[1] is there already
  got      a map with cidr, port, description
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.egress[1]'`,
    ],
  },
  {
    name: "a toleration with a value that is never looked at",
    stack: "gcp",
    config: { "sensor.placement.tolerations": [{ key: "dedicated", operator: "Exists", value: "security" }] },
    problems: [
      `qualys-registry-sensor:sensor.placement.tolerations[0].value is never looked at, since operator is Exists
  got      "security"
  allowed  no value, or the operator Equal
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement.tolerations[0].value'`,
    ],
  },
  {
    name: "a toleration without the value that it compares",
    stack: "gcp",
    config: { "sensor.placement.tolerations": [{ key: "dedicated", effect: "NoSchedule" }] },
    problems: [
      `qualys-registry-sensor:sensor.placement.tolerations[0].operator needs a value, which is not set
  got      "Equal", the default
  allowed  Exists, or Equal with a value
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.tolerations[0].operator' Exists`,
    ],
  },
  {
    name: "S17: a toleration of everything",
    stack: "gcp",
    config: { "sensor.placement.tolerations": [{ operator: "Exists" }] },
    problems: [
      `qualys-registry-sensor:sensor.placement.tolerations[0].key is not set
  got      nothing
  allowed  a taint's key
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.tolerations[0].key' dedicated`,
    ],
  },
  {
    name: "S32: Windows nodes, by the selector or by a condition",
    stack: "kubernetes",
    config: {
      "sensor.placement.nodeSelector": { "kubernetes.io/os": "windows" },
      "sensor.placement.nodeAffinity": [{ key: "kubernetes.io/arch", values: ["arm64", "s390x"] }],
    },
    problems: [
      `qualys-registry-sensor:sensor.placement.nodeSelector["kubernetes.io/os"] selects nodes that the sensor's image is not made for
  got      "windows"
  allowed  linux
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.nodeSelector["kubernetes.io/os"]' linux`,
      `qualys-registry-sensor:sensor.placement.nodeAffinity[0].values selects nodes that the sensor's image is not made for
  got      a list of 2
  allowed  amd64
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement.nodeAffinity[0].values'`,
    ],
  },
  {
    name: "S32: all nodes but those of the image, by conditions that exclude",
    stack: "kubernetes",
    config: {
      "sensor.placement.nodeAffinity": [
        { key: "kubernetes.io/arch", operator: "NotIn", values: ["amd64", "s390x"] },
        { key: "kubernetes.io/os", operator: "DoesNotExist" },
        { key: "kubernetes.io/os", operator: "Exists" },
        { key: "kubernetes.io/os", operator: "NotIn", values: ["windows"] },
      ],
    },
    problems: [
      `qualys-registry-sensor:sensor.placement.nodeAffinity[1].operator selects nodes that the sensor's image is not made for
  got      "DoesNotExist"
  allowed  Exists, or In with linux
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.nodeAffinity[1].operator' Exists`,
      `qualys-registry-sensor:sensor.placement.nodeAffinity[0].values selects nodes that the sensor's image is not made for
  got      a list of 2
  allowed  values without amd64
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement.nodeAffinity[0].values'`,
    ],
  },
  {
    name: "S32: nodes on Fargate",
    stack: "aws-eks",
    config: { "sensor.placement.nodeSelector": { "eks.amazonaws.com/compute-type": "fargate" } },
    problems: [
      `qualys-registry-sensor:sensor.placement.nodeSelector["eks.amazonaws.com/compute-type"] selects Fargate's nodes, where no pod reaches the container runtime
  got      "fargate"
  allowed  the labels of other nodes
  fix      pulumi config rm --path 'qualys-registry-sensor:sensor.placement.nodeSelector["eks.amazonaws.com/compute-type"]'`,
    ],
  },
  {
    name: "S32: Arm nodes",
    stack: "gcp",
    config: { "sensor.placement.nodeSelector": { "kubernetes.io/arch": "arm64" } },
    problems: [
      `qualys-registry-sensor:sensor.placement.nodeSelector["kubernetes.io/arch"] selects nodes that the sensor's image is not made for
  got      "arm64"
  allowed  amd64
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.placement.nodeSelector["kubernetes.io/arch"]' amd64`,
    ],
  },
  {
    name: "a profile with a comma",
    stack: "aws-eks",
    config: { "sensor.profileTags": ["eu,us"] },
    problems: [
      `qualys-registry-sensor:sensor.profileTags[0] is not written in the right form
  got      "eu,us"
  allowed  a tag of letters, digits, dots, hyphens and underscores
  fix      pulumi config set --path 'qualys-registry-sensor:sensor.profileTags[0]' registries-eu`,
    ],
  },
];
