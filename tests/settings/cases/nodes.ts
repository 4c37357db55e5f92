import { familiesWithLocalDisk } from "../../../settings/azure-local-disks";
import type { Case } from "../case";

const families = familiesWithLocalDisk.join(", ");

export const nodes: readonly Case[] = [
  {
    name: "S16: a type with too few processors",
    stack: "aws-eks",
    config: { "cluster.nodes.type": "t3.medium" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 2 vCPUs and 4 GiB, too few for the sensor
  got      "t3.medium"
  allowed  4 vCPUs and 8 GiB or more, for 4 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
    ],
  },
  {
    name: "a type with a disk of its own and too few processors",
    stack: "aws-ecs",
    config: { "cluster.nodes.type": "i3.large" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 2 vCPUs and 15.25 GiB, too few for the sensor
  got      "i3.large"
  allowed  4 vCPUs and 8 GiB or more, for 4 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
    ],
  },
  {
    name: "a type with too little memory",
    stack: "gcp",
    config: { "cluster.nodes.type": "n2-highcpu-4" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 4 vCPUs and 4 GiB, too few for the sensor
  got      "n2-highcpu-4"
  allowed  4 vCPUs and 8 GiB or more, for 4 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' n2-standard-4`,
    ],
  },
  {
    name: "a type of shared processors",
    stack: "gcp",
    config: { "cluster.nodes.type": "e2-medium" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 2 vCPUs and 4 GiB, too few for the sensor
  got      "e2-medium"
  allowed  4 vCPUs and 8 GiB or more, for 4 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' n2-standard-4`,
    ],
  },
  {
    name: "more threads than processors",
    stack: "azure",
    config: { "sensor.threads": 6 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 4 vCPUs and 16 GiB, too few for the sensor
  got      "Standard_D4ds_v5", the default
  allowed  6 vCPUs and 10 GiB or more, for 6 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' Standard_D8ds_v5`,
    ],
  },
  {
    name: "a request that no node can meet",
    stack: "aws-ecs",
    config: { "sensor.resources.sensor.cpuRequest": "8", "sensor.resources.sensor.cpuLimit": "8" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has 4 vCPUs and 16 GiB, too few for the sensor
  got      "m6i.xlarge", the default
  allowed  8 vCPUs and 8 GiB or more, for 4 scan threads and what sensor.resources asks
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.2xlarge`,
    ],
  },
  {
    name: "Arm processors on AWS",
    stack: "aws-ecs",
    config: { "cluster.nodes.type": "m7g.xlarge" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has Arm processors, the sensor's image is for amd64
  got      "m7g.xlarge"
  allowed  a type with amd64 processors
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
    ],
  },
  ...["mac1.metal", "mac2.metal"].map((type) => ({
    name: `E28: ${type}`,
    stack: "aws-eks" as const,
    config: { "cluster.nodes.type": type },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type is a Mac, which starts macOS alone
  got      "${type}"
  allowed  a type with amd64 processors that starts Amazon Linux 2023
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
    ],
  })),
  {
    name: "E28: a machine of the first generation",
    stack: "aws-ecs",
    config: { "cluster.nodes.type": "m1.xlarge" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type is of a generation that starts paravirtual images alone, which Amazon Linux 2023 is not
  got      "m1.xlarge"
  allowed  a type with amd64 processors that starts Amazon Linux 2023
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' m6i.xlarge`,
    ],
  },
  {
    name: "Arm processors on Azure",
    stack: "azure",
    config: { "cluster.nodes.type": "Standard_D4pds_v5" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has Arm processors, the sensor's image is for amd64
  got      "Standard_D4pds_v5"
  allowed  a type with amd64 processors
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "Arm processors on Google Cloud",
    stack: "gcp",
    config: { "cluster.nodes.type": "t2a-standard-4" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type has Arm processors, the sensor's image is for amd64
  got      "t2a-standard-4"
  allowed  a type with amd64 processors
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' n2-standard-4`,
    ],
  },
  {
    name: "a disk that a machine of Google Cloud cannot start from",
    stack: "gcp",
    config: { "cluster.nodes.type": "n4-standard-4" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.diskType is no disk that machines of the series n4 start from
  got      "pd-ssd", the default
  allowed  hyperdisk-balanced
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.diskType' hyperdisk-balanced`,
    ],
  },
  {
    name: "a Hyperdisk for a machine of Google Cloud that starts from a persistent disk",
    stack: "gcp",
    config: { "cluster.nodes.diskType": "hyperdisk-balanced" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.diskType is no disk that machines of the series n2 start from
  got      "hyperdisk-balanced"
  allowed  pd-ssd or pd-balanced
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.diskType' pd-ssd`,
    ],
  },
  {
    name: "A2: the B series",
    stack: "azure",
    config: { "cluster.nodes.type": "Standard_B4ms" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type is of the B series, which AKS does not take for this
  got      "Standard_B4ms"
  allowed  a type of another series, such as Standard_D4ds_v5
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A1: an OS disk larger than the local disk",
    stack: "azure",
    config: { "cluster.nodes.diskGiB": 256 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.diskGiB is larger than the local disk of Standard_D4ds_v5, 150 GiB, which the OS disk lies on
  got      256
  allowed  a whole number up to 150, or a larger machine type
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.diskGiB' 150`,
    ],
  },
  {
    name: "A1: an OS disk larger than the local disk of an older machine",
    stack: "azure",
    config: { "cluster.nodes.type": "Standard_E4ds_v4", "cluster.nodes.diskGiB": 160 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.diskGiB is larger than the local disk of Standard_E4ds_v4, 150 GiB, which the OS disk lies on
  got      160
  allowed  a whole number up to 150, or a larger machine type
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.diskGiB' 150`,
    ],
  },
  {
    name: "A1: a size that brings no disk along",
    stack: "azure",
    config: { "cluster.nodes.type": "Standard_D4s_v5" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type brings no disk along for the operating system, as far as is known here
  got      "Standard_D4s_v5"
  allowed  a size of one of these families: ${families}
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A1: a size whose disk is too small for the images",
    stack: "azure",
    config: { "cluster.nodes.type": "Standard_F4s_v2" },
    problems: [
      `qualys-registry-sensor:cluster.nodes.type brings a disk of 64 GiB along, too small for the images of 4 scan threads
  got      "Standard_F4s_v2"
  allowed  a size with a disk of 98 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A2: burstable machines for AKS' own pods",
    stack: "azure",
    config: { "cluster.systemNodes.type": "Standard_B4ms" },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.type is of the B series, which AKS does not take for its own pods
  got      "Standard_B4ms"
  allowed  a size with amd64 processors, four vCPUs, and a disk of 128 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A2: machines with too few processors for AKS' own pods",
    stack: "azure",
    config: { "cluster.systemNodes.type": "Standard_D2ds_v5" },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.type has 2 vCPUs, and AKS' own pods want four
  got      "Standard_D2ds_v5"
  allowed  a size with amd64 processors, four vCPUs, and a disk of 128 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A2: Arm processors for AKS' own pods",
    stack: "azure",
    config: { "cluster.systemNodes.type": "Standard_D4pds_v5" },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.type has Arm processors, for which AKS has no trusted launch
  got      "Standard_D4pds_v5"
  allowed  a size with amd64 processors, four vCPUs, and a disk of 128 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A1: machines for AKS' own pods that bring no disk along",
    stack: "azure",
    config: { "cluster.systemNodes.type": "Standard_D4s_v5" },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.type brings no disk along for the operating system, as far as is known here
  got      "Standard_D4s_v5"
  allowed  a size with amd64 processors, four vCPUs, and a disk of 128 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.type' Standard_D4ds_v5`,
    ],
  },
  {
    name: "A1: a disk for AKS' own pods larger than the machine's",
    stack: "azure",
    config: { "cluster.systemNodes.diskGiB": 200 },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.type brings a disk of 150 GiB along, too small for 200 GiB
  got      "Standard_D4ds_v5", the default
  allowed  a size with amd64 processors, four vCPUs, and a disk of 200 GiB or more
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.type' Standard_D8ds_v5`,
    ],
  },
  {
    name: "A2: more system nodes at least than at most",
    stack: "azure",
    config: { "cluster.systemNodes.min": 5 },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.max is less than cluster.systemNodes.min, 5
  got      3, the default
  allowed  a whole number from 5 on
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.max' 5`,
    ],
  },
  {
    name: "A2: one node for AKS' own pods",
    stack: "azure",
    config: { "cluster.systemNodes.min": 1 },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.min is too small
  got      1
  allowed  a whole number from 2 to 100
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.systemNodes.min' 2`,
    ],
  },
  {
    name: "S16: a disk too small for the images",
    stack: "aws-eks",
    config: { "cluster.nodes.diskGiB": 80 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.diskGiB is too small for 4 scan threads, which unpack images of some 4 GiB three times over
  got      80
  allowed  a whole number from 98 on
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.diskGiB' 98`,
    ],
  },
  {
    name: "fewer nodes at most than at least",
    stack: "aws-eks",
    config: { "cluster.nodes.min": 5, "cluster.nodes.max": 3 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.max is less than cluster.nodes.min, 5
  got      3
  allowed  a whole number from 5 on
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.max' 5`,
    ],
  },
  {
    name: "fewer nodes than zones",
    stack: "gcp",
    config: { "network.zones": 3 },
    problems: [
      `qualys-registry-sensor:cluster.nodes.min leaves some of the 3 zones without a node
  got      2, the default
  allowed  3 or more; fewer only with protect false
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.nodes.min' 3`,
    ],
  },
];
