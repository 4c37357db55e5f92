import { isIPv4 } from "node:net";
import { contains, prefixLength } from "../cidr";
import { type Finding, path } from "../finding";
import type { ParsedSettings } from "../schema";
import { cpus, gibibytes } from "./quantities";
import { fromLast, type OnKubernetes, type Rule, when } from "./rule";

/** A dynamic scan starts a pod from the image, which takes the write verbs of the vendor's Role. */
export const rightsForDynamicScans: Rule<OnKubernetes> = ({ sensor: { scanningPolicy, rbac } }) =>
  when(scanningPolicy !== "StaticScanningOnly" && rbac === "reduced", {
    at: path("sensor.rbac"),
    besides: [path("sensor.scanningPolicy")],
    wrong: `does not let ${scanningPolicy} start its pods`,
    allowed: "vendor, or sensor.scanningPolicy StaticScanningOnly",
    to: "vendor",
  });

export const requestsWithinLimits: Rule = ({ sensor: { resources } }) =>
  Object.entries(resources).flatMap(([container, { cpuRequest, cpuLimit, memoryRequest, memoryLimit }]) => {
    const setting = `sensor.resources.${container}`;
    return [
      ...when(cpus(cpuRequest) > cpus(cpuLimit), aboveLimit(setting, "cpu", cpuRequest)),
      ...when(gibibytes(memoryRequest) > gibibytes(memoryLimit), aboveLimit(setting, "memory", memoryRequest)),
    ];
  });

function aboveLimit(setting: string, resource: "cpu" | "memory", request: string): Finding {
  return {
    at: path(`${setting}.${resource}Limit`),
    besides: [path(`${setting}.${resource}Request`)],
    wrong: `is less than ${resource}Request, ${request}`,
    allowed: `${request} or more`,
    to: request,
  };
}

/** Static scans unpack images where the sensor keeps its data: on the node, or else in the container's own root. */
export const somewhereToWrite: Rule = ({ sensor: { persistence, readOnlyRootFilesystem } }) =>
  when(persistence === "none" && readOnlyRootFilesystem, {
    at: path("sensor.persistence"),
    besides: [path("sensor.readOnlyRootFilesystem")],
    wrong: "leaves the sensor nowhere to write, since sensor.readOnlyRootFilesystem is true",
    allowed: "host, or a root that can be written to",
    to: "host",
  });

/** The agent of ECS Exec writes into the container that it opens a shell in. */
export const shellsInReadOnlyRoot: Rule<ParsedSettings<"aws-ecs">> = ({ cluster, sensor }) =>
  when(cluster.exec && sensor.readOnlyRootFilesystem, {
    at: path("cluster.exec"),
    besides: [path("sensor.readOnlyRootFilesystem")],
    wrong: "is true, and ECS opens no shell in a container with a read-only root",
    allowed: "false, or sensor.readOnlyRootFilesystem false",
    to: false,
  });

export const volumesOnEcs: Rule = ({ sensor: { persistence } }) =>
  when(persistence === "volume", {
    at: path("sensor.persistence"),
    wrong: "asks for a volume of Kubernetes",
    allowed: "host or none",
    to: "host",
  });

/** Static scans unpack an image three times over, for each thread at once. */
export const volumeForImages: Rule<OnKubernetes> = ({ sensor: { persistence, volume, threads } }) => {
  const needed = threads * 12;
  return when(persistence === "volume" && gibibytes(volume.size) < needed, {
    at: path("sensor.volume.size"),
    besides: [path("sensor.threads"), path("sensor.persistence")],
    wrong: `is too small for ${threads} scan threads, which unpack images of some 4 GiB three times over`,
    allowed: `${needed}Gi or more`,
    to: `${needed}Gi`,
  });
};

export const narrowEgress: Rule = ({ sensor: { egress } }) =>
  egress.flatMap(({ cidr }, index) => {
    const at = path("sensor.egress", index, "cidr");
    const allowed = "the range of the destination, such as 10.200.8.0/24";
    const to = "10.200.8.0/24";
    if (prefixLength(cidr) === 0) return [{ at, wrong: "is every address there is", allowed, to }];
    return when(contains(cidr, metadata), {
      at,
      wrong: "contains the metadata service, which hands out credentials",
      allowed,
      to,
    });
  });

const metadata = "169.254.169.254/32";

/** S18: of a proxy with a name, firewalls can open the port alone, to every address. */
export const noOpenHttp: Rule = ({ sensor: { proxy, registryProxy } }) => [
  ...openHttp("sensor.proxy.address", proxy),
  ...openHttp("sensor.registryProxy.address", registryProxy),
];

export const noOpenHttpOfNodes: Rule<ParsedSettings<"azure">> = ({ cluster: { proxy } }) =>
  openHttp("cluster.proxy.address", proxy);

function openHttp(setting: string, { address }: { readonly address: string } = { address: "" }): Finding[] {
  const [host = "", port] = address.split(":");
  return when(port === "80" && !isIPv4(host), {
    at: path(setting),
    wrong: "has a name and port 80, so that plain HTTP would be open to every address",
    allowed: "the proxy's IPv4 address instead of its name, or another port",
    to: "HOST:PORT",
  });
}

export const tolerationForm: Rule<OnKubernetes> = ({ sensor: { placement } }) =>
  placement.tolerations.flatMap(({ operator, value }, index) => [
    ...when(operator === "Exists" && value !== undefined, {
      at: path("sensor.placement.tolerations", index, "value"),
      wrong: "is never looked at, since operator is Exists",
      allowed: "no value, or the operator Equal",
    }),
    ...when(operator === "Equal" && value === undefined, {
      at: path("sensor.placement.tolerations", index, "operator"),
      wrong: "needs a value, which is not set",
      allowed: "Exists, or Equal with a value",
      to: "Exists",
    }),
  ]);

