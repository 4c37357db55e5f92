import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import type { input } from "@pulumi/kubernetes/types";
import type * as pulumi from "@pulumi/pulumi";
import { parseCIDR } from "ipaddr.js";
import { destinations } from "../destinations";
import * as identity from "../identity";
import type { ClusterAddresses } from "../kubernetes-cluster";
import type { SensorSettings } from "../sensor-arguments";
import { namespaced, podLabels, type Place } from "./place";

type EgressRule = input.networking.v1.NetworkPolicyEgressRule;
type Peer = input.networking.v1.NetworkPolicyPeer;

/** Where nodes get credentials from: the link-local address of every cloud, and Azure's host. */
const metadataServices = ["169.254.169.254/32", "168.63.129.16/32"];
const notPublic = [
  ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"],
  ...["169.254.0.0/16", "168.63.129.16/32"],
];

/** Nothing comes in, nothing goes out but what the sensor needs. Its scan pods get nothing at all. */
export function fence(place: Place, addresses: ClusterAddresses, sensor: SensorSettings): pulumi.Resource[] {
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
          egress: sensorEgress(addresses, sensor),
        },
      },
      { parent },
    ),
  ];
}

export function sensorEgress(addresses: ClusterAddresses, sensor: SensorSettings): EgressRule[] {
  return [
    allow([dnsPods, ...addresses.resolvers.map(range)], [port(53, "UDP"), port(53)]),
    allow(addresses.apiServer.map(range), [port(443), port(6443)]),
    allow([publicAddresses], [port(443)]),
    allow(addresses.privateEndpoints.map(range), [port(443)]),
    ...destinations(sensor).map((target) => allow([withoutMetadata(target.cidr)], [port(target.port)])),
  ].flat();
}

/** A rule without peers would allow every destination, so no peers make no rule. */
function allow(to: Peer[], ports: input.networking.v1.NetworkPolicyPort[]): EgressRule[] {
  return to.length > 0 ? [{ to, ports }] : [];
}

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
