/*
 * What differs between the container runtimes that the sensor drives, once: command line, socket and image store
 * all follow from it, so that they can never disagree.
 */
export interface Runtime {
  /** Names the orchestrator and the runtime on the command line. */
  readonly mode: readonly string[];
  /** How the image store lays out its layers. */
  readonly storageDriver: "overlay" | "overlay2";
  readonly socket: HostMount;
  readonly imageStore: HostMount;
  /** The file that says where in the image store its layers are. */
  readonly storeConfiguration?: HostMount;
  /** Whether unknown registry certificates can be accepted for the sensor alone. Docker's daemon decides for itself. */
  readonly acceptsInsecureRegistries: boolean;
}

export interface HostMount {
  readonly host: string;
  readonly container: string;
}

/** EKS, AKS, GKE, and most others. */
export const containerd: Runtime = {
  mode: ["--k8s-mode", "--container-runtime", "containerd"],
  storageDriver: "overlay",
  // The sensor finds the socket at a fixed path; on the node, /var/run is only a link to /run.
  socket: { host: "/run/containerd/containerd.sock", container: "/var/run/containerd/containerd.sock" },
  imageStore: { host: "/var/lib/containerd", container: "/var/lib/containerd" },
  acceptsInsecureRegistries: true,
};

/**
 * Clusters that somebody else makes. S8: the vendor runs the sensor privileged here, which the search for libraries needs;
 * this one is not, and does not look for them.
 */
export const crio: Runtime = {
  mode: ["--k8s-mode", "--container-runtime", "cri-o"],
  storageDriver: "overlay",
  socket: { host: "/run/crio/crio.sock", container: "/var/run/crio/crio.sock" },
  imageStore: { host: "/var/lib/containers/storage", container: "/var/lib/containers/storage" },
  storeConfiguration: { host: "/etc/containers/storage.conf", container: "/etc/containers/storage.conf" },
  acceptsInsecureRegistries: false,
};

/** The runtimes of Kubernetes' nodes, by the names that settings have for them. */
export const nodeRuntimes = { containerd, "cri-o": crio };

/** The same runtime where a distribution keeps it in another place, as K3s, RKE2 and k0s do. */
export function at(runtime: Runtime, socket = runtime.socket.host, imageStore = runtime.imageStore.host): Runtime {
  return {
    ...runtime,
    // S11: only the node's side moves.
    socket: { ...runtime.socket, host: socket },
    // The runtime names an image's layers by their place on the node: the container has them there, too.
    imageStore: { host: imageStore, container: imageStore },
  };
}

/** ECS on EC2. */
export const docker: Runtime = {
  mode: ["--ecs-mode"],
  storageDriver: "overlay2",
  socket: { host: "/var/run/docker.sock", container: "/var/run/docker.sock" },
  imageStore: { host: "/var/lib/docker", container: "/var/lib/docker" },
  acceptsInsecureRegistries: false,
};

/**
 * Where the sensor looks for the certificates of registries' authorities: a folder for each registry host. Of CRI-O no such
 * place is known, so settings refuse certificates there.
 */
export const registryCertificates = { containerd: "/etc/containerd/certs.d", docker: "/etc/docker/certs.d" };

/*
 * Below /var/lib on every node, because that is writable and survives a restart on all of them: Container-Optimized OS
 * refuses /usr/local and forgets /etc.
 */

export const hostFolder = "/var/lib/qualys";

/** Who this sensor is: without it, every restart makes a new sensor in Qualys. */
export const agentIdentity: HostMount = {
  host: `${hostFolder}/agent`,
  container: "/usr/local/qualys/qpa/data/conf/agent-data",
};

/** Logs, scratch space and caches. */
export const sensorData: HostMount = { host: `${hostFolder}/data`, container: "/usr/local/qualys/qpa/data" };

/** The certificates of the proxies' authorities. On Kubernetes the file comes from a ConfigMap, not from the host. */
export const proxyCertificates: HostMount = {
  host: `${hostFolder}/certificates/custom-ca.crt`,
  container: "/etc/qualys/qpa/cert/custom-ca.crt",
};
