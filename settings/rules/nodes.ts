import { familiesWithLocalDisk, localDiskGiB } from "../azure-local-disks";
import { path } from "../finding";
import { awsMachines, awsWithoutLinux, azureMachines, gcpMachines, type MachineTypes } from "../machine-types";
import type { ParsedSettings } from "../schema";
import { gibibytes, cpus } from "./quantities";
import { firstToObject, type OnAws, type OnClouds, type Rule, when } from "./rule";

export const nodeCounts: Rule<OnClouds> = ({ cluster: { nodes, existing }, network, protect }) => {
  if (existing !== undefined) return [];
  // A throw-away stack need not outlive a zone.
  const zones = network.existing === undefined && protect ? network.zones : 1;
  return [
    ...when(nodes.min > nodes.max, {
      at: path("cluster.nodes.max"),
      besides: [path("cluster.nodes.min")],
      wrong: `is less than cluster.nodes.min, ${nodes.min}`,
      allowed: `a whole number from ${nodes.min} on`,
      to: nodes.min,
    }),
    ...when(nodes.min < zones, {
      at: path("cluster.nodes.min"),
      besides: [path("network.zones"), path("protect")],
      wrong: `leaves some of the ${zones} zones without a node`,
      allowed: `${zones} or more; fewer only with protect false`,
      to: zones,
    }),
  ];
};

/** The sensor's image is for amd64; a scan thread wants a CPU and a GiB, the node itself four GiB. */
export const nodeType =
  (types: MachineTypes): Rule<OnClouds> =>
  ({ cluster: { nodes, existing }, sensor: { threads, resources } }) => {
    if (existing !== undefined) return [];
    const at = path("cluster.nodes.type");
    if (types.isArm(nodes.type)) {
      return [
        {
          at,
          wrong: "has Arm processors, the sensor's image is for amd64",
          allowed: "a type with amd64 processors",
          to: types.general(4),
        },
      ];
    }
    const machine = types.machine(nodes.type);
    if (machine === undefined) return [];
    const vcpus = Math.max(threads, cpus(resources.sensor.cpuRequest));
    const memoryGiB = 4 + Math.max(threads, gibibytes(resources.sensor.memoryRequest));
    const fitting = [4, 8, 16, 32].find((count) => count >= vcpus && count * 4 >= memoryGiB) ?? 32;
    return when(machine.vcpus < vcpus || machine.memoryGiB < memoryGiB, {
      at,
      besides: [path("sensor.threads"), path("sensor.resources")],
      wrong: `has ${machine.vcpus} vCPUs and ${machine.memoryGiB} GiB, too few for the sensor`,
      allowed: `${Math.ceil(vcpus)} vCPUs and ${Math.ceil(memoryGiB)} GiB or more, for ${threads} scan threads and what sensor.resources asks`,
      to: types.general(fitting),
    });
  };

// E28: launch templates take them, and no instance ever starts.
const linuxOnAws: Rule<OnAws> = ({ cluster: { nodes, existing } }) => {
  const wrong = awsWithoutLinux(nodes.type);
  if (existing !== undefined || wrong === undefined) return [];
  const allowed = "a type with amd64 processors that starts Amazon Linux 2023";
  return [{ at: path("cluster.nodes.type"), wrong, allowed, to: awsMachines.general(4) }];
};

export const nodeTypeOnAws = firstToObject(linuxOnAws, nodeType(awsMachines));

/** GiB: static scans unpack an image three times over, for each thread at once. */
const roomForThreads = (threads: number) => 50 + threads * 12;

export const roomForImages: Rule<OnClouds> = ({ cluster: { nodes, existing }, sensor: { threads } }) => {
  const needed = roomForThreads(threads);
  return when(existing === undefined && nodes.diskGiB < needed, {
    at: path("cluster.nodes.diskGiB"),
    besides: [path("sensor.threads")],
    wrong: `is too small for ${threads} scan threads, which unpack images of some 4 GiB three times over`,
    allowed: `a whole number from ${needed} on`,
    to: needed,
  });
};

const isBurstable = (type: string) => /^Standard_B/i.test(type);

// A2: AKS takes no B-series in system pools. A1: nor have they room for an ephemeral OS disk.
const noBurstableOnAks: Rule<ParsedSettings<"azure">> = ({ cluster: { nodes } }) =>
  when(isBurstable(nodes.type), {
    at: path("cluster.nodes.type"),
    wrong: "is of the B series, which AKS does not take for this",
    allowed: "a type of another series, such as Standard_D4ds_v5",
    to: "Standard_D4ds_v5",
  });

