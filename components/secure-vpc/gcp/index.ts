import * as compute from "@pulumi/gcp/compute";
import { Policy } from "@pulumi/gcp/dns";
import * as pulumi from "@pulumi/pulumi";
import type { GcpProject } from "../../gcp/project";
import type { Destination } from "../../qualys-sensor/destinations";
import { planAddresses } from "./address-plan";
import { firewall } from "./firewall";
import { privateGoogleAccess } from "./private-google-access";

export interface GcpSecureVpcArgs {
  readonly project: GcpProject;
  /** Range of nodes and control plane; pods and services have ranges of their own. */
  readonly cidr: string;
  readonly podCidr: string;
  readonly serviceCidr: string;
  /** Reach Google's APIs at their restricted address, under private DNS zones. */
  readonly privateEndpoints: boolean;
  readonly flowLogs: boolean;
  /** Destinations of the sensor besides public HTTPS. */
  readonly egress: readonly Destination[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A VPC for one GKE cluster: private nodes, one way out, everything else denied and recorded. */
export class GcpSecureVpc extends pulumi.ComponentResource {
  readonly network: pulumi.Output<string>;
  readonly subnetwork: pulumi.Output<string>;
  readonly range: string;
  readonly podsRange: pulumi.Output<string>;
  readonly servicesRange: pulumi.Output<string>;
  readonly controlPlaneSubnetwork: pulumi.Output<string>;
  readonly controlPlaneRange: pulumi.Output<string>;
  readonly nodeTags: readonly string[];
  /** The address that the outside sees, for allow-lists of registries and proxies. */
  readonly egressAddress: pulumi.Output<string>;
  readonly natGateway: pulumi.Output<string>;

  constructor(name: string, args: GcpSecureVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:gcp:SecureVpc", name, {}, opts);
    const { project, podCidr, serviceCidr, privateEndpoints, tags } = args;
    const plan = planAddresses(args.cidr);
    const nodeTag = `${name}-node`;

    const network = this.vpc(name, project);
    const link = pulumi.interpolate`projects/${project.id}/global/networks/${network.name}`;
    const nodes = this.subnet(`${name}-nodes`, network, plan.nodes, args, { pods: podCidr, services: serviceCidr });
    const controlPlane = this.subnet(`${name}-control-plane`, network, plan.controlPlane, args);
    const { address, gateway } = this.nat(name, network, nodes, args);
    this.recordDnsQueries(name, link, project);
    if (privateEndpoints) {
      privateGoogleAccess(name, { network: link, tags }, { parent: this, dependsOn: [...project.apis] });
    }
    firewall(
      name,
      {
        network: network.name,
        nodeTag,
        internal: [plan.nodes, plan.controlPlane, podCidr],
        privateEndpoints,
        egress: args.egress,
      },
      this,
    );

    this.network = network.name;
    this.subnetwork = nodes.name;
    this.range = args.cidr;
    // Said by the subnet, so that whoever uses the ranges waits for it.
    this.podsRange = nodes.name.apply(() => "pods");
    this.servicesRange = nodes.name.apply(() => "services");
    this.controlPlaneSubnetwork = pulumi.interpolate`projects/${project.id}/regions/${project.region}/subnetworks/${controlPlane.name}`;
    this.controlPlaneRange = pulumi.output(plan.controlPlane);
    this.nodeTags = [nodeTag];
    this.egressAddress = address.address;
    this.natGateway = gateway.name;
    this.registerOutputs({ network: this.network, subnetwork: this.subnetwork, egressAddress: this.egressAddress });
  }

  private vpc(name: string, project: GcpProject): compute.Network {
    return new compute.Network(
      name,
      {
        description: "Network of the Qualys registry sensor",
        autoCreateSubnetworks: false,
        routingMode: "REGIONAL",
      },
      { parent: this, dependsOn: [...project.apis] },
    );
  }

  private subnet(
    name: string,
    network: compute.Network,
    ipCidrRange: string,
    { project, flowLogs }: GcpSecureVpcArgs,
    secondary: Readonly<Record<string, string>> = {},
  ): compute.Subnetwork {
    return new compute.Subnetwork(
      name,
      {
        network: network.name,
        region: project.region,
        ipCidrRange,
        secondaryIpRanges: Object.entries(secondary).map(([rangeName, range]) => ({ rangeName, ipCidrRange: range })),
        privateIpGoogleAccess: true,
        // G12: every flow, not a sample of them.
        logConfig: flowLogs
          ? { aggregationInterval: "INTERVAL_5_SEC", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" }
          : undefined,
      },
      { parent: this },
    );
  }

  private nat(
    name: string,
    network: compute.Network,
    nodes: compute.Subnetwork,
    { project: { region, apis }, tags }: GcpSecureVpcArgs,
  ) {
    // A reserved address, so that registries and proxies can allow it.
    const address = new compute.Address(
      `${name}-egress`,
      { region, addressType: "EXTERNAL", labels: tags },
      { parent: this, dependsOn: [...apis] },
    );
    const router = new compute.Router(`${name}-router`, { region, network: network.name }, { parent: this });
    const gateway = new compute.RouterNat(
      `${name}-nat`,
      {
        region,
        router: router.name,
        natIpAllocateOption: "MANUAL_ONLY",
        natIps: [address.selfLink],
        sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
        subnetworks: [{ name: nodes.id, sourceIpRangesToNats: ["ALL_IP_RANGES"] }],
        // Scans open many connections to one registry: a node gets more ports when it needs them.
        enableDynamicPortAllocation: true,
        minPortsPerVm: 1024,
        maxPortsPerVm: 16384,
        logConfig: { enable: true, filter: "ALL" },
      },
      { parent: this },
    );
    return { address, gateway };
  }

  private recordDnsQueries(name: string, networkUrl: pulumi.Input<string>, project: GcpProject): void {
    new Policy(
      `${name}-dns`,
      {
        description: "Records the network's DNS queries",
        enableLogging: true,
        networks: [{ networkUrl }],
      },
      { parent: this, dependsOn: [...project.apis] },
    );
  }
}
