import { environmentOf } from "../azure-locations";
import { isPrivate, prefixLength } from "../cidr";
import { defaultVersion } from "../fields/common";
import { path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type Day, fromLast, type OnManagedKubernetes, type Rule, when } from "./rule";

const publicRange =
  "the public addresses that you come from, such as 198.51.100.0/24; `curl https://checkip.amazonaws.com` shows yours";

/**
 * The largest range: what was once a class B network, which few organisations have more of. The /8 blocks belong to
 * registries, carriers and clouds, whose addresses anybody can rent (IANA's IPv4 address space registry).
 */
const widest = 16;

// A10: an API server that the whole internet reaches is one stolen credential from taken over.
export const narrowRanges: Rule<OnManagedKubernetes> = ({ cluster: { api } }) =>
  fromLast(api.authorizedCidrs).flatMap(([index, cidr]) => {
    const wrong = faultOf(cidr);
    if (wrong === undefined) return [];
    return [{ at: path("cluster.api.authorizedCidrs", index), wrong, allowed: publicRange, to: "RANGE" }];
  });

function faultOf(cidr: string): string | undefined {
  // Traffic from inside takes the private endpoint, and no packet arrives from the internet with such an address.
  if (isPrivate(cidr)) return "is a private range, which never reaches the public endpoint";
  if (prefixLength(cidr) === 0) return "is the whole internet";
  return prefixLength(cidr) < widest ? `is too much of the internet: larger than /${widest}` : undefined;
}

/** @param beside what else takes the place of a range */
export const fewRanges =
  (most: number, beside = ""): Rule<OnManagedKubernetes> =>
  ({ cluster: { api } }) =>
    when(api.authorizedCidrs.length > most, {
      at: path("cluster.api.authorizedCidrs", most),
      wrong: `is one more than the ${most} ranges that the cloud takes${beside}`,
      allowed: `at most ${most} ranges`,
    });

/** A11: the address that the stack's own network goes out with is among the ranges, too. */
export const fewRangesOnAks: Rule<ParsedSettings<"azure">> = (settings, ...asked) => {
  const { cluster, network } = settings;
  const most = cluster.api.vnetIntegration ? 2000 : 200;
  const hasAddress = network.existing === undefined && network.nat !== "none";
  const rule = hasAddress ? fewRanges(most - 1, " beside the network's own address") : fewRanges(most);
  return rule(settings, ...asked);
};

/** The deployment itself talks to the API server: without a way in it stops half-way. */
export const wayIn: Rule<OnManagedKubernetes> = ({ cluster: { api, existing } }) =>
  when(existing === undefined && api.access === "private" && api.reachedFrom === undefined, {
    at: path("cluster.api.reachedFrom"),
    besides: [path("cluster.api.access")],
    wrong: "is not set, although cluster.api.access is private",
    allowed: "inside (this deployment runs in the network) or peered (in a network connected to it)",
    to: "inside",
  });

/**
 * X11: a private API server answers its own network, and others that are named. Where the network is somebody else's,
 * Azure leaves that to its owners.
 */
export const peersThatComeIn: Rule<OnManagedKubernetes> = ({ cloud, cluster: { api, existing }, network }) =>
  when(
    existing === undefined &&
      (network.existing === undefined || cloud !== "azure") &&
      api.access === "private" &&
      api.reachedFrom === "peered" &&
      network.peers.length === 0,
    {
      at: path("network.peers", 0),
      besides: [path("cluster.api"), path("network.existing")],
      wrong: "is not set, although cluster.api.reachedFrom is peered: the API server would not answer",
      allowed: "the range of the network that this deployment runs in, such as 10.200.0.0/16",
      to: "RANGE",
    },
  );

/** AKS offers it in the locations of the public cloud, but for one. */
export const vnetIntegrationOffered: Rule<ParsedSettings<"azure">> = ({
  "azure-native:location": location,
  cluster,
}) => {
  const isOffered = environmentOf(location) === "public" && location !== "qatarcentral";
  return when(cluster.existing === undefined && cluster.api.vnetIntegration && !isOffered, {
    at: path("cluster.api.vnetIntegration"),
    besides: [["azure-native:location"]],
    wrong: `is not offered in ${location}`,
    allowed: "false",
    to: false,
  });
};

