import type { Resource } from "../../../policy/resource";
import { at, cloudAt, counted, days, inGroup, inside, range, type Sheet, textAt, words } from "../kind";
import type { References } from "../references";

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const nat = "aws:ec2/natGateway:NatGateway";
const internetGateway = "aws:ec2/internetGateway:InternetGateway";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const flowLog = "aws:ec2/flowLog:FlowLog";
const instances = "aws:autoscaling/group:Group";
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const ecs = "aws:ecs/cluster:Cluster";
const eks = "aws:eks/cluster:Cluster";
const service = "aws:ecs/service:Service";
const task = "aws:ecs/taskDefinition:TaskDefinition";
const key = "aws:kms/key:Key";
const secret = "aws:secretsmanager/secret:Secret";
const secretVersion = "aws:secretsmanager/secretVersion:SecretVersion";
const repository = "aws:ecr/repository:Repository";
const copy = "docker-build:index:Index";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const logFilter = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const topic = "aws:sns/topic:Topic";
const daemonSet = "kubernetes:apps/v1:DaemonSet";

const routes = [
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/route:Route",
];

const isPublic = (resource: Resource, references: References) =>
  references.reached(resource, internetGateway, routes).length > 0;
const toPrivateSubnets = (_: Resource, to: Resource, references: References) => !isPublic(to, references);
const fromPrivateSubnets = (from: Resource, _: Resource, references: References) => !isPublic(from, references);

/** A key is drawn with what its component is for; one that stands alone is the logs'. */
function groupOfKey(resource: Resource, references: References) {
  const groups = { HardenedCluster: "cluster", SecretVault: "vault", ImageRegistry: "images", Observability: "alerts" };
  const found = references
    .ancestors(resource)
    .flatMap(({ type }) => Object.entries(groups).filter(([noun]) => type.endsWith(`:${noun}`)));
  return (found[0]?.[1] ?? "logs") as "cluster" | "vault" | "images" | "alerts" | "logs";
}

export const aws: Sheet = {
  cloud: cloudAt("AWS", "aws", { [subnet]: ({ availabilityZone }) => textAt(availabilityZone)?.slice(0, -1) }),
  kinds: {
    [vpc]: { glyph: "network", title: "VPC", box: "network", detail: ({ cidrBlock }) => textAt(cidrBlock) },
    [subnet]: {
      glyph: "subnet",
      title: (resource, references) => (isPublic(resource, references) ? "Public subnet" : "Private subnet"),
      box: "subnet",
      within: inside(vpc),
      zone: (properties) => textAt(properties, "availabilityZone"),
      detail: (properties) => textAt(properties, "cidrBlock"),
    },
    [nat]: { glyph: "nat", title: "NAT gateway", within: inside(subnet) },
    [internetGateway]: { glyph: "gateway", title: "Internet gateway", within: inside(vpc) },
    [endpoint]: { glyph: "endpoint", title: "Private endpoint", plural: "Private endpoints", within: inside(vpc) },
    [flowLog]: { glyph: "flows", title: "Flow log", within: inside(vpc) },
    [instances]: {
      glyph: "nodes",
      title: "Instances",
      box: "nodes",
      within: inside(vpc),
      detail: ({ minSize, maxSize }) => range(textAt(minSize), textAt(maxSize)),
    },
    [nodeGroup]: {
      glyph: "nodes",
      title: "Managed nodes",
      box: "nodes",
      within: inside(vpc),
      detail: ({ instanceTypes, scalingConfig }) =>
        words(textAt(instanceTypes, 0), range(textAt(scalingConfig, "minSize"), textAt(scalingConfig, "maxSize"))),
    },
    [ecs]: { glyph: "cluster", title: "ECS cluster", within: inGroup("cluster") },
    [eks]: {
      glyph: "cluster",
      title: "EKS control plane",
      within: inGroup("cluster"),
      detail: (properties) => words(textAt(properties, "version"), reachOf(at(properties, "vpcConfig"))),
    },
    "aws:eks/addon:Addon": { glyph: "addOns", title: "Add-on", plural: "Add-ons", within: inGroup("cluster") },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
      glyph: "identity",
      title: "OIDC provider",
      within: inGroup("cluster"),
    },
    [service]: {
      glyph: "sensor",
      title: "Qualys sensor",
      within: inside(instances),
      detail: ({ schedulingStrategy }) => (schedulingStrategy === "DAEMON" ? "on every instance" : undefined),
    },
    [key]: {
      glyph: "key",
      title: "Encryption key",
      plural: "Encryption keys",
      within: groupOfKey,
      detail: ({ enableKeyRotation }) => (enableKeyRotation === true ? "KMS, rotated" : "KMS"),
    },
    [secret]: { glyph: "secret", title: "Secret", plural: "Secrets", within: inGroup("vault") },
    [repository]: {
      glyph: "registry",
      title: "ECR repository",
      plural: "ECR repositories",
      within: inGroup("images"),
      detail: (properties) => textAt(properties, "imageTagMutability")?.toLowerCase(),
    },
    [copy]: {
      glyph: "image",
      title: "Copied image",
      within: inGroup("images"),
      detail: ({ sources }) => textAt(sources, 0)?.split("/").at(-1),
    },
    [logGroup]: {
      glyph: "logs",
      title: "Log group",
      plural: "Log groups",
      within: inGroup("logs"),
      detail: (properties) => days(textAt(properties, "retentionInDays")),
    },
    [alarm]: { glyph: "alarm", title: "Alarm", plural: "Alarms", within: inGroup("alerts") },
    [logFilter]: { glyph: "metrics", title: "Log filter", plural: "Log filters", within: inGroup("alerts") },
    [topic]: { glyph: "message", title: "Topic", plural: "Topics", within: inGroup("alerts") },
    "aws:cloudwatch/dashboard:Dashboard": { glyph: "dashboard", title: "Dashboard", within: inGroup("alerts") },
  },
  keys: [key],
  relations: [
    ...[instances, nodeGroup].map((from) => ({
      from,
      to: subnet,
      where: toPrivateSubnets,
      label: "in",
      isPlace: true as const,
    })),
    { from: subnet, to: nat, via: routes },
    { from: nat, to: internetGateway, via: [subnet, ...routes] },
    { from: subnet, to: endpoint, where: fromPrivateSubnets },
    { from: service, to: secret, via: [task, secretVersion], label: "reads ids" },
    { from: service, to: copy, via: [task], label: "pulls" },
    { from: daemonSet, to: copy, label: "pulls" },
    { from: service, to: logGroup, via: [task], label: "writes" },
    { from: flowLog, to: logGroup, label: "writes" },
    { from: eks, to: logGroup, label: "writes" },
    // The component of Pulumi's EKS package tells a node group the cluster's name, and not where it comes from.
    { from: nodeGroup, to: eks, label: "joins", orOnly: true },
    { from: service, to: ecs, label: "runs on" },
  ],
  outside: [
    { title: "Qualys platform", glyph: "cloud", from: [internetGateway], with: nat, detail: "HTTPS out" },
    { title: "Registries", glyph: "registry", from: [internetGateway], with: nat, detail: "that it scans" },
    { title: "AWS services", glyph: "cloud", from: [endpoint], detail: "by private addresses" },
  ],
};

function reachOf(vpcConfig: unknown): string | undefined {
  if (at(vpcConfig, "endpointPublicAccess") !== true) return "private";
  const ranges = at(vpcConfig, "publicAccessCidrs");
  return Array.isArray(ranges) ? `private + ${counted(ranges.length, "range")}` : undefined;
}
