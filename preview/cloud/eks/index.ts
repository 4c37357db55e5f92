import { unknown } from "../../../policy/resource";
import type { ComponentResult, Properties, RemoteComponent, ServiceAnswers } from "../answers";

/*
 * The children of `eks.Cluster` and `eks.ManagedNodeGroup` as the plugin of version 4.3.0 registers them for the options
 * that this program uses; other options are refused. Compared with the plugin in tests/engine.
 */
interface ClusterInputs {
  readonly name?: string;
  readonly version?: string;
  readonly tags?: Properties;
  readonly serviceRole: unknown;
  readonly clusterSecurityGroup: unknown;
  readonly publicSubnetIds?: unknown;
  readonly privateSubnetIds?: unknown;
  readonly endpointPrivateAccess?: boolean;
  readonly endpointPublicAccess?: boolean;
  readonly publicAccessCidrs?: readonly string[];
  readonly enabledClusterLogTypes?: readonly string[];
  readonly encryptionConfigKeyArn?: unknown;
  readonly kubernetesServiceIpAddressRange?: string;
  readonly authenticationMode?: string;
  readonly accessEntries?: Readonly<Record<string, AccessEntry>>;
  readonly bootstrapSelfManagedAddons?: boolean;
  readonly upgradePolicy?: Properties;
  readonly deletionProtection?: boolean;
}

interface AccessEntry extends Properties {
  readonly principalArn: string;
  readonly accessPolicies?: Readonly<Record<string, { readonly policyArn: unknown; readonly accessScope: Properties }>>;
}

/** Options that leave something out which the plugin would otherwise add; all of them are needed. */
const demanded: Properties = {
  skipDefaultNodeGroup: true,
  skipDefaultSecurityGroups: true,
  useDefaultVpcCni: true,
  kubeProxyAddonOptions: { enabled: false },
  corednsAddonOptions: { enabled: false },
  authenticationMode: "API",
};

const clusterOptions = new Set([
  ...Object.keys(demanded),
  ...["name", "version", "tags", "vpcId", "publicSubnetIds", "privateSubnetIds", "serviceRole", "clusterSecurityGroup"],
  ...["endpointPrivateAccess", "endpointPublicAccess", "publicAccessCidrs", "enabledClusterLogTypes"],
  ...["encryptionConfigKeyArn", "kubernetesServiceIpAddressRange", "accessEntries", "bootstrapSelfManagedAddons"],
  ...["upgradePolicy", "deletionProtection"],
]);

const nodeGroupOptions = new Set([
  ...["cluster", "nodeRole", "subnetIds", "instanceTypes", "capacityType", "amiType", "version", "releaseVersion"],
  ...["scalingConfig", "launchTemplate", "tags", "labels", "taints"],
]);

