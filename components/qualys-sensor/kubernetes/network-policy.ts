import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import { parseCIDR } from "ipaddr.js";
import { destinations } from "../destinations";
import * as identity from "../identity";
import type { ClusterAddresses, KubernetesCluster } from "../kubernetes-cluster";
import { sensorHosts } from "../public-hosts";
import type { SensorSettings } from "../sensor-arguments";
import { allowHosts } from "./named-hosts";
import { namespaced, podLabels, type Place } from "./place";

type EgressRule = input.networking.v1.NetworkPolicyEgressRule;
type Fenced = Pick<KubernetesCluster, "addresses" | "hasCiliumNodes" | "policiesByName">;
type Peer = input.networking.v1.NetworkPolicyPeer;

/** Where nodes get credentials from: the link-local address of every cloud, and Azure's host. */
const metadataServices = ["169.254.169.254/32", "168.63.129.16/32"];
const notPublic = [
  ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"],
  ...["169.254.0.0/16", "168.63.129.16/32"],
];

/** Nothing comes in, nothing goes out but what the sensor needs. Its scan pods get nothing at all. */
export function fence(
  place: Place,
  cluster: Fenced,
  { sensor, podUrl }: { readonly sensor: SensorSettings; readonly podUrl: string },
): pulumi.Resource[] {
  const { name, parent } = place;
  const { addresses, hasCiliumNodes } = cluster;
  const { publicHosts } = sensor;
  const byName = publicHosts === undefined ? undefined : cluster.policiesByName;
  const hosts = [...new Set([...sensorHosts({ podUrl, sensor }), ...(publicHosts ?? [])])];
  return [
    new NetworkPolicy(
      `${name}-deny-all`,
      { metadata: namespaced(place, "deny-all"), spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
      { parent },
    ),
    new NetworkPolicy(
      `${name}-egress`,
      {
        metadata: namespaced(place, `${identity.serviceAccount}-egress`),
        spec: {
          podSelector: { matchLabels: podLabels },
          policyTypes: ["Egress"],
          egress: sensorEgress(addresses, sensor, byName),
        },
      },
      { parent },
    ),
    ...(byName === undefined ? [] : [allowHosts(place, byName, hosts, addresses)]),
    // A public API server is no public host any more, then.
    ...(hasCiliumNodes || byName === "cilium" ? [toApiServer(place)] : []),
  ];
}

/** N4: what Cilium allows besides the others. To it a node is no address, but the API server is an entity, wherever it is. */
function toApiServer(place: Place): CustomResource {
  const ports = apiServerPorts.map(({ port, protocol }) => ({ port: `${port}`, protocol }));
  return new CustomResource(
    `${place.name}-api-server`,
    {
      apiVersion: "cilium.io/v2",
      kind: "CiliumNetworkPolicy",
      metadata: namespaced(place, `${identity.serviceAccount}-api-server`),
      spec: {
        endpointSelector: { matchLabels: podLabels },
        egress: [{ toEntities: ["kube-apiserver"], toPorts: [{ ports }] }],
      },
    },
    { parent: place.parent },
  );
}

/** What a policy that names hosts says better is left to it: a second rule without names would allow the rest, too. */
export function sensorEgress(
  addresses: ClusterAddresses,
  sensor: SensorSettings,
  byName?: KubernetesCluster["policiesByName"],
): EgressRule[] {
  return [
    ...(byName === "cilium" ? [] : [allow([dnsPods, ...addresses.resolvers.map(range)], [port(53, "UDP"), port(53)])]),
    allow(addresses.apiServer.map(range), apiServerPorts),
    ...(byName === undefined ? [allow([publicAddresses], [port(443)])] : []),
    allow(addresses.privateEndpoints.map(range), [port(443)]),
    ...destinations(sensor).map((target) => allow([withoutMetadata(target.cidr)], [port(target.port)])),
  ].flat();
}

/** A rule without peers would allow every destination, so no peers make no rule. */
function allow(to: Peer[], ports: input.networking.v1.NetworkPolicyPort[]): EgressRule[] {
  return to.length > 0 ? [{ to, ports }] : [];
}

const apiServerPorts = [port(443), port(6443)];

function port(number: number, protocol: "TCP" | "UDP" = "TCP") {
  return { port: number, protocol };
}

/**
 * The cluster's DNS, and the cache in front of it that GKE's dataplane sends DNS traffic to. Pods are named by their
 * labels, because Cilium never matches a pod or a node by its address.
 */
const dnsPods: Peer = {
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
  podSelector: { matchExpressions: [{ key: "k8s-app", operator: "In", values: ["kube-dns", "node-local-dns"] }] },
};

const publicAddresses: Peer = { ipBlock: { cidr: "0.0.0.0/0", except: notPublic } };

function range(cidr: pulumi.Input<string>): Peer {
  return { ipBlock: { cidr } };
}

function withoutMetadata(cidr: string): Peer {
  const except = metadataServices.filter((service) => isInside(service, cidr));
  return { ipBlock: except.length > 0 ? { cidr, except } : { cidr } };
}

function isInside(inner: string, outer: string): boolean {
  const [address, length] = parseCIDR(inner);
  const [network, prefix] = parseCIDR(outer);
  return prefix < length && address.match(network, prefix);
}
