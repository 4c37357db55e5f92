import type { ClusterArgs } from "@pulumi/gcp/container";
import type * as pulumi from "@pulumi/pulumi";

/** What CIS GKE asks of every cluster, whatever it is for. */
export function hardening(secretsKey: pulumi.Input<string>): ClusterArgs {
  return {
    // G11
    databaseEncryption: { state: "ENCRYPTED", keyName: secretsKey },
    enableShieldedNodes: true,
    enableLegacyAbac: false,
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    // G15
    anonymousAuthenticationConfig: { mode: "LIMITED" },
    rbacBindingConfig: {
      enableInsecureBindingSystemAuthenticated: false,
      enableInsecureBindingSystemUnauthenticated: false,
    },
    nodePoolDefaults: {
      nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "FALSE", gcfsConfig: { enabled: false } },
    },
    // A Service that claims an address of somebody else's could take that one's traffic.
    serviceExternalIpsConfig: { enabled: false },
    // G8: asks the project's policy, which `image-registry` writes.
    binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
    // G10: without vulnerability scanning of workloads, which Google takes back; the registry scans.
    securityPostureConfig: { mode: "BASIC" },
    // G12
    enableIntranodeVisibility: true,
    loggingConfig: {
      enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER"],
    },
    monitoringConfig: {
      // POD and DAEMONSET tell how many sensors should be running and how many are.
      enableComponents: ["SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER", "POD", "DAEMONSET"],
      managedPrometheus: { enabled: true },
    },
    costManagementConfig: { enabled: true },
  };
}

/** What the sensor makes use of, and nothing that it does not. */
export const addons: ClusterArgs = {
  addonsConfig: {
    dnsCacheConfig: { enabled: true },
    httpLoadBalancing: { disabled: true },
  },
  // Copies the ids from Secret Manager into the Secret that the sensor reads, and soon enough for a sensor that starts
  // anew because they changed.
  secretSyncConfig: { enabled: true, rotationConfig: { enabled: true, rotationInterval: "120s" } },
};
