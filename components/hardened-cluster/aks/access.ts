import * as containerservice from "@pulumi/azure-native/containerservice";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { AzureEnvironment } from "../../../settings/azure-environments";

export interface ClusterReference {
  readonly resourceGroupName: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
  readonly clusterId: pulumi.Input<string>;
  readonly environment: AzureEnvironment;
}

/** A Kubernetes provider that signs in to the cluster with Entra ID, as whoever runs the deployment. */
export function kubernetesProvider(
  name: string,
  cluster: ClusterReference,
  opts: pulumi.CustomResourceOptions,
): Provider {
  const { resourceGroupName, clusterName: resourceName, clusterId, environment } = cluster;
  const { kubeconfigs } = containerservice.listManagedClusterUserCredentialsOutput(
    { resourceGroupName, resourceName, format: "exec" },
    { parent: opts.parent },
  );
  const kubeconfig = kubeconfigs.apply(([credentials]) => kubeloginConfig(credentials?.value ?? "", environment));
  // The identifier keeps the provider the same when only the way in has changed.
  return new Provider(name, { kubeconfig: pulumi.secret(kubeconfig), clusterIdentifier: clusterId }, opts);
}

/** Entra ID's application for the API servers of all AKS clusters. */
const aksServerApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";

/**
 * A9: with local accounts off there is no password or certificate to hand out, so the kubeconfig calls `kubelogin`, which
 * takes the token of the Azure CLI's session. A pipeline without one sets AAD_LOGIN_METHOD, which goes before the argument
 * (`workloadidentity`, `spn`, `msi`).
 */
export function kubeloginConfig(base64Kubeconfig: string, environment: AzureEnvironment): string {
  const given = Buffer.from(base64Kubeconfig, "base64").toString("utf8");
  const field = (name: string) => {
    const value = new RegExp(`\\b${name}: *"?([^\\s"]+)`).exec(given)?.[1];
    if (value === undefined) throw new Error(`AKS gave a kubeconfig without ${name}.`);
    return value;
  };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "aks",
    contexts: [{ name: "aks", context: { cluster: "aks", user: "entra" } }],
    clusters: [
      {
        name: "aks",
        cluster: { server: field("server"), "certificate-authority-data": field("certificate-authority-data") },
      },
    ],
    users: [
      {
        name: "entra",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "kubelogin",
            args: [
              "get-token",
              ...["--login", "azurecli"],
              ...["--environment", environment.sdk],
              ...["--server-id", aksServerApplication],
            ],
            installHint: "Install kubelogin (az aks install-cli) and sign in with az login.",
          },
        },
      },
    ],
  });
}
