import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { load } from "js-yaml";
import { addOnKinds } from "./add-ons";
import type { Host, StoredResource, Values } from "./cloud/stand-in-cloud";

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

export interface Answer {
  readonly created: readonly unknown[];
  /** Refusals and warnings. */
  readonly said: string;
}

/**
 * A real Kubernetes control plane with simulated nodes, which a stand-in cloud hands out as the cluster that a stack made:
 * whatever the kubeconfig calls to sign in, a program on the PATH answers with the administrator's token.
 */
export class ControlPlane implements Host {
  readonly #folder: string;
  readonly #kubeconfig: string;
  readonly #nodes: readonly string[];
  #address: string | undefined;

  private constructor(folder: string, kubeconfig: string, nodes: number) {
    this.#folder = folder;
    this.#kubeconfig = kubeconfig;
    this.#nodes = Array.from({ length: nodes }, (_, index) => `node-${index + 1}`);
  }

  static start(nodes = 3): ControlPlane {
    const { folder, kubeconfig } = started(nodes);
    const controlPlane = new ControlPlane(folder, kubeconfig, nodes);
    controlPlane.apply(...addOnKinds);
    mkdirSync(controlPlane.#login);
    controlPlane.signIn(controlPlane.token);
    controlPlane.leadTo(controlPlane.server);
    return controlPlane;
  }

  get kubeconfig(): string {
    return this.#kubeconfig;
  }

  /** Where stacks find the API server. */
  get server(): string {
    return this.#address ?? this.#config.clusters[0].cluster.server;
  }

  /** From now on, stacks find the API server there. */
  leadTo(address: string): void {
    this.#address = address;
    const own = this.#config.clusters[0].cluster.server;
    writeFileSync(this.#stacksKubeconfig, readFileSync(this.#kubeconfig, "utf8").replace(own, address));
  }

  /** The kubeconfig's only context. */
  static readonly context = "local";

  get #stacksKubeconfig(): string {
    return path.join(this.#folder, "stacks.kubeconfig");
  }

  /** What the API server shows to its callers. */
  get identity(): { readonly cert: Buffer; readonly key: Buffer } {
    const file = (name: string) => readFileSync(path.join(this.#folder, "certs", name));
    return { cert: file("apiserver.crt"), key: file("apiserver.key") };
  }

  get token(): string {
    return this.#config.users[0].user.token;
  }

  /** What a program needs to sign in: the stand-in for the clouds' commands, and the API server's certificate. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.#login}${path.delimiter}${process.env.PATH ?? ""}`,
      SSL_CERT_FILE: this.#certificateFile,
      KUBECONFIG: this.#stacksKubeconfig,
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

  /** The nodes become those of the pool that a stack keeps for the sensor. */
  keeps({ type, inputs }: StoredResource): void {
    if (type !== "azure-native:containerservice:AgentPool") return;
    const taints = ((inputs.nodeTaints ?? []) as string[]).map(taint);
    const patch = { metadata: { labels: inputs.nodeLabels }, spec: { taints } };
    this.kubectl("patch", "nodes", ...this.#nodes, "--patch", JSON.stringify(patch), "--type", "merge");
  }

  /** The way in that Azure answers. */
  invoked(token: string, result: Values): Values {
    if (token !== "azure-native:containerservice:listManagedClusterUserCredentials") return result;
    const lines = [`certificate-authority-data: ${this.#certificate}`, `server: ${this.server}`];
    return { kubeconfigs: [{ name: "clusterUser", value: Buffer.from(lines.join("\n")).toString("base64") }] };
  }

  kubectl(...args: string[]): string {
    return this.#run(args).stdout;
  }

  /** Runs `kubectl` until it is told to end, and answers the lines that it has written by then. */
  follow(...args: string[]): () => string[] {
    const child = spawn("kubectl", ["--kubeconfig", this.#kubeconfig, ...args], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let written = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (written += text));
    return () => {
      child.kill();
      return written.trim().split("\n");
    };
  }

  /** Names of all objects, but those that come and go by themselves. */
  everything(): string[] {
    const kinds = this.kubectl("api-resources", "--verbs=list", "-o", "name").trim().split("\n");
    const lasting = kinds.filter((kind) => !/^(events|leases|componentstatuses)\b/.test(kind));
    return this.kubectl("get", lasting.join(","), "--all-namespaces", "-o", "name").trim().split("\n").toSorted();
  }

  /** Objects as the API server has them. */
  list<Item>(kind: string, ...args: string[]): readonly Item[] {
    return (JSON.parse(this.kubectl("get", kind, "-o", "json", ...args)) as { items: Item[] }).items;
  }

  /** The objects that these inputs name, as the API server has them. */
  stored(inputs: readonly object[]): readonly unknown[] {
    return (JSON.parse(this.#run(["get", "-o", "json", ...fromInput], inputs).stdout) as { items: unknown[] }).items;
  }

  /** What the API server would say to these objects: refusals and warnings. It keeps none of them. */
  wouldSay(objects: readonly object[]): string[] {
    const command = ["apply", "--server-side", "--force-conflicts", "--dry-run=server", "-o", "name", ...fromInput];
    return this.#try(command, objects)
      .stderr.split("\n")
      .filter((line) => line !== "");
  }

  apply(...objects: readonly object[]): void {
    this.#run(["apply", ...fromInput], objects);
  }

  /** Asks for objects to be made, one by one, with options of `kubectl create`. What is refused does not stop the rest. */
  create(objects: readonly object[], ...options: string[]): Answer {
    const command = ["create", "--validate=false", "-o", "json", ...fromInput, ...options];
    const { stdout, stderr } = this.#try(command, objects);
    const documents = stdout.split(/^(?=\{)/m).filter((each) => each.trim() !== "");
    return { created: documents.map((each) => JSON.parse(each) as unknown), said: stderr };
  }

  /** From now on, whoever deploys is the one whose token this is. */
  signIn(token: string): void {
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      kind: "ExecCredential",
      status: { token },
    };
    for (const program of ["aws", "kubelogin", "gke-gcloud-auth-plugin"]) {
      // The eks plugin looks at the version of the AWS command.
      const answer = `[ "$1" = --version ] && echo aws-cli/2.31.0 || echo '${JSON.stringify(credential)}'`;
      writeFileSync(path.join(this.#login, program), `#!/bin/sh\n${answer}\n`);
      chmodSync(path.join(this.#login, program), 0o755);
    }
  }

  stop(): void {
    remove(this.#folder);
  }

  get #config(): Kubeconfig {
    return load(readFileSync(this.#kubeconfig, "utf8")) as Kubeconfig;
  }

  get #login(): string {
    return path.join(this.#folder, "login");
  }

  get #certificateFile(): string {
    return path.join(this.#folder, "certs", "apiserver.crt");
  }

  get #certificate(): string {
    return readFileSync(this.#certificateFile).toString("base64");
  }

  #run(args: readonly string[], input: readonly object[] = []) {
    const result = this.#try(args, input);
    if (result.status !== 0) throw new Error(`kubectl ${args.join(" ")}: ${result.stderr}`);
    return result;
  }

  #try(args: readonly string[], objects: readonly object[]) {
    const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
    const command = ["--kubeconfig", this.#kubeconfig, ...args];
    return spawnSync("kubectl", command, { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  }
}

const fromInput = ["-f", "-"];

/** `key=value:effect`. */
function taint(written: string): object {
  const [, key, value, effect] = /^(.*)=(.*):(.*)$/.exec(written) ?? [];
  return { key, value, effect };
}

interface Started {
  readonly folder: string;
  readonly kubeconfig: string;
}

/** It looks for free ports before it listens on them: of several that start at once, one may find its own taken. */
function started(nodes: number, attempts = 3): Started {
  const folder = mkdtempSync(path.join(os.tmpdir(), "control-plane-"));
  try {
    const output = execFileSync("kube", ["start", folder, String(nodes)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { folder, kubeconfig: output.trim().split("\n").at(-1) ?? "" };
  } catch (error) {
    if (attempts === 1 || !/address already in use/.test((error as Error).message)) throw error;
    remove(folder);
    return started(nodes, attempts - 1);
  }
}

function remove(folder: string): void {
  execFileSync("kube", ["stop", folder]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