export const affinityForm: Rule<OnKubernetes> = ({ sensor: { placement } }) =>
  placement.nodeAffinity.flatMap(({ operator, values }, index) => {
    const compares = operator === "In" || operator === "NotIn";
    return [
      ...when(compares && values.length === 0, {
        at: path("sensor.placement.nodeAffinity", index, "operator"),
        wrong: "needs values, and there are none",
        allowed: "Exists, DoesNotExist, or an operator with values",
        to: "Exists",
      }),
      ...when(!compares && values.length > 0, {
        at: path("sensor.placement.nodeAffinity", index, "values"),
        wrong: `are never looked at, since operator is ${operator}`,
        allowed: "no values, or the operators In and NotIn",
      }),
    ];
  });

/** S32: what nodes have to be, whatever else selects them. */
const madeFor = { "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64" };

export const nodesOfTheImage: Rule<OnKubernetes> = ({ sensor: { placement } }) =>
  Object.entries(madeFor).flatMap(([label, value]) => {
    const selected = placement.nodeSelector[label];
    const finding = { wrong: "selects nodes that the sensor's image is not made for", allowed: value };
    return [
      ...when(selected !== undefined && selected !== value, {
        at: path("sensor.placement.nodeSelector", label),
        ...finding,
        to: value,
      }),
      ...fromLast(placement.nodeAffinity)
        .filter(([, condition]) => condition.key === label && !isMet(condition, value))
        .map(([index, { operator }]) => ({
          at: path("sensor.placement.nodeAffinity", index, operator === "DoesNotExist" ? "operator" : "values"),
          ...finding,
          ...allowedFor(operator, value),
        })),
    ];
  });

type Condition = OnKubernetes["sensor"]["placement"]["nodeAffinity"][number];

/** Whether a node with that value of the label is among those that a condition selects. */
function isMet({ operator, values }: Condition, value: string): boolean {
  if (operator === "In") return values.includes(value);
  return operator === "Exists" || (operator === "NotIn" && !values.includes(value));
}

/** What keeps a condition, and lets it select the nodes that the image is made for. */
function allowedFor(operator: Condition["operator"], value: string): Pick<Finding, "allowed" | "to"> {
  if (operator === "NotIn") return { allowed: `values without ${value}` };
  return operator === "DoesNotExist" ? { allowed: `Exists, or In with ${value}`, to: "Exists" } : { allowed: value };
}

/** S32: EKS labels its nodes on Fargate so. */
const onFargate = { label: "eks.amazonaws.com/compute-type", value: "fargate" };

export const nodesWithRuntime: Rule<OnKubernetes> = ({ sensor: { placement } }) =>
  when(placement.nodeSelector[onFargate.label] === onFargate.value, {
    at: path("sensor.placement.nodeSelector", onFargate.label),
    wrong: "selects Fargate's nodes, where no pod reaches the container runtime",
    allowed: "the labels of other nodes",
  });

// S8: the search for libraries needs a privileged container on CRI-O, which the sensor never is.
export const librariesOnCrio: Rule<ParsedSettings<"kubernetes">> = ({ cluster: { runtime }, sensor: { scans } }) =>
  when(runtime === "cri-o" && scans.softwareComposition, {
    at: path("sensor.scans.softwareComposition"),
    besides: [path("cluster.runtime")],
    wrong: "takes a privileged container on CRI-O, and this program makes none",
    allowed: "false, or nodes with containerd",
    to: false,
  });

/** What a runtime's socket and image store are called, wherever they are. */
const called = {
  containerd: { runtimeSocket: "containerd.sock", imageStore: "containerd" },
  "cri-o": { runtimeSocket: "crio.sock", imageStore: "storage" },
};

// X2: the socket of a runtime that the sensor is not told of.
export const pathsOfRuntime: Rule<ParsedSettings<"kubernetes">> = ({ cluster }) =>
  Object.entries(called[cluster.runtime]).flatMap(([setting, name]) => {
    const given = cluster[setting as "runtimeSocket" | "imageStore"];
    return when(given !== undefined && !given.endsWith(`/${name}`), {
      at: path("cluster", setting),
      besides: [path("cluster.runtime")],
      wrong: `is not what ${cluster.runtime} has, the runtime that cluster.runtime names`,
      allowed: `a path that ends in /${name}, or another cluster.runtime`,
    });
  });

export const noPrivateRegistryTwice: Rule = ({ sensor: { insecureRegistries, registryCertificates } }) =>
  when(insecureRegistries && Object.keys(registryCertificates).length > 0, {
    at: path("sensor.insecureRegistries"),
    besides: [path("sensor.registryCertificates")],
    wrong: "makes sensor.registryCertificates pointless: no certificate is checked",
    allowed: "false, with the certificates of private registries",
    to: false,
  });

/** AKS gives nodes ten authorities at most. */
const mostAuthorities = 10;

export const authoritiesOnAks: Rule<ParsedSettings<"azure">> = ({ cluster, sensor: { registryCertificates } }) => {
  const hostsByAuthority = Object.entries(registryCertificates).map(([host, pem]) => [pem.trim(), host] as const);
  const [tooMany] = [...new Map(hostsByAuthority).values()].slice(mostAuthorities);
  if (cluster.existing !== undefined || tooMany === undefined) return [];
  return [
    {
      at: path("sensor.registryCertificates", tooMany),
      wrong: `is one authority more than the ${mostAuthorities} that AKS nodes take`,
      allowed: `${mostAuthorities} different certificates at most; registries of one authority share one`,
    },
  ];
};
