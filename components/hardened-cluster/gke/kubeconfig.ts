import type { Cluster } from "@pulumi/gcp/container";
import * as pulumi from "@pulumi/pulumi";

/** Where an API server answers. Its certificate is the web's own at a name, the cluster's at an address. */
export interface ApiEndpoint {
  readonly host?: string;
  readonly certificateAuthority?: string;
}

/** Known once the cluster is there; its id is taken in to say so. */
export function endpointOf(cluster: Cluster, access: "restricted" | "private"): pulumi.Output<ApiEndpoint> {
  const { id, controlPlaneEndpointsConfig, privateClusterConfig, masterAuth } = cluster;
  return pulumi
    .all([controlPlaneEndpointsConfig, privateClusterConfig, masterAuth, id])
    .apply(([{ dnsEndpointConfig }, { privateEndpoint }, { clusterCaCertificate }]) =>
      access === "restricted"
        ? { host: dnsEndpointConfig?.endpoint }
        : { host: privateEndpoint, certificateAuthority: clusterCaCertificate },
    );
}

/** Holds no credential: whoever uses it identifies to Google with a plugin. */
export function kubeconfig(endpoint: pulumi.Output<ApiEndpoint>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "gke",
        cluster: endpoint.apply(({ host, certificateAuthority }) => ({
          server: `https://${host}`,
          "certificate-authority-data": certificateAuthority,
        })),
      },
    ],
    users: [
      {
        name: "gke",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "gke-gcloud-auth-plugin",
            installHint: "gcloud components install gke-gcloud-auth-plugin",
            interactiveMode: "Never",
            provideClusterInfo: true,
          },
        },
      },
    ],
    contexts: [{ name: "gke", context: { cluster: "gke", user: "gke" } }],
    "current-context": "gke",
  });
}
