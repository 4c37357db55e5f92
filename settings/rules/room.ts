import { prefixLength, resized } from "../cidr";
import { type Finding, path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type OnAws, type OnManagedKubernetes, type Rule, when } from "./rule";

/** How large a range has to be, and may be at most, as prefix lengths. */
interface Room {
  readonly setting: string;
  readonly cidr: string;
  readonly largest: number;
  readonly smallest: number;
  readonly for: string;
  readonly besides?: readonly string[];
}

function judged({ setting, cidr, largest, smallest, besides = [], ...room }: Room): Finding[] {
  const prefix = prefixLength(cidr);
  const fitting = Math.min(Math.max(prefix, largest), smallest);
  return when(prefix !== fitting, {
    at: path(setting),
    besides: besides.map((other) => path(other)),
    wrong: prefix < largest ? "is larger than the cloud takes" : `is too small for ${room.for}`,
    allowed: `a range between /${largest} and /${smallest}`,
    to: resized(cidr, fitting),
  });
}

/** The longest prefix with this many addresses. */
const prefixFor = (addresses: number) => 32 - Math.ceil(Math.log2(addresses));

const reservedByCloud = 5;
/** A private endpoint for each of the services that a stack uses, with some to spare. */
const endpoints = 16;
/** Nodes of the system, and those that take the place of others during an upgrade. */
function otherNodes({ cluster }: ParsedSettings<"azure" | "gcp">): number {
  const { max } = "systemNodes" in cluster ? cluster.systemNodes : { max: 3 };
  return max + Math.ceil(max / 3);
}

/** Each zone has a quarter of the network for its nodes and private endpoints. */
export const roomOnAws =
  (addressesPerNode: number): Rule<OnAws> =>
  ({ network, cluster }) => {
    if (network.existing !== undefined || cluster.existing !== undefined) return [];
    const nodes = Math.ceil(cluster.nodes.max / network.zones) + 1;
    const needed = reservedByCloud + (network.privateEndpoints ? endpoints : 0) + nodes * addressesPerNode;
    return judged({
      setting: "network.cidr",
      cidr: network.cidr,
      largest: 16,
      smallest: Math.min(24, prefixFor(needed * 4)),
      for: `${cluster.nodes.max} nodes and the private endpoints in ${network.zones} zones`,
      besides: ["network.zones", "network.privateEndpoints", "cluster.nodes.max"],
    });
  };

/** Half of the network is for the nodes; pods have a range of their own. */
export const roomForNodes: Rule<ParsedSettings<"azure" | "gcp">> = (settings) => {
  const { network, cluster } = settings;
  if (network.existing !== undefined || cluster.existing !== undefined) return [];
  const needed = cluster.nodes.max + otherNodes(settings) + reservedByCloud;
  const hasFirewall = "firewall" in network && network.firewall !== undefined;
  return judged({
    setting: "network.cidr",
    cidr: network.cidr,
    largest: 8,
    smallest: Math.min(hasFirewall ? 23 : 26, prefixFor(needed * 2)),
    for: `${cluster.nodes.max} nodes${hasFirewall ? " and the firewall" : ""}`,
    besides: ["cluster.nodes.max", ...(hasFirewall ? ["network.firewall"] : [])],
  });
};

/** Each node takes a /24 of the pods' range. */
export const roomForPods: Rule<ParsedSettings<"azure" | "gcp">> = (settings) => {
  const { kubernetes, cluster } = settings;
  if (cluster.existing !== undefined) return [];
  const others = otherNodes(settings);
  return judged({
    setting: "kubernetes.podCidr",
    cidr: kubernetes.podCidr,
    largest: 8,
    smallest: prefixFor((cluster.nodes.max + others) * 256),
    for: `the pods of ${cluster.nodes.max} nodes, a /24 each and ${others} to spare`,
    besides: ["cluster.nodes.max"],
  });
};

export const roomForServices: Rule<OnManagedKubernetes> = ({ kubernetes: { serviceCidr } }) =>
  judged({ setting: "kubernetes.serviceCidr", cidr: serviceCidr, largest: 12, smallest: 24, for: "services" });
