import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as identity from "../identity";
import type { ClusterAddresses, KubernetesCluster } from "../kubernetes-cluster";
import { namespaced, podLabels, type Place } from "./place";

type Dialect = NonNullable<KubernetesCluster["policiesByName"]>;

/** What a NetworkPolicy cannot say: public HTTPS to these hosts alone, of which `*.example.com` is a whole domain. */
export function allowHosts(place: Place, dialect: Dialect, hosts: readonly string[], { resolvers }: ClusterAddresses) {
  const policy = dialect === "cilium" ? ciliumPolicy(hosts, resolvers) : gkePolicy(hosts);
  return new CustomResource(
    `${place.name}-hosts`,
    { ...policy, metadata: namespaced(place, `${identity.serviceAccount}-hosts`) },
    { parent: place.parent },
  );
}

/** Cilium learns the addresses of names from the answers that its own proxy sees, so DNS is a rule of the same policy. */
function ciliumPolicy(hosts: readonly string[], resolvers: readonly string[]) {
  const dns = {
    ports: [
      { port: "53", protocol: "UDP" },
      { port: "53", protocol: "TCP" },
    ],
    rules: { dns: [{ matchPattern: "*" }] },
  };
  const dnsPods = {
    matchLabels: { "k8s:io.kubernetes.pod.namespace": "kube-system" },
    matchExpressions: [{ key: "k8s:k8s-app", operator: "In", values: ["kube-dns", "node-local-dns"] }],
  };
  return {
    apiVersion: "cilium.io/v2",
    kind: "CiliumNetworkPolicy",
    spec: {
      endpointSelector: { matchLabels: podLabels },
      egress: [
        { toEndpoints: [dnsPods], toPorts: [dns] },
        ...(resolvers.length > 0 ? [{ toCIDR: [...resolvers], toPorts: [dns] }] : []),
        {
          toFQDNs: hosts.map((host) => (isDomain(host) ? { matchPattern: host } : { matchName: host })),
          toPorts: [{ ports: [{ port: "443", protocol: "TCP" }] }],
        },
      ],
    },
  };
}

function gkePolicy(hosts: readonly string[]) {
  return {
    apiVersion: "networking.gke.io/v1alpha1",
    kind: "FQDNNetworkPolicy",
    spec: {
      podSelector: { matchLabels: podLabels },
      egress: [
        {
          matches: hosts.map((host) => (isDomain(host) ? { pattern: host } : { name: host })),
          ports: [{ protocol: "TCP", port: 443 }],
        },
      ],
    },
  };
}

const isDomain = (host: string) => host.startsWith("*.");
