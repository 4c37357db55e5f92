import type { Properties, ServiceAnswers } from "../answers";
import { clusterAuthority as clusterCaCertificate } from "../certificate";
import { autoName } from "./names";

const privateEndpoint = "10.0.8.2";
const dnsEndpoint = (region: string) => `gke-0123456789abcdef-123456789012.${region}.gke.goog`;

export default {
  resources: {
    "gcp:container/cluster:Cluster": {
      autoName,
      outputs: ({ name, location, controlPlaneEndpointsConfig, privateClusterConfig, masterAuth }, { config }) => {
        const { dnsEndpointConfig, ...endpoints } = controlPlaneEndpointsConfig as { dnsEndpointConfig: Properties };
        return {
          project: config.project,
          selfLink: `https://container.googleapis.com/v1/projects/${config.project}/locations/${location}/clusters/${name}`,
          endpoint: privateEndpoint,
          masterVersion: "1.35.2-gke.1000000",
          masterAuth: { ...(masterAuth as Properties), clusterCaCertificate },
          privateClusterConfig: { ...(privateClusterConfig as Properties), privateEndpoint },
          controlPlaneEndpointsConfig: {
            ...endpoints,
            dnsEndpointConfig: { ...dnsEndpointConfig, endpoint: dnsEndpoint(config.region) },
          },
        };
      },
    },
    "gcp:container/nodePool:NodePool": { autoName, outputs: () => ({ version: "1.35.2-gke.1000000" }) },
  },
  invokes: {
    "gcp:container/getEngineVersions:getEngineVersions": ({ location }, { project }) => ({
      id: "2026-11-30 00:00:00 +0000 UTC",
      location,
      project,
      releaseChannelLatestVersion: {
        RAPID: "1.36.0-gke.1000000",
        REGULAR: "1.35.2-gke.1000000",
        STABLE: "1.34.6-gke.1000000",
      },
    }),
    "gcp:container/getCluster:getCluster": ({ name, location }, { project, accountId, region }) => ({
      id: `projects/${project}/locations/${location}/clusters/${name}`,
      name,
      location,
      project,
      enableAutopilot: false,
      endpoint: privateEndpoint,
      masterAuths: [{ clusterCaCertificate }],
      controlPlaneEndpointsConfigs: [
        { dnsEndpointConfigs: [{ allowExternalTraffic: true, endpoint: dnsEndpoint(region) }] },
      ],
      privateClusterConfigs: [{ privateEndpoint }],
      workloadIdentityConfigs: [{ workloadPool: `${project}.svc.id.goog` }],
      secretSyncConfigs: [{ enabled: true }],
      clusterAutoscalings: [{ enabled: false }],
      nodePools: [
        {
          name: "default-pool",
          nodeConfigs: [
            {
              serviceAccount: `${accountId}-compute@developer.gserviceaccount.com`,
              machineType: "n2-standard-4",
              imageType: "COS_CONTAINERD",
            },
          ],
        },
      ],
    }),
  },
} satisfies ServiceAnswers;