// A1: the OS disk lies on the disk that the machine brings along.
const ephemeralDisk: Rule<ParsedSettings<"azure">> = ({ cluster: { nodes, existing }, sensor: { threads } }) => {
  if (existing !== undefined) return [];
  const at = path("cluster.nodes.type");
  const local = localDiskGiB(nodes.type);
  const needed = roomForThreads(threads);
  const to = [4, 8, 16, 32].map(azureMachines.general).find((type) => (localDiskGiB(type) ?? 0) >= needed);
  if (local === undefined) {
    return [
      {
        at,
        wrong: "brings no disk along for the operating system, as far as is known here",
        allowed: `a size of one of these families: ${familiesWithLocalDisk.join(", ")}`,
        to,
      },
    ];
  }
  if (local < needed) {
    return [
      {
        at,
        besides: [path("sensor.threads")],
        wrong: `brings a disk of ${local} GiB along, too small for the images of ${threads} scan threads`,
        allowed: `a size with a disk of ${needed} GiB or more`,
        to,
      },
    ];
  }
  return when(local < nodes.diskGiB, {
    at: path("cluster.nodes.diskGiB"),
    besides: [at],
    wrong: `is larger than the local disk of ${nodes.type}, ${local} GiB, which the OS disk lies on`,
    allowed: `a whole number up to ${local}, or a larger machine type`,
    to: local,
  });
};

// A2: what AKS wants of nodes for its own pods. A1: and their disk has to have room.
export const systemNodes: Rule<ParsedSettings<"azure">> = ({ cluster: { systemNodes, existing } }) => {
  if (existing !== undefined) return [];
  const { type, min, max, diskGiB } = systemNodes;
  return [
    ...faultsOfSystemNode(type, diskGiB).map((wrong) => ({
      at: path("cluster.systemNodes.type"),
      besides: [path("cluster.systemNodes.diskGiB")],
      wrong,
      allowed: `a size with amd64 processors, four vCPUs, and a disk of ${diskGiB} GiB or more`,
      to: [4, 8, 16, 32].map(azureMachines.general).find((type) => faultsOfSystemNode(type, diskGiB).length === 0),
    })),
    ...when(min > max, {
      at: path("cluster.systemNodes.max"),
      besides: [path("cluster.systemNodes.min")],
      wrong: `is less than cluster.systemNodes.min, ${min}`,
      allowed: `a whole number from ${min} on`,
      to: min,
    }),
  ];
};

/** The first that would be noticed, if there is one. */
function faultsOfSystemNode(type: string, diskGiB: number): string[] {
  if (isBurstable(type)) return ["is of the B series, which AKS does not take for its own pods"];
  if (azureMachines.isArm(type)) return ["has Arm processors, for which AKS has no trusted launch"];
  const vcpus = azureMachines.machine(type)?.vcpus ?? 4;
  if (vcpus < 4) return [`has ${vcpus} vCPUs, and AKS' own pods want four`];
  const local = localDiskGiB(type);
  if (local === undefined) return ["brings no disk along for the operating system, as far as is known here"];
  return local < diskGiB ? [`brings a disk of ${local} GiB along, too small for ${diskGiB} GiB`] : [];
}

export const nodeTypeOnAks = firstToObject(nodeType(azureMachines), noBurstableOnAks, ephemeralDisk);

/** Series that start from a Hyperdisk only, and those that cannot. */
const hyperdiskOnly = /^(n4d?|c4d?|m4|x4)-/;
const noHyperdisk = /^(e2|n1|n2d?|t2d|c2d?|f1|g1)-/;

const diskTypeOnGke: Rule<ParsedSettings<"gcp">> = ({ cluster: { nodes, existing } }) => {
  const isHyperdisk = nodes.diskType === "hyperdisk-balanced";
  const series = nodes.type.split("-")[0];
  const finding = (allowed: string, to: string) => ({
    at: path("cluster.nodes.diskType"),
    besides: [path("cluster.nodes.type")],
    wrong: `is no disk that machines of the series ${series} start from`,
    allowed,
    to,
  });
  if (existing !== undefined) return [];
  return [
    ...when(!isHyperdisk && hyperdiskOnly.test(nodes.type), finding("hyperdisk-balanced", "hyperdisk-balanced")),
    ...when(isHyperdisk && noHyperdisk.test(nodes.type), finding("pd-ssd or pd-balanced", "pd-ssd")),
  ];
};

export const nodeTypeOnGke = firstToObject(nodeType(gcpMachines), diskTypeOnGke);
