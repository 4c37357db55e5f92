import { getZonesOutput } from "@pulumi/gcp/compute";
import { Cluster, getEngineVersionsOutput, type ClusterArgs } from "@pulumi/gcp/container";
import { IAMMember } from "@pulumi/gcp/projects";
import { Topic } from "@pulumi/gcp/pubsub";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../gcp/encryption-key";
import type { GcpProject } from "../../gcp/project";
import { computeAgent, kubernetesAgent, serviceAgent } from "../../gcp/service-agents";
import { gkeAddresses, type GkeAddresses } from "./addresses";
import { controlPlaneAccess, type ApiAccess } from "./control-plane-access";
import { addons, hardening } from "./hardening";
import { endpointOf, kubeconfig } from "./kubeconfig";
import { recurringWindow, type MaintenanceWindow } from "./maintenance-window";
import type { GkeNetwork } from "./network";
import { nodeIdentity, nodePool, nodeSecurity, type NodeArgs } from "./nodes";
import { registryAuthorities } from "./registry-authorities";
import { assertOffered } from "./versions";
import { pickZones } from "./zones";

export interface GkeHardenedClusterArgs {
  readonly project: GcpProject;
  readonly network: GkeNetwork;
  /** Google's APIs are at their restricted address. */
  readonly privateEndpoints: boolean;
  /** Number of zones that the nodes are spread over. */
  readonly zones: number;
  /** Kubernetes minor version to have at least; default: the release channel's. */
  readonly version?: string;
  readonly channel: "regular" | "stable";
  readonly nodes: NodeArgs;
  readonly api: ApiAccess;
  /** IAM members who administer the cluster. */
  readonly admins: readonly string[];
  /** Google group whose member groups RBAC may name. */
  readonly securityGroup?: string;
  readonly maintenanceWindow: MaintenanceWindow;
  /** Certificates of private registries' own authorities, by registry. */
  readonly registryCertificates: Readonly<Record<string, string>>;
  /** Network policies may name hosts. */
  readonly namesHosts: boolean;
  readonly deletionProtection: boolean;
  /** Protects the keys. */
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A regional GKE Standard cluster with private nodes, hardened to the CIS GKE benchmark. */
export class GkeHardenedCluster extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly location: string;
  readonly provider: Provider;
  /** How `gcloud` gets credentials that lead to its API server. */
  readonly signIn: string;
  readonly addresses: GkeAddresses;
  readonly policiesByName = "gke";
  /** Pool that the cluster issues workload identities in: there once the cluster is. */
  readonly workloadPool: pulumi.Output<string>;
  /** IAM members that the nodes pull images as. */
  readonly imageReaders: pulumi.Output<readonly string[]>;
  /** Pub/Sub topic of GKE's announcements: security bulletins, upgrades. */
  readonly announcements: pulumi.Output<string>;

  constructor(name: string, args: GkeHardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:gcp:HardenedCluster", name, {}, opts);
    const { project, tags } = args;
    const workloadPool = `${project.id}.svc.id.goog`;

    const secretsKey = this.key(`${name}-secrets`, kubernetesAgent(project), args);
    const disksKey = this.key(`${name}-disks`, computeAgent(project), args);
    const announcements = this.announcementsTopic(name, secretsKey, args);
    const identity = nodeIdentity(name, project, this);
    const security = nodeSecurity(identity, disksKey, args.network.nodeTags);
    const cluster = new Cluster(
      // GKE takes 40 characters: no room for a suffix besides the random digits.
      name,
      {
        ...this.shape(args),
        ...hardening(secretsKey.name),
        ...addons,
        ...operations(args, announcements),
        workloadIdentityConfig: { workloadPool },
        nodeConfig: security,
      },
      {
        parent: this,
        dependsOn: [...project.apis, ...identity.grants],
        // G4: Google's own protection lets a destroy take the nodes before it stops; Pulumi's stops it before it begins.
        protect: args.deletionProtection,
        // They describe the pool that a cluster is born with, and that is gone at once.
        ignoreChanges: ["nodeConfig", "initialNodeCount"],
      },
    );
    const certificates = args.registryCertificates;
    const containerd = registryAuthorities(name, { project, certificates, identity, key: secretsKey, tags }, this);
    const pool = nodePool(name, cluster, { nodes: args.nodes, zones: args.zones, security, containerd, tags }, this);
    this.grantAdmins(name, cluster, args);

    this.name = cluster.name;
    this.location = project.region;
    this.signIn = args.api.access === "private" ? " --internal-ip" : " --dns-endpoint";
    this.workloadPool = cluster.name.apply(() => workloadPool);
    this.imageReaders = identity.member.apply((member) => [member]);
    this.announcements = announcements.name;
    this.addresses = gkeAddresses(args.network.controlPlaneRange, args.privateEndpoints);
    this.provider = new Provider(
      name,
      { kubeconfig: kubeconfig(endpointOf(cluster, args.api.access)) },
      { parent: this, dependsOn: [pool] },
    );
    this.registerOutputs({ name: this.name, workloadPool: this.workloadPool });
  }

