import { contains, isPrivate, overlaps, prefixLength, size } from "../cidr";
import { type Finding, path } from "../finding";
import type { Path } from "../paths";
import type { ParsedSettings } from "../schema";
import { type OnAws, type OnKubernetes, type Rule, when } from "./rule";

interface Range {
  readonly at: Path;
  readonly cidr: string;
}

/** The ranges that the stack itself uses. A network that exists already keeps its own to itself. */
function ranges(settings: ParsedSettings): Range[] {
  const { network } = settings;
  const inside = "kubernetes" in settings ? Object.entries(settings.kubernetes) : [];
  return [
    ...(network.existing === undefined ? [{ at: path("network.cidr"), cidr: network.cidr }] : []),
    ...inside.map(([name, cidr]) => ({ at: path("kubernetes", name), cidr })),
  ];
}

const peers = ({ network }: ParsedSettings): Range[] =>
  network.peers.map((cidr, index) => ({ at: path("network.peers", index), cidr }));

// E18, K5: what overlaps can never be connected.
export const noOverlap: Rule = (settings, given) => {
  const own = ranges(settings);
  const pairs = own.flatMap((one, index) =>
    [...own.slice(index + 1), ...peers(settings)].map((other) => [one, other] as const),
  );
  return pairs.flatMap(([one, other]) => {
    const [at, beside] = given(other.at.join(".")) || !given(one.at.join(".")) ? [other, one] : [one, other];
    return when(overlaps(one.cidr, other.cidr), {
      at: at.at,
      besides: [beside.at],
      wrong: `overlaps with ${beside.at.join(".")}, ${beside.cidr}`,
      allowed: "a range that shares no address with the others",
    });
  });
};

export const privateRanges: Rule = (settings) =>
  ranges(settings).flatMap(({ at, cidr }) =>
    when(!isPrivate(cidr), {
      at,
      wrong: "is not within the private address ranges",
      allowed: "a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
    }),
  );

/** Ranges that a cloud keeps for itself. */
export const notReserved =
  (reserved: Readonly<Record<string, string>>): Rule =>
  (settings) =>
    ranges(settings).flatMap(({ at, cidr }) =>
      Object.entries(reserved)
        .filter(([range]) => overlaps(cidr, range))
        .map(([range, owner]): Finding => ({
          at,
          wrong: `overlaps with ${range}, which ${owner} uses`,
          allowed: `a range without ${range}`,
        })),
    );

export const serviceRange: Rule<OnKubernetes> = ({ kubernetes: { serviceCidr } }) =>
  when(prefixLength(serviceCidr) < 12 || prefixLength(serviceCidr) > 24, {
    at: path("kubernetes.serviceCidr"),
    wrong: `has ${size(serviceCidr)} addresses`,
    allowed: "a range between /12 and /24",
  });

/** EKS takes service addresses from the three classic private ranges only. */
export const classicServiceRange: Rule<ParsedSettings<"aws-eks">> = ({ kubernetes: { serviceCidr } }) =>
  when(contains("100.64.0.0/10", serviceCidr), {
    at: path("kubernetes.serviceCidr"),
    wrong: "is shared address space, which EKS does not take for services",
    allowed: "a range within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
  });

/** Each node gets a /24 of the pods' range. */
export const podRange: Rule<ParsedSettings<"azure" | "gcp">> = ({ kubernetes: { podCidr }, cluster }) =>
  when(cluster.existing === undefined && size(podCidr) / 256 < cluster.nodes.max + systemNodes, {
    at: path("kubernetes.podCidr"),
    besides: [path("cluster.nodes.max")],
    wrong: `has room for ${Math.floor(size(podCidr) / 256)} nodes with a /24 each`,
    allowed: `room for ${cluster.nodes.max + systemNodes}: cluster.nodes.max, and ${systemNodes} for the system and upgrades`,
  });

const systemNodes = 4;

/** What a private subnet, a quarter of the network, has to hold in each zone. */
export const roomOnAws =
  (addressesPerNode: number): Rule<OnAws> =>
  ({ network, cluster }) => {
    if (network.existing !== undefined) return [];
    const nodes = cluster.existing === undefined ? Math.ceil(cluster.nodes.max / network.zones) + 1 : 0;
    const needed = reservedByAws + (network.privateEndpoints ? endpoints : 0) + nodes * addressesPerNode;
    const prefix = prefixLength(network.cidr);
    return [
      ...when(prefix < 16 || prefix > 24, {
        at: path("network.cidr"),
        wrong: `is a /${prefix}`,
        allowed: "a range between /16 and /24",
      }),
      ...when(prefix >= 16 && prefix <= 24 && size(network.cidr) / 4 < needed, {
        at: path("network.cidr"),
        besides: [path("network.zones"), path("cluster.nodes.max"), path("network.privateEndpoints")],
        wrong: `leaves ${size(network.cidr) / 4} addresses for a zone's nodes and endpoints, which need ${needed}`,
        allowed: `a range of /${32 - Math.ceil(Math.log2(needed * 4))} or larger`,
      }),
    ];
  };

const reservedByAws = 5;
/** A private endpoint for each of the services that the stacks use, with some to spare. */
const endpoints = 16;

export const roomForNodes =
  (smallest: number): Rule<ParsedSettings<"azure" | "gcp">> =>
  ({ network, cluster }) => {
    const prefix = prefixLength(network.cidr);
    const needed = (cluster.nodes.max + systemNodes) * 2;
    return when(
      network.existing === undefined &&
        cluster.existing === undefined &&
        (prefix > smallest || size(network.cidr) / 2 < needed),
      {
        at: path("network.cidr"),
        besides: [path("cluster.nodes.max")],
        wrong: `has ${size(network.cidr)} addresses`,
        allowed: `a range of /${Math.min(smallest, 31 - Math.ceil(Math.log2(needed)))} or larger`,
      },
    );
  };