async function cluster(component: RemoteComponent): Promise<ComponentResult> {
  const inputs = acceptedCluster(component);
  const { name } = component;
  const from = (...properties: string[]) =>
    properties.flatMap((property) => component.propertyDependencies[property] ?? []);
  const control = await component.register(
    "aws:eks/cluster:Cluster",
    `${name}-eksCluster`,
    defined({
      name: inputs.name,
      version: inputs.version,
      roleArn: unknown,
      accessConfig: {
        authenticationMode: inputs.authenticationMode,
        // The plugin leaves no choice; the program's transforms may change it.
        bootstrapClusterCreatorAdminPermissions: true,
      },
      bootstrapSelfManagedAddons: inputs.bootstrapSelfManagedAddons ?? true,
      deletionProtection: inputs.deletionProtection,
      upgradePolicy: inputs.upgradePolicy,
      enabledClusterLogTypes: inputs.enabledClusterLogTypes,
      encryptionConfig: encryption(inputs.encryptionConfigKeyArn),
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: inputs.kubernetesServiceIpAddressRange },
      tags: { Name: `${name}-eksCluster`, ...inputs.tags },
      vpcConfig: defined({
        endpointPrivateAccess: inputs.endpointPrivateAccess,
        endpointPublicAccess: inputs.endpointPublicAccess,
        publicAccessCidrs: inputs.publicAccessCidrs,
        securityGroupIds: [unknown],
        subnetIds: subnets(inputs),
      }),
    }),
    {
      propertyDependencies: {
        roleArn: from("serviceRole"),
        encryptionConfig: from("encryptionConfigKeyArn"),
        vpcConfig: from("clusterSecurityGroup", "publicSubnetIds", "privateSubnetIds"),
      },
    },
  );
  const ofCluster = { dependsOn: [control.urn], propertyDependencies: { clusterName: [control.urn] } };
  const clusterName = inputs.name ?? unknown;
  for (const [key, { accessPolicies, ...entry }] of Object.entries(inputs.accessEntries ?? {})) {
    const access = await component.register(
      "aws:eks/accessEntry:AccessEntry",
      `${name}-${key}`,
      { clusterName, ...entry },
      ofCluster,
    );
    for (const [policy, { policyArn, accessScope }] of Object.entries(accessPolicies ?? {})) {
      await component.register(
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        `${name}-${key}-${policy}`,
        { clusterName, principalArn: entry.principalArn, policyArn, accessScope },
        { parent: access.urn, dependsOn: [access.urn], propertyDependencies: { clusterName: [control.urn] } },
      );
    }
  }
  await component.register(
    "pulumi:providers:kubernetes",
    `${name}-eks-k8s`,
    { kubeconfig: unknown },
    { propertyDependencies: { kubeconfig: [control.urn] } },
  );
  return {
    outputs: {
      eksCluster: component.reference(control),
      kubeconfig: unknown,
      kubeconfigJson: unknown,
      clusterSecurityGroupId: unknown,
      oidcProviderUrl: unknown,
      oidcIssuer: unknown,
    },
    dependencies: [control.urn],
  };
}

async function managedNodeGroup(component: RemoteComponent): Promise<ComponentResult> {
  const { inputs, name } = component;
  refuse(component, (key) => !nodeGroupOptions.has(key));
  const same = Object.entries(inputs).filter(([key]) => !["cluster", "nodeRole", "subnetIds"].includes(key));
  const nodes = await component.register(
    "aws:eks/nodeGroup:NodeGroup",
    name,
    { ...Object.fromEntries(same), clusterName: unknown, nodeRoleArn: unknown, subnetIds: whole(inputs.subnetIds) },
    {
      dependsOn: [],
      propertyDependencies: {
        nodeRoleArn: component.propertyDependencies.nodeRole ?? [],
        subnetIds: component.propertyDependencies.subnetIds ?? [],
        launchTemplate: component.propertyDependencies.launchTemplate ?? [],
      },
    },
  );
  return { outputs: { nodeGroup: component.reference(nodes) }, dependencies: [nodes.urn] };
}

function acceptedCluster(component: RemoteComponent): ClusterInputs {
  refuse(component, (key) => !clusterOptions.has(key));
  for (const [key, value] of Object.entries(demanded)) {
    if (includes(component.inputs[key], value)) continue;
    throw new Error(`the offline preview only expands eks.Cluster with ${key}: ${JSON.stringify(value)}`);
  }
  return component.inputs as object as ClusterInputs;
}

/** The SDK fills in defaults beside what the program says. */
function includes(given: unknown, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return given === value;
  return Object.entries(value).every(([key, part]) => includes((given as Properties | undefined)?.[key], part));
}

function refuse({ urn, inputs }: RemoteComponent, foreign: (key: string) => boolean): void {
  const options = Object.keys(inputs).filter(foreign);
  if (options.length > 0) throw new Error(`${urn}: the offline preview does not expand it with ${options.join(", ")}`);
}

function encryption(keyArn: unknown): unknown {
  if (keyArn === undefined) return undefined;
  return keyArn === unknown ? unknown : { provider: { keyArn }, resources: ["secrets"] };
}

function subnets({ publicSubnetIds = [], privateSubnetIds = [] }: ClusterInputs): unknown {
  const lists = [publicSubnetIds, privateSubnetIds].map(whole);
  return lists.includes(unknown) ? unknown : lists.flat();
}

/** A list made from outputs is known as a whole or not at all. */
function whole(list: unknown): unknown {
  return Array.isArray(list) && list.includes(unknown) ? unknown : list;
}

function defined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

export default {
  components: { "eks:index:Cluster": cluster, "eks:index:ManagedNodeGroup": managedNodeGroup },
} satisfies ServiceAnswers;
