import type { Cloud } from "../../settings/clouds";
import type { Resource } from "../../policy/resource";

const clouds = ["aws", "azure-native", "gcp"];

/** What loses something for good when it is deleted. */
const stateful = [
  /^aws:(kms\/key:Key|secretsmanager\/secret:Secret|cloudwatch\/logGroup:LogGroup|ecr\/repository:Repository|eks\/cluster:Cluster)$/,
  /^azure-native:(keyvault:Vault|containerregistry:Registry|operationalinsights:Workspace|containerservice:ManagedCluster)$/,
  /^gcp:(kms\/cryptoKey:CryptoKey|secretmanager\/secret:Secret|artifactregistry\/repository:Repository|container\/cluster:Cluster)$/,
];

/** What the components of a stack have in common, made by its page. */
const ofThePage = [
  "azure-native:authorization:ManagementLockByScope",
  "azure-native:resources:ResourceGroup",
  "azure-native:operationalinsights:Workspace",
  "gcp:projects/service:Service",
  // To a cluster that exists already; one to a cluster of the stack is its child.
  "pulumi:providers:kubernetes",
];

/** Without these a sensor starts too early, and fails: a way out, nodes, the ids and the right to read them, the image. */
const needed = [
  /^aws:(ec2\/(natGateway:NatGateway|route:Route)|autoscaling\/group:Group|ecs\/clusterCapacityProviders:ClusterCapacityProviders|eks\/(cluster:Cluster|nodeGroup:NodeGroup|addon:Addon))$/,
  /^aws:secretsmanager\/secretVersion:SecretVersion$/,
  /^docker-build:index:Index$/,
  /^azure-native:(network:(NatGateway|AzureFirewall|FirewallPolicyRuleCollectionGroup|RouteTable)|containerservice:(ManagedCluster|AgentPool)|keyvault:Secret|managedidentity:FederatedIdentityCredential|containerregistry:TaskRun)$/,
  /^gcp:(compute\/(routerNat:RouterNat|firewall:Firewall)|container\/(cluster:Cluster|nodePool:NodePool))$/,
  /^gcp:(secretmanager\/(secretVersion:SecretVersion|secretIamMember:SecretIamMember)|artifactregistry\/.*|binaryauthorization\/policy:Policy)$/,
  /^kubernetes:(core\/v1:Secret|secrets-store.csi.x-k8s.io\/v1:SecretProviderClass|networking.k8s.io\/v1:NetworkPolicy|rbac.authorization.k8s.io\/v1:.*Binding)$/,
];

/** On EKS a Kubernetes Secret brings the ids to the sensor; the vault keeps them for everything else. */
const notNeeded: Partial<Record<Cloud, string>> = {
  "aws-eks": "aws:secretsmanager/secretVersion:SecretVersion",
};

export const isComponent = ({ type }: Resource) => type.startsWith("qualys:");
export const isOfCloud = ({ type }: Resource) => clouds.includes(type.split(":")[0] ?? "");
/** But for certificates, which the settings have. */
export const isStateful = ({ type, name }: Resource) =>
  stateful.some((pattern) => pattern.test(type)) && !name.includes("-authority-");

/** In the project that shares a network, of which nothing is the stack's. */
const inHostProject = ({ name }: Resource) => /-network-(host-agent|gke-agent|google-apis)$/.test(name);

/** A component, or what the components of a stack share. */
export const needsNoComponent = (resource: Resource) =>
  isComponent(resource) || ofThePage.includes(resource.type) || inHostProject(resource);

export const sensorNeeds = (stack: Cloud, { type }: Resource) =>
  type !== notNeeded[stack] && needed.some((pattern) => pattern.test(type));
