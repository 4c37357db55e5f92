import { z } from "zod";
import { type Cloud, clouds } from "./clouds";
import * as aws from "./fields/aws";
import * as azure from "./fields/azure";
import * as field from "./fields/common";
import * as gcp from "./fields/gcp";
import { looseText, nameOf, nonEmptyText } from "./fields/text";
import {
  aksApi,
  aksNodes,
  aksSystemNodes,
  anyCluster,
  ecsCluster,
  eksAddOns,
  gkeNodes,
  kubernetesCluster,
} from "./sections/cluster";
import { admittedImage, image, imageOfSource } from "./sections/image";
import { awsNetwork, azureNetwork, network, podAndServiceRanges, serviceRange } from "./sections/network";
import { proxy, sensor } from "./sections/sensor";

// A run parses once: compiling the parsers would take longer than it saves.
z.config({ jitless: true });

/*
 * The settings of each stack: one strict object per cloud, because a cloud has settings that another cannot have.
 * What is the same everywhere is written once, in `sections/` and below; what differs is an argument.
 */

const cloud = <C extends Cloud>(name: C) =>
  z
    .literal(name)
    .meta({ allowed: `one of ${clouds.join(", ")}` })
    .describe("What is built.");

const subscription = {
  name: field.name
    .default("qualys-registry")
    .describe("Prefix of everything. A second stack for the same cloud, in one account or project, needs another."),
  tags: z
    .record(z.string(), looseText)
    .default({})
    .meta({ examples: [{ "cost-centre": "security" }] })
    .describe("On everything that takes tags or labels."),
  activationId: field.qualysId.describe("Qualys activation id."),
  customerId: field.qualysId.describe("Qualys customer id."),
  qualys: z
    .strictObject({
      platform: field.platform.optional().describe("Name of the platform."),
      podUrl: field.podUrl.optional().describe("Server of a private platform, instead of a name."),
    })
    .prefault({})
    .describe("The Qualys platform that the subscription lives on: its name, or its server."),
};

const identity = {
  ...subscription,
  protect: z
    .boolean()
    .default(true)
    .describe("Deletion protection and recovery windows on all that holds state; false for throw-away stacks."),
};

// Throw-away stacks too: their logs go with them, and the policy pack takes no exception.
const retentionDays = z
  .int()
  .min(365)
  .max(3653)
  .default(365)
  .meta({ examples: [400] })
  .describe("Days that logs are kept: the year that the CIS benchmarks want, or more.");

const operation = {
  sensor,
  logs: z.strictObject({ retentionDays }).prefault({}).describe("Logs."),
};

function alerts<Target extends z.ZodType>(target: Target) {
  return z.strictObject(listeners(target)).prefault({}).describe(whereAlarmsGo);
}

const whereAlarmsGo = "Where alarms go.";

const listeners = <Target extends z.ZodType>(target: Target) => ({
  email: field.email.optional().describe("Address that alarms go to."),
  target: target.optional().describe("What exists already and takes alarms, instead of an address."),
});

const existingSecret = (secret: string) =>
  field.kubernetesName
    .optional()
    .describe(
      `${secret} in the namespace qualys-sensor that somebody else keeps, with the keys ACTIVATIONID and CUSTOMERID, instead of activationId and customerId.`,
    );

/** The Secret is somebody else's, on a cluster that is too. */
const secretBesideVault = existingSecret("With `cluster.existing`: Secret");
const howIdsCome = "How the ids come to the sensor.";
const besideVault = z.strictObject({ existingSecret: secretBesideVault }).prefault({}).describe(howIdsCome);

/** Where the vault itself tells that the ids are due. */
const besideVaultThatTells = (how: string) =>
  z
    .strictObject({
      existingSecret: secretBesideVault,
      dueOn: field.day
        .optional()
        .describe(
          `The day on which the ids are due to be renewed, such as the subscription's last: ${how}. A day to come; after the renewal, the next one.`,
        ),
    })
    .prefault({})
    .describe(howIdsCome);

const awsRegion = aws.region.describe("Where everything is made.");
const awsAlerts = z
  .strictObject({
    ...listeners(z.strictObject({ topicArn: aws.topicArn.describe("An SNS topic of the same region.") })),
    vaultReaders: z
      .array(aws.principal)
      .default([])
      .describe(
        "Who may read the ids in the vault without an alarm, besides the sensor and who deploys. Without a CloudTrail trail of management events in the account, any at all, nobody hears of readers.",
      ),
  })
  .prefault({})
  .describe(whereAlarmsGo);

// Secrets Manager takes nothing between none and a week.
const awsVault = z
  .strictObject({
    recoveryDays: z
      .int()
      .min(7)
      .max(30)
      .default(30)
      .meta({ examples: [14] })
      .describe("Days in which deleted ids can be brought back; with `protect` false they are gone at once."),
  })
  .prefault({})
  .describe("The vault that keeps the ids.");

