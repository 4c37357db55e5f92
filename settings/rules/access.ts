import { isPrivate, prefixLength } from "../cidr";
import { path } from "../finding";
import { fromLast, type OnKubernetes, type Rule, when } from "./rule";

const publicRange =
  "the public addresses that you come from, such as 198.51.100.0/24; `curl https://checkip.amazonaws.com` shows yours";

/**
 * The largest range: what was once a class B network, which few organisations have more of. The /8 blocks belong to
 * registries, carriers and clouds, whose addresses anybody can rent (IANA's IPv4 address space registry).
 */
const widest = 16;

// A10: an API server that the whole internet reaches is one stolen credential from taken over.
export const narrowRanges: Rule<OnKubernetes> = ({ cluster: { api } }) =>
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

export const fewRanges =
  (most: number): Rule<OnKubernetes> =>
  ({ cluster: { api } }) =>
    when(api.authorizedCidrs.length > most, {
      at: path("cluster.api.authorizedCidrs", most),
      wrong: `is one more than the ${most} ranges that the cloud takes`,
      allowed: `at most ${most} ranges`,
    });

/** The deployment itself talks to the API server: without a way in it stops half-way. */
export const wayIn: Rule<OnKubernetes> = ({ cluster: { api, existing } }) =>
  when(existing === undefined && api.access === "private" && api.reachedFrom === undefined, {
    at: path("cluster.api.reachedFrom"),
    besides: [path("cluster.api.access")],
    wrong: "is not set, although cluster.api.access is private",
    allowed: "inside (this deployment runs in the network) or peered (in a network connected to it)",
    to: "inside",
  });

/** @param oldest the oldest minor version that the cloud makes new clusters of */
export const supportedVersion =
  (oldest: number): Rule<OnKubernetes> =>
  ({ cluster: { version } }) =>
    when(version !== undefined && Number(version.split(".")[1]) < oldest, {
      at: path("cluster.version"),
      wrong: "is no longer supported",
      allowed: `"1.${oldest}" or newer`,
      to: "1.35",
    });
