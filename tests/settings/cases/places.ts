import type { Case } from "../case";

const shared = "/subscriptions/s/resourceGroups/shared/providers/Microsoft.Network";

export const places: readonly Case[] = [
  {
    name: "no region",
    stack: "aws-eks",
    config: { "aws:region": undefined },
    problems: [
      `aws:region is not set; it says where everything is made
  got      nothing
  allowed  an AWS region such as eu-central-1
  fix      pulumi config set aws:region eu-central-1`,
    ],
  },
  {
    name: "a misspelt region of AWS",
    stack: "aws-eks",
    config: { "aws:region": "eu-cental-1" },
    problems: [
      `aws:region is no region
  got      "eu-cental-1"
  allowed  an AWS region such as eu-central-1
  fix      pulumi config set aws:region eu-central-1`,
    ],
  },
  {
    name: "a misspelt region of Google Cloud",
    stack: "gcp",
    config: { "gcp:region": "europe-wets3" },
    problems: [
      `gcp:region is no region
  got      "europe-wets3"
  allowed  a Google Cloud region such as europe-west3
  fix      pulumi config set gcp:region europe-west3`,
    ],
  },
  {
    name: "no location",
    stack: "azure",
    config: { "azure-native:location": undefined },
    problems: [
      `azure-native:location is not set; it says where everything is made
  got      nothing
  allowed  an Azure location such as westeurope
  fix      pulumi config set azure-native:location westeurope`,
    ],
  },
  {
    name: "no project and no region",
    stack: "gcp",
    config: { "gcp:project": undefined, "gcp:region": undefined },
    problems: [
      `gcp:project is not set; it says which project everything is made in
  got      nothing
  allowed  the id of a Google Cloud project, such as security-prod-4711
  fix      pulumi config set gcp:project PROJECT_ID`,
      `gcp:region is not set; it says where everything is made
  got      nothing
  allowed  a Google Cloud region such as europe-west3
  fix      pulumi config set gcp:region europe-west3`,
    ],
  },
  {
    name: "the preview's stand-in for the project",
    stack: "gcp",
    config: { "gcp:project": "example-project" },
    problems: [
      `gcp:project is only the offline preview's stand-in
  got      "example-project"
  allowed  the id of a Google Cloud project, such as security-prod-4711
  fix      pulumi config set gcp:project PROJECT_ID`,
    ],
  },
  {
    name: "a project by its number",
    stack: "gcp",
    config: { "gcp:project": "123456789012" },
    problems: [
      `gcp:project is the project's number, not its id
  got      "123456789012"
  allowed  the id of a Google Cloud project, such as security-prod-4711
  fix      pulumi config set gcp:project PROJECT_ID`,
    ],
  },
  {
    name: "a zone for a region, on AWS",
    stack: "aws-eks",
    config: { "aws:region": "eu-central-1a" },
    problems: [
      `aws:region is a zone, not a region
  got      "eu-central-1a"
  allowed  an AWS region such as eu-central-1
  fix      pulumi config set aws:region eu-central-1`,
    ],
  },
  {
    name: "a zone for a region, on Google Cloud",
    stack: "gcp",
    config: { "gcp:region": "europe-west3-a" },
    problems: [
      `gcp:region is a zone, not a region
  got      "europe-west3-a"
  allowed  a Google Cloud region such as europe-west3
  fix      pulumi config set gcp:region europe-west3`,
    ],
  },
  {
    name: "a region by its display name",
    stack: "azure",
    config: { "azure-native:location": "West Europe" },
    problems: [
      `azure-native:location is the location's display name, not its id
  got      "West Europe"
  allowed  an Azure location such as westeurope
  fix      pulumi config set azure-native:location westeurope`,
    ],
  },
  {
    name: "something else for a region",
    stack: "aws-ecs",
    config: { "aws:region": "frankfurt" },
    problems: [
      `aws:region is not written in the right form
  got      "frankfurt"
  allowed  an AWS region such as eu-central-1
  fix      pulumi config set aws:region eu-central-1`,
    ],
  },
  {
    name: "A3: a location without zones",
    stack: "azure",
    config: { "azure-native:location": "westus" },
    problems: [
      `qualys-registry-sensor:network.zones is more than westus has
  got      2, the default
  allowed  0, or a location with availability zones, such as westeurope
  fix      pulumi config set --path 'qualys-registry-sensor:network.zones' 0`,
    ],
  },
  {
    name: "A3: zones in a location of which only a few customers know that it has none",
    stack: "azure",
    config: { "azure-native:location": "swedensouth", "network.zones": 2 },
    problems: [
      `qualys-registry-sensor:network.zones is more than swedensouth has
  got      2
  allowed  0, or a location with availability zones, such as westeurope
  fix      pulumi config set --path 'qualys-registry-sensor:network.zones' 0`,
    ],
  },
  {
    name: "A3: a slip in a location, of which nobody can know whether it has zones",
    stack: "azure",
    config: { "azure-native:location": "westeurpoe" },
    problems: [
      `azure-native:location is a location of which nothing is known here, not whether it has availability zones either
  got      "westeurpoe"
  allowed  australiaeast, austriaeast, belgiumcentral …; any that \`az account list-locations\` shows, with network.zones set to what it has, 0 if none
  fix      pulumi config set azure-native:location westeurope`,
    ],
  },
  {
    name: "A3: more zones for the nodes than zones",
    stack: "azure",
    config: { "cluster.nodes.zones": [1, 2, 3] },
    problems: [
      `qualys-registry-sensor:cluster.nodes.zones has not as many entries as network.zones says, 2
  got      a list of 3
  allowed  2 of 1, 2 and 3
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes.zones'`,
    ],
  },
  {
    name: "A3: zones for AKS' own nodes in a location without any",
    stack: "azure",
    config: { "azure-native:location": "westus", "network.zones": 0, "cluster.systemNodes.zones": [1] },
    problems: [
      `qualys-registry-sensor:cluster.systemNodes.zones has not as many entries as network.zones says, 0
  got      a list of 1
  allowed  nothing
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.systemNodes.zones'`,
    ],
  },
  {
    name: "A3: a zone of nodes twice",
    stack: "azure",
    config: { "cluster.nodes.zones": [1, 1] },
    problems: [
      `qualys-registry-sensor:cluster.nodes.zones[1] is there already
  got      1
  allowed  each entry once
  fix      pulumi config rm --path 'qualys-registry-sensor:cluster.nodes.zones[1]'`,
    ],
  },
  {
    name: "a location of Azure Government in the public cloud",
    stack: "azure",
    config: { "azure-native:location": "usgovvirginia", "cluster.api.vnetIntegration": false },
    problems: [
      `azure-native:environment is not the cloud that usgovvirginia is in
  got      "public", the default
  allowed  usgovernment
  fix      pulumi config set azure-native:environment usgovernment`,
    ],
  },
  {
    name: "a cloud that Azure does not have",
    stack: "azure",
    config: { "azure-native:environment": "usgov" },
    problems: [
      `azure-native:environment is not one of the values to choose from
  got      "usgov"
  allowed  one of public, usgovernment, china
  fix      pulumi config set azure-native:environment public`,
    ],
  },
  {
    name: "private DNS zones of another cloud",
    stack: "azure",
    config: {
      "network.existing": {
        virtualNetworkId: `${shared}/virtualNetworks/shared`,
        nodeSubnetId: `${shared}/virtualNetworks/shared/subnets/nodes`,
        privateEndpointSubnetId: `${shared}/virtualNetworks/shared/subnets/endpoints`,
        privateDnsZones: {
          vault: `${shared}/privateDnsZones/privatelink.vaultcore.azure.net`,
          registry: `${shared}/privateDnsZones/privatelink.azurecr.us`,
        },
      },
    },
    problems: [
      `qualys-registry-sensor:network.existing.privateDnsZones.registry is not the zone that Azure looks for
  got      "${shared}/privateDnsZones/privatelink.azurecr.us"
  allowed  the resource id of a zone privatelink.azurecr.io
  fix      pulumi config set --path 'qualys-registry-sensor:network.existing.privateDnsZones.registry' RESOURCE_ID`,
    ],
  },
  {
    name: "three zones in a region of two",
    stack: "aws-ecs",
    config: { "aws:region": "us-west-1", "network.zones": 3, "cluster.nodes.min": 3 },
    problems: [
      `qualys-registry-sensor:network.zones is more than us-west-1 has
  got      3
  allowed  2, or another region
  fix      pulumi config set --path 'qualys-registry-sensor:network.zones' 2`,
    ],
  },
  {
    name: "E11: administrators of another partition",
    stack: "aws-eks",
    config: { "aws:region": "us-gov-west-1" },
    problems: [
      `qualys-registry-sensor:cluster.admins[0] is of another partition than us-gov-west-1
  got      "arn:aws:iam::210987654321:role/platform"
  allowed  an ARN that begins with arn:aws-us-gov:
  fix      pulumi config set --path 'qualys-registry-sensor:cluster.admins[0]' arn:aws-us-gov:iam::210987654321:role/platform`,
    ],
  },
  {
    name: "a topic in another region",
    stack: "aws-ecs",
    config: { alerts: { target: { topicArn: "arn:aws:sns:us-east-1:210987654321:security" } } },
    problems: [
      `qualys-registry-sensor:alerts.target.topicArn is in another region than eu-central-1
  got      "arn:aws:sns:us-east-1:210987654321:security"
  allowed  an ARN of eu-central-1
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.target.topicArn' TOPIC_ARN`,
    ],
  },
  {
    name: "a pull secret in another region",
    stack: "aws-ecs",
    config: {
      "image.registry": "upstream",
      "image.pullSecret": "arn:aws:secretsmanager:us-east-1:210987654321:secret:registry-AbCdEf",
    },
    problems: [
      `qualys-registry-sensor:image.pullSecret is in another region than eu-central-1
  got      "arn:aws:secretsmanager:us-east-1:210987654321:secret:registry-AbCdEf"
  allowed  an ARN of eu-central-1
  fix      pulumi config set --path 'qualys-registry-sensor:image.pullSecret' SECRET_ARN`,
    ],
  },
];