const ecrConnector = z
  .strictObject({
    accountId: aws.accountId.describe("Qualys' account, as its console shows it for the connector."),
    externalId: aws.externalId.describe("The external id that its console shows."),
    repositories: z
      .array(aws.ecrRepository)
      .min(1)
      .default(["*"])
      .describe("Repositories of this account that it pulls from."),
  })
  .optional()
  .describe("A role by which Qualys pulls from ECR what the sensor scans, instead of credentials that it keeps.");

const existingVpc = z.strictObject({
  vpcId: aws.resourceId("vpc").describe("The VPC."),
  privateSubnetIds: z
    .array(aws.resourceId("subnet"))
    .min(2)
    .describe("Its private subnets, in two zones at least, with a way out to Qualys."),
});

const ofCluster = "The cluster.";
const version = field.kubernetesVersion.describe("Kubernetes minor version; a running cluster goes up one at a time.");
// K6: a version that only changes when the setting does.
const fixedVersion = version.default(field.defaultVersion);

/** What `Pulumi.<stack>.yaml` may say: keys of the project without their namespace, keys of providers with theirs. */
const factories = {
  "aws-ecs": () =>
    z.strictObject({
      cloud: cloud("aws-ecs"),
      "aws:region": awsRegion,
      ...identity,
      network: awsNetwork("172.20.250.0/24", existingVpc),
      cluster: ecsCluster("m6i.xlarge"),
      image: image(aws.secretArn),
      ...operation,
      alerts: awsAlerts,
      vault: awsVault,
      ecrConnector,
    }),
  "aws-eks": () =>
    z.strictObject({
      cloud: cloud("aws-eks"),
      "aws:region": awsRegion,
      ...identity,
      credentials: besideVault,
      network: awsNetwork("172.20.0.0/16", existingVpc),
      // K5: an explicit service range, beside the VPC's. Pods take addresses of the VPC.
      kubernetes: serviceRange("10.100.0.0/16"),
      cluster: z
        .strictObject({
          ...kubernetesCluster({
            version: fixedVersion,
            nodeType: "m6i.xlarge",
            admin: aws.principal,
            windowHours: 4,
            existing: { name: nameOf("the EKS cluster", "shared").describe("Its name.") },
          }),
          addOns: eksAddOns,
        })
        .prefault({})
        .describe(ofCluster),
      image: image(field.kubernetesName),
      ...operation,
      alerts: awsAlerts,
      vault: awsVault,
      ecrConnector,
    }),
  azure: () =>
    z.strictObject({
      cloud: cloud("azure"),
      "azure-native:location": azure.location.describe("Where everything is made."),
      "azure-native:environment": azure.environment
        .default("public")
        .describe("Which of Azure's separate clouds the location is in."),
      ...identity,
      credentials: besideVaultThatTells("an alert says so 30 days before, and then"),
      network: azureNetwork(
        "10.1.0.0/16",
        z.strictObject({
          virtualNetworkId: azure
            .resourceId("a virtual network", "Microsoft.Network", "virtualNetworks")
            .describe("The virtual network."),
          nodeSubnetId: azure
            .resourceId("a subnet", "Microsoft.Network", "virtualNetworks", "subnets")
            .describe("Its subnet for nodes, with a NAT gateway or a route table; another is delegated to AKS."),
          privateEndpointSubnetId: azure
            .resourceId("a subnet", "Microsoft.Network", "virtualNetworks", "subnets")
            .describe("Its subnet for private endpoints."),
          privateDnsZones: z
            .strictObject({
              vault: azure.privateDnsZone.describe("The zone of key vaults, such as privatelink.vaultcore.azure.net."),
              registry: azure.privateDnsZone.describe("The zone of registries, such as privatelink.azurecr.io."),
            })
            .optional()
            .describe("Private DNS zones that are linked to the network; without them the stack makes its own."),
        }),
      ),
      kubernetes: podAndServiceRanges({ pods: "10.244.0.0/16", services: "10.2.0.0/16" }),
      cluster: z
        .strictObject({
          ...kubernetesCluster({
            version: fixedVersion,
            nodeType: "Standard_D4ds_v5",
            admin: azure.entraGroup,
            windowHours: 4,
            existing: {
              name: nameOf("the AKS cluster", "shared").describe("Its name."),
              resourceGroup: nameOf("a resource group", "shared").describe("Its resource group."),
            },
          }),
          nodes: aksNodes("Standard_D4ds_v5"),
          api: aksApi,
          systemNodes: aksSystemNodes,
          fips: z
            .boolean()
            .default(false)
            .describe(
              "Nodes with cryptography validated by FIPS 140, of which AKS has no Azure Linux with trusted launch. For clusters to come: an existing one's system nodes stay as they are.",
            ),
          defenderPlan: z
            .boolean()
            .default(false)
            .describe(
              "Switch on the plan Containers of Defender for Cloud, which scans the registries' images. The subscription has one such plan, and this stack takes it over; false where somebody else looks after it.",
            ),
          proxy: proxy
            .optional()
            .describe(
              "Proxy of the nodes, on their way to registries and to Azure; `sensor.proxy` is the sensor's. Can be changed, but not taken away again.",
            ),
        })
        .prefault({})
        .describe(ofCluster),
      image: image(field.kubernetesName),
      ...operation,
      alerts: alerts(
        z.strictObject({
          actionGroupId: azure
            .resourceId("an action group", "Microsoft.Insights", "actionGroups")
            .describe("An action group."),
        }),
      ),
    }),
  gcp: () =>
    z.strictObject({
      cloud: cloud("gcp"),
      "gcp:project": gcp.project.describe("Project that everything is made in."),
      "gcp:region": gcp.region.describe("Where everything is made."),
      ...identity,
      credentials: besideVaultThatTells("an alarm says so then"),
      network: network(
        "10.0.0.0/20",
        z.strictObject({
          network: nameOf("a VPC network", "shared").describe(
            "The VPC network: its name, or of a Shared VPC projects/HOST/global/networks/NAME.",
          ),
          subnetwork: nameOf("a subnetwork", "shared").describe(
            "Its subnetwork for nodes: its name, or of a Shared VPC projects/HOST/regions/REGION/subnetworks/NAME.",
          ),
          podsRange: nameOf("a secondary range", "pods").describe("Secondary range of the pods."),
          servicesRange: nameOf("a secondary range", "services").describe("Secondary range of the services."),
          grantRights: z
            .boolean()
            .default(false)
            .describe(
              "Of a Shared VPC: grant Google's agents of this project what they need in the host project; false where its owners do that.",
            ),
        }),
      ),
      kubernetes: podAndServiceRanges({ pods: "10.16.0.0/14", services: "10.20.0.0/20" }),
      cluster: z
        .strictObject({
          ...kubernetesCluster({
            version: version.optional(),
            nodeType: "n2-standard-4",
            admin: gcp.member,
            // GKE wants 48 hours of windows in any 32 days: four weekly windows of twelve.
            windowHours: 12,
            existing: {
              name: nameOf("the GKE cluster", "shared").describe("Its name."),
              location: nonEmptyText("a region or zone", "europe-west3").describe("Its region or zone."),
            },
          }),
          nodes: gkeNodes("n2-standard-4"),
          channel: z
            .enum(["regular", "stable"])
            .default("regular")
            .describe("Release channel that upgrades come from; stable gets a version some three months later."),
          securityGroup: gcp.securityGroup
            .optional()
            .describe(
              "Google group whose member groups Kubernetes RBAC may name; without it, RBAC knows single users only.",
            ),
        })
        .prefault({})
        .describe(ofCluster),
      image: admittedImage(field.kubernetesName, gcp.secretVersion),
      ...operation,
      logs: z
        .strictObject({
          retentionDays,
          dataAccess: z
            .boolean()
            .default(true)
            .describe(
              "Record who reads secrets and uses keys. The project has one such setting for each service, and this stack takes it over; false where somebody else looks after it.",
            ),
        })
        .prefault({})
        .describe("Logs."),
      alerts: alerts(
        z.strictObject({ notificationChannel: gcp.notificationChannel.describe("A notification channel.") }),
      ),
    }),
  kubernetes: () =>
    z.strictObject({
      cloud: cloud("kubernetes"),
      "kubernetes:context": field.kubernetesContext.describe(
        "Context of the kubeconfig (KUBECONFIG, or ~/.kube/config) that leads to the cluster.",
      ),
      ...subscription,
      credentials: z
        .strictObject({ existingSecret: existingSecret("Secret") })
        .prefault({})
        .describe(howIdsCome),
      cluster: anyCluster,
      image: imageOfSource(field.kubernetesName),
      sensor,
    }),
} satisfies Record<Cloud, () => z.ZodType>;

/** One schema a cloud, made when it is first asked for: a run needs one of them. */
export const schemas = onDemand(factories);

function onDemand<Factories extends Record<string, () => unknown>>(factories: Factories) {
  const made = {} as { readonly [Name in keyof Factories]: ReturnType<Factories[Name]> };
  for (const [name, make] of Object.entries(factories)) {
    const get = () => {
      const value = make();
      Object.defineProperty(made, name, { value });
      return value;
    };
    Object.defineProperty(made, name, { get, enumerable: true, configurable: true });
  }
  return made;
}

/** A stack's settings as its schema gives them: defaults filled in, nothing of Pulumi in them yet. */
export type ParsedSettings<C extends Cloud = Cloud> = C extends Cloud ? z.output<(typeof schemas)[C]> : never;
