import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import { parseCIDR } from "ipaddr.js";
import { destinations } from "../destinations";
import * as identity from "../identity";
import type { ClusterAddresses, KubernetesCluster } from "../kubernetes-cluster";
import type { SensorSettings } from "../sensor-arguments";
import { namespaced, podLabels, type Place } from "./place";

type EgressRule = input.networking.v1.NetworkPolicyEgressRule;
type Fenced = Pick<KubernetesCluster, "addresses" | "hasCiliumNodes">;
type Peer = input.networking.v1.NetworkPolicyPeer;

/** Where nodes get credentials from: the link-local address of every cloud, and Azure's host. */
const metadataServices = ["169.254.169.254/32", "168.63.129.16/32"];
const notPublic = [
  ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"],
  ...["169.254.0.0/16", "168.63.129.16/32"],
];

/** Nothing comes in, nothing goes out but what the sensor needs. Its scan pods get nothing at all. */
export function fence(place: Place, cluster: Fenced, sensor: SensorSettings): pulumi.Resource[] {
  const { name, parent } = place;
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
          egress: sensorEgress(cluster.addresses, sensor),
        },
      },
      { parent },
    ),
    ...(cluster.hasCiliumNodes ? [toApiServerNode(place)] : []),
  ];
}

/** N4: what Cilium allows besides the others. To it a node is no address, but the API server is an entity, wherever it is. */
function toApiServerNode(place: Place): CustomResource {
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

export function sensorEgress(addresses: ClusterAddresses, sensor: SensorSettings): EgressRule[] {
  return [
    allow([dnsPods, ...addresses.resolvers.map(range)], [port(53, "UDP"), port(53)]),
    allow(addresses.apiServer.map(range), apiServerPorts),
    allow([publicAddresses], [port(443)]),
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