/** A11: without it nodes come to a public API server from an address that has to be among the ranges. */
export const nodesReachApiServer: Rule<ParsedSettings<"azure">> = ({ cluster: { api, existing }, network }) =>
  when(
    existing === undefined && network.existing !== undefined && !api.vnetIntegration && api.access === "restricted",
    {
      at: path("cluster.api.access"),
      besides: [path("cluster.api.vnetIntegration"), path("network.existing")],
      wrong:
        "leaves the nodes of a network that exists already outside: nobody knows the addresses that they come from",
      allowed: "private; or restricted, with cluster.api.vnetIntegration",
      to: "private",
    },
  );

/** A26: outside of the network, pods call the API server by its address, which no firewall can know by a name. */
export const firewallBesideApiServer: Rule<ParsedSettings<"azure">> = ({ cluster: { api, existing }, network }) =>
  when(
    existing === undefined && network.firewall !== undefined && !api.vnetIntegration && api.access === "restricted",
    {
      at: path("cluster.api.access"),
      besides: [path("cluster.api.vnetIntegration"), path("network.firewall"), path("network.existing")],
      wrong: "leaves the API server behind network.firewall, where pods call it by an address that no rule can name",
      allowed: "private; or restricted, with cluster.api.vnetIntegration",
      to: "private",
    },
  );

/** @param oldest the oldest minor version that the cloud makes new clusters of */
export const supportedVersion =
  (oldest: number): Rule<OnManagedKubernetes> =>
  ({ cluster: { version } }) =>
    when(version !== undefined && minorOf(version) < oldest, {
      at: path("cluster.version"),
      wrong: "is no longer supported",
      allowed: `"1.${oldest}" or newer`,
      to: defaultVersion,
    });

/** K18: it may be older than the API server by three minor versions, and never newer. */
export const proxyNotNewer: Rule<ParsedSettings<"aws-eks">> = ({ cluster: { version, addOns, existing } }) => {
  const chosen = addOns["kube-proxy"] ?? `v${version}`;
  return when(
    existing === undefined && (minorOf(chosen) > minorOf(version) || minorOf(chosen) < minorOf(version) - 3),
    {
      at: path("cluster.addOns.kube-proxy"),
      besides: [path("cluster.version")],
      wrong: `does not go with cluster.version, ${version}`,
      allowed: `a version from v1.${minorOf(version) - 3} to v${version}, or not to be set`,
    },
  );
};

/** A minor version, and the month in which the cloud offered it to all. */
export interface Release {
  readonly minor: number;
  /** As year and month: `2026-10`. */
  readonly since: string;
}

/**
 * AKS supports its newest minor version and the two before. A calendar is a guess: it never refuses what the stack takes
 * by itself, which is still supported when the next version comes late.
 */
export const stillSupported =
  (known: Release): Rule<OnManagedKubernetes> =>
  (settings, given, today) =>
    supportedVersion(Math.min(newestBy(known, today) - 2, minorOf(defaultVersion)))(settings, given, today);

export const releasedVersion =
  (known: Release): Rule<OnManagedKubernetes> =>
  ({ cluster: { version } }, _given, today) => {
    const newest = newestBy(known, today);
    return when(version !== undefined && minorOf(version) > newest, {
      at: path("cluster.version"),
      wrong: "is newer than what the cloud has",
      allowed: `"1.${newest}" or older`,
      to: defaultVersion,
    });
  };

/** Kubernetes has a new minor version every four months: nobody has to look after this for AKS to be asked for the next. */
function newestBy({ minor, since }: Release, today: Day): number {
  return minor + Math.max(0, Math.floor(monthsBetween(since, today) / 4));
}

const minorOf = (version: string) => Number(version.split(".")[1]);

function monthsBetween(from: string, to: string): number {
  const months = (day: string) => {
    const [year, month] = day.split("-").map(Number);
    return 12 * (year ?? 0) + (month ?? 0);
  };
  return months(to) - months(from);
}

/** The sensors of a cluster that the stack makes read the ids from the stack's vault. */
export const secretOfOwnCluster: Rule<OnManagedKubernetes> = ({ cluster, credentials: { existingSecret } }) =>
  when(existingSecret !== undefined && cluster.existing === undefined, {
    at: path("credentials.existingSecret"),
    besides: [path("cluster.existing")],
    wrong: "names a Secret that nobody keeps in a cluster which this stack makes",
    allowed: "not to be set, with the ids in activationId and customerId; or together with cluster.existing",
  });
