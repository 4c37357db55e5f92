import { contains, isPrivate, overlaps, prefixLength } from "../cidr";
import { type Finding, path } from "../finding";
import type { Path } from "../paths";
import type { ParsedSettings } from "../schema";
import { type OnAws, type OnClouds, type Rule, fromLast, when } from "./rule";

interface Range {
  readonly at: Path;
  readonly cidr: string;
}

/** The ranges that the stack itself uses. A network that exists already keeps its own to itself, on GKE those of pods too. */
function ranges(settings: OnClouds): Range[] {
  const { network } = settings;
  const namesRanges = network.existing !== undefined && "podsRange" in network.existing;
  const inside = "kubernetes" in settings && !namesRanges ? Object.entries(settings.kubernetes) : [];
  return [
    ...(network.existing === undefined ? [{ at: path("network.cidr"), cidr: network.cidr }] : []),
    ...inside.map(([name, cidr]) => ({ at: path("kubernetes", name), cidr })),
  ];
}

const peers = ({ network }: OnClouds): Range[] =>
  network.peers.map((cidr, index) => ({ at: path("network.peers", index), cidr }));

/** GKE takes two ranges, and says so when half of the stack is there. */
export const differentRanges: Rule<ParsedSettings<"gcp">> = ({ network: { existing } }) =>
  when(existing !== undefined && existing.servicesRange === existing.podsRange, {
    at: path("network.existing.servicesRange"),
    besides: [path("network.existing.podsRange")],
    wrong: "is the range of the pods, too",
    allowed: "another secondary range of the subnetwork than network.existing.podsRange",
    to: "RANGE",
  });

// E18, K5: what overlaps can never be connected.
export const noOverlap: Rule<OnClouds> = (settings, given) => {
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

export const privateRanges: Rule<OnClouds> = (settings) =>
  ranges(settings).flatMap(({ at, cidr }) =>
    when(!isPrivate(cidr), {
      at,
      wrong: "is not within the private address ranges",
      allowed: "a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
    }),
  );

/** Ranges that a cloud keeps for itself. */
export const notReserved =
  (reserved: Readonly<Record<string, string>>): Rule<OnClouds> =>
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

/**
 * E20: AWS takes 20 rules for a direction of a network's access list. One is its own last denial, five are always there
 * (`secure-vpc/aws/access-rules.ts`), and each peer has one.
 */
const mostPeers = 14;

export const roomForPeers: Rule<OnAws> = ({ network: { peers, existing } }) =>
  when(existing === undefined && peers.length > mostPeers, {
    at: path("network.peers", mostPeers),
    wrong: `is one more than the ${mostPeers} that the network's access list has room for`,
    allowed: `at most ${mostPeers} ranges; one range can hold several networks`,
  });

/** The sensor's network policy lets it go there. */
export const apiServerNotEverywhere: Rule<ParsedSettings<"kubernetes">> = ({ cluster }) =>
  fromLast(cluster.apiServerCidrs).flatMap(([index, cidr]) =>
    when(prefixLength(cidr) === 0, {
      at: path("cluster.apiServerCidrs", index),
      wrong: "is every address there is",
      allowed: "the range of the API server, such as 10.0.0.1/32; `kubectl cluster-info` shows its address",
      to: "10.0.0.1/32",
    }),
  );

/** EKS takes service addresses from the three classic private ranges only. */
export const classicServiceRange: Rule<ParsedSettings<"aws-eks">> = ({ kubernetes: { serviceCidr } }) =>
  when(contains("100.64.0.0/10", serviceCidr), {
    at: path("kubernetes.serviceCidr"),
    wrong: "is shared address space, which EKS does not take for services",
    allowed: "a range within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
  });