  private key(name: string, user: pulumi.Input<string>, { project, protect, tags }: GkeHardenedClusterArgs) {
    return new EncryptionKey(name, { project, user, protect, tags }, this);
  }

  private announcementsTopic(name: string, key: EncryptionKey, { project, tags }: GkeHardenedClusterArgs) {
    const agent = serviceAgent(`${name}-announcements`, "pubsub", project, this);
    const kmsKeyName = key.lend(`${name}-announcements`, agent, this);
    return new Topic(name, { kmsKeyName, labels: tags }, { parent: this });
  }

  private shape(args: GkeHardenedClusterArgs): ClusterArgs {
    const { project, network, zones, version, channel, api, securityGroup, namesHosts } = args;
    return {
      description: "Runs the Qualys registry sensor",
      location: project.region,
      nodeLocations: zoneNames(project, zones, this),
      network: network.network,
      subnetwork: network.subnetwork,
      networkingMode: "VPC_NATIVE",
      ipAllocationPolicy: {
        clusterSecondaryRangeName: network.podsRange,
        servicesSecondaryRangeName: network.servicesRange,
      },
      // G1: Dataplane V2 enforces NetworkPolicy by itself and refuses a cluster that asks for it with `networkPolicy`.
      datapathProvider: "ADVANCED_DATAPATH",
      ...(namesHosts && { enableFqdnNetworkPolicy: true }),
      ...controlPlaneAccess(api, network.controlPlaneSubnetwork),
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      releaseChannel: { channel: channel.toUpperCase() },
      minMasterVersion: version && offeredVersion(version, args, this),
      authenticatorGroupsConfig: securityGroup === undefined ? undefined : { securityGroup },
    };
  }

  /** The role is granted in the project; the condition makes it one of this cluster alone. */
  private grantAdmins(name: string, cluster: Cluster, { project, admins }: GkeHardenedClusterArgs): void {
    const resource = pulumi.interpolate`projects/${project.id}/locations/${project.region}/clusters/${cluster.name}`;
    for (const member of admins) {
      new IAMMember(
        `${name}-admin-${member}`,
        {
          project: project.id,
          role: "roles/container.admin",
          member,
          condition: { title: name, expression: pulumi.interpolate`resource.name == "${resource}"` },
        },
        { parent: this },
      );
    }
  }
}

/** What keeps a cluster running: who may delete it, when it is upgraded, who hears of it. */
function operations(args: GkeHardenedClusterArgs, announcements: Topic): ClusterArgs {
  const { project, maintenanceWindow, deletionProtection, tags } = args;
  return {
    deletionProtection,
    maintenancePolicy: { recurringWindow: recurringWindow(maintenanceWindow) },
    notificationConfig: {
      pubsub: {
        enabled: true,
        topic: pulumi.interpolate`projects/${project.id}/topics/${announcements.name}`,
        filter: { eventTypes: ["SECURITY_BULLETIN_EVENT", "UPGRADE_AVAILABLE_EVENT", "UPGRADE_EVENT"] },
      },
    },
    resourceLabels: tags,
  };
}

function zoneNames({ region, apis }: GcpProject, zones: number, parent: pulumi.Resource): pulumi.Output<string[]> {
  return getZonesOutput({ region }, { parent, dependsOn: [...apis] }).names.apply((names) =>
    pickZones(region, names, zones),
  );
}

/** The same version, once the release channel has it. */
function offeredVersion(
  version: string,
  { project: { region, apis }, channel }: GkeHardenedClusterArgs,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const offer = getEngineVersionsOutput({ location: region }, { parent, dependsOn: [...apis] });
  return offer.releaseChannelLatestVersion.apply((latest) => {
    assertOffered(version, channel, latest[channel.toUpperCase()]);
    return version;
  });
}
