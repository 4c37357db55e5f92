import { isIPv4 } from "node:net";
import { isPrivate } from "../cidr";
import { type Finding, path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type OnAws, type Rule, when } from "./rule";

type Azure = ParsedSettings<"azure">;

/** E24, A27: without NAT a proxy is the only way to Qualys, and private endpoints are the only way to the cloud. */
export const waysWithoutNat: Rule<OnAws | Azure> = ({ cloud, network, cluster, sensor }) => {
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
      wrong: `is false, and network.nat is none: nothing else leads to ${cloud === "azure" ? "Azure" : "AWS"}`,
      allowed: "true",
      to: true,
    }),
    ...(["proxy", "registryProxy"] as const).flatMap((proxy) => outOfReach(`sensor.${proxy}.address`, sensor[proxy])),
  ];
};

/** A27: add-ons have no private endpoints here, and AKS isolates private clusters only. */
export const waysOfIsolatedNodes: Rule<Azure> = ({ network, cluster }) => {
  if (network.nat !== "none" || network.existing !== undefined || cluster.existing !== undefined) return [];
  return [
    ...when(network.firewall !== undefined, {
      at: path("network.nat"),
      besides: [path("network.firewall")],
      wrong: "is none, and network.firewall is a way to the internet",
      allowed: "gateway, which the firewall takes the place of; or none without network.firewall",
      to: "gateway",
    }),
    ...when(cluster.proxy === undefined, {
      at: path("cluster.proxy.address"),
      besides: [path("network.nat")],
      wrong: "is not set, and network.nat is none: nothing else leads the cluster's add-ons to Azure",
      allowed: "HOST:PORT of a proxy in a network that is connected to this one",
      to: "HOST:PORT",
    }),
    ...outOfReach("cluster.proxy.address", cluster.proxy),
    ...when(cluster.api.access !== "private", {
      at: path("cluster.api.access"),
      besides: [path("network.nat")],
      wrong: "is not private, and network.nat is none: AKS isolates private clusters only",
      allowed: "private, with cluster.api.reachedFrom",
      to: "private",
    }),
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
