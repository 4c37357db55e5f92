import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { load } from "js-yaml";
import type { Host, StoredResource, Values } from "./cloud/stand-in-cloud";

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

/** Kinds that add-ons of the clouds bring: AKS' secrets store driver, GKE's Secret Sync. */
const addOnKinds = [
  ["secrets-store.csi.x-k8s.io", "v1", "SecretProviderClass", "secretproviderclasses"],
  ["secret-sync.gke.io", "v1", "SecretProviderClass", "secretproviderclasses"],
  ["secret-sync.gke.io", "v1", "SecretSync", "secretsyncs"],
] as const;

/**
 * A real Kubernetes control plane with simulated nodes, which a stand-in cloud hands out as the cluster that a stack made:
 * whatever the kubeconfig calls to sign in, a program on the PATH answers with the administrator's token.
 */
export class ControlPlane implements Host {
  readonly #folder: string;
  readonly #kubeconfig: string;

  private constructor(folder: string, kubeconfig: string) {
    this.#folder = folder;
    this.#kubeconfig = kubeconfig;
  }

  static start(nodes = 3): ControlPlane {
    const folder = mkdtempSync(path.join(os.tmpdir(), "control-plane-"));
    const output = execFileSync("kube", ["start", folder, String(nodes)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const controlPlane = new ControlPlane(folder, output.trim().split("\n").at(-1) ?? "");
    controlPlane.apply(...addOnKinds.map(definition));
    controlPlane.#writeLogin();
    return controlPlane;
  }

  get server(): string {
    return this.#config.clusters[0].cluster.server;
  }

  get token(): string {
    return this.#config.users[0].user.token;
  }

  /** What a program needs to sign in: the stand-in for the clouds' commands, and the API server's certificate. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${path.join(this.#folder, "login")}${path.delimiter}${process.env.PATH ?? ""}`,
      SSL_CERT_FILE: this.#certificateFile,
    };
  }

  /** The cluster that a stack made, with this control plane's address. */
  properties({ type, properties }: StoredResource): Values {
    const host = this.server.replace("https://", "");
    switch (type) {
      case "aws:eks/cluster:Cluster":
        return { ...properties, endpoint: this.server, certificateAuthority: { data: this.#certificate } };
      case "gcp:container/cluster:Cluster": {
        const { controlPlaneEndpointsConfig, privateClusterConfig, masterAuth } = properties as Record<string, Values>;
        const dnsEndpointConfig = { ...(controlPlaneEndpointsConfig?.dnsEndpointConfig as Values), endpoint: host };
        return {
          ...properties,
          endpoint: host,
          masterAuth: { ...masterAuth, clusterCaCertificate: this.#certificate },
          privateClusterConfig: { ...privateClusterConfig, privateEndpoint: host },
          controlPlaneEndpointsConfig: { ...controlPlaneEndpointsConfig, dnsEndpointConfig },
        };
      }
      default:
        return properties;
    }
  }

  /** The way in that Azure answers. */
  invoked(token: string, result: Values): Values {
    if (token !== "azure-native:containerservice:listManagedClusterUserCredentials") return result;
    const lines = [`certificate-authority-data: ${this.#certificate}`, `server: ${this.server}`];
    return { kubeconfigs: [{ name: "clusterUser", value: Buffer.from(lines.join("\n")).toString("base64") }] };
  }

  kubectl(...args: string[]): string {
    return execFileSync("kubectl", ["--kubeconfig", this.#kubeconfig, ...args], { encoding: "utf8" });
  }

  /** Objects as the API server has them. */
  list<Item>(kind: string, ...args: string[]): readonly Item[] {
    return (JSON.parse(this.kubectl("get", kind, "-o", "json", ...args)) as { items: Item[] }).items;
  }

  apply(...objects: object[]): void {
    const list = { apiVersion: "v1", kind: "List", items: objects };
    execFileSync("kubectl", ["--kubeconfig", this.#kubeconfig, "apply", "-f", "-"], { input: JSON.stringify(list) });
  }

  stop(): void {
    execFileSync("kube", ["stop", this.#folder]);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  get #config(): Kubeconfig {
    return load(readFileSync(this.#kubeconfig, "utf8")) as Kubeconfig;
  }

  get #certificateFile(): string {
    return path.join(this.#folder, "certs", "apiserver.crt");
  }

  get #certificate(): string {
    return readFileSync(this.#certificateFile).toString("base64");
  }

  #writeLogin(): void {
    const folder = path.join(this.#folder, "login");
    mkdirSync(folder);
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      kind: "ExecCredential",
      status: { token: this.token },
    };
    for (const program of ["aws", "kubelogin", "gke-gcloud-auth-plugin"]) {
      // The eks plugin looks at the version of the AWS command.
      const answer = `[ "$1" = --version ] && echo aws-cli/2.31.0 || echo '${JSON.stringify(credential)}'`;
      writeFileSync(path.join(folder, program), `#!/bin/sh\n${answer}\n`);
      chmodSync(path.join(folder, program), 0o755);
    }
  }
}

function definition([group, version, kind, plural]: (typeof addOnKinds)[number]): object {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: "Namespaced",
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
        },
      ],
    },
  };
}
