import { isIPv4 } from "node:net";
import { isPrivate } from "../cidr";
import { type Finding, path } from "../finding";
import { type OnAws, type Rule, when } from "./rule";

/** E24: without NAT a proxy is the only way to Qualys, and private endpoints are the only way to AWS. */
export const waysWithoutNat: Rule<OnAws> = ({ network, cluster, sensor }) => {
  if (network.nat !== "none" || network.existing !== undefined || cluster.existing !== undefined) return [];
  return [
    ...when(sensor.proxy === undefined, {
      at: path("sensor.proxy.address"),
      besides: [path("network.nat")],
      wrong: "is not set, and network.nat is none: nothing else leads to the Qualys platform",
      allowed: "HOST:PORT of a proxy in a network that is connected to this one",
      to: "HOST:PORT",
    }),
    ...when(!network.privateEndpoints, {
      at: path("network.privateEndpoints"),
      besides: [path("network.nat")],
      wrong: "is false, and network.nat is none: nothing else leads to AWS",
      allowed: "true",
      to: true,
    }),
    ...(["proxy", "registryProxy"] as const).flatMap((proxy) => outOfReach(`sensor.${proxy}.address`, sensor[proxy])),
  ];
};

function outOfReach(setting: string, proxy: { readonly address: string } | undefined): Finding[] {
  const host = proxy?.address.replace(/:\d+$/, "") ?? "";
  return when(isIPv4(host) && !isPrivate(`${host}/32`), {
    at: path(setting),
    besides: [path("network.nat")],
    wrong: "is a public address, which nothing reaches while network.nat is none",
    allowed: "the address of a proxy in a network that is connected to this one",
    to: "HOST:PORT",
  });
}
