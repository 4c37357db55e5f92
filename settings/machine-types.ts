/*
 * What the names of machine types say about the machines. A name that is not understood is not judged.
 */

export interface Machine {
  readonly vcpus: number;
  readonly memoryGiB: number;
}

export interface MachineTypes {
  machine(type: string): Machine | undefined;
  isArm(type: string): boolean;
  /** A general-purpose type with this many vCPUs: 4, 8, 16 or 32. */
  general(vcpus: number): string;
}

/** `m6i.xlarge`: family, generation and attributes, size. */
export const awsMachines: MachineTypes = {
  machine(type) {
    const [, family = "", size = ""] = /^([a-z]+)\d+[a-z-]*\.(\w+)$/.exec(type) ?? [];
    if (family === "t") return burstable.get(size);
    return machine(awsVcpus(size), awsMemoryPerVcpu.get(family));
  },
  // Grace processors, beside accelerators, are called `-gb` and a number.
  isArm: (type) => /^(a1|[a-z]+\d+g[a-z]*|\w+-gb\d+)\./.test(type),
  general: (vcpus) => `m6i.${vcpus === 4 ? "" : vcpus / 4}xlarge`,
};

/** Why Amazon Linux 2023 starts on no machine of a type, whatever its processors; most have no reason. */
export function awsWithoutLinux(type: string): string | undefined {
  if (/^mac\d*(-\w+)?\./.test(type)) return "is a Mac, which starts macOS alone";
  return /^(t1|m1|m2|c1|hi1)\./.test(type)
    ? "is of a generation that starts paravirtual images alone, which Amazon Linux 2023 is not"
    : undefined;
}

/** Of families with more, whatever they have at least: accelerated ones, those with disks of their own, the largest. */
const awsMemoryPerVcpu = new Map(Object.entries({ c: 2, m: 4, r: 8, g: 4, d: 7.625, i: 7.625, x: 15.25, z: 8 }));

const burstable = new Map<string, Machine>([
  ["nano", { vcpus: 2, memoryGiB: 0.5 }],
  ["micro", { vcpus: 2, memoryGiB: 1 }],
  ["small", { vcpus: 2, memoryGiB: 2 }],
  ["medium", { vcpus: 2, memoryGiB: 4 }],
  ["large", { vcpus: 2, memoryGiB: 8 }],
  ["xlarge", { vcpus: 4, memoryGiB: 16 }],
  ["2xlarge", { vcpus: 8, memoryGiB: 32 }],
]);

function awsVcpus(size: string): number | undefined {
  if (size === "medium") return 1;
  if (size === "large") return 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  return times === undefined ? undefined : 4 * Number(times || 1);
}

/** `Standard_D4ds_v5`: family, vCPUs, attributes (a AMD, d local disk, l low memory, p Arm, s premium storage), version. */
export const azureMachines: MachineTypes = {
  machine(type) {
    const { family, vcpus, attributes, version } = azureName(type);
    if (version < 3) return undefined;
    return machine(vcpus, attributes.includes("l") ? 2 : azureMemoryPerVcpu.get(family));
  },
  isArm: (type) => azureName(type).attributes.includes("p"),
  general: (vcpus) => `Standard_D${vcpus}ds_v5`,
};

const azureMemoryPerVcpu = new Map(Object.entries({ D: 4, E: 8 }));

function azureName(type: string) {
  const pattern = /^Standard_(?<family>[A-Z]+)(?<vcpus>\d+)(?<attributes>[a-z]*)_v(?<version>\d)$/;
  const { family = "", vcpus, attributes = "", version } = pattern.exec(type)?.groups ?? {};
  return { family, vcpus: Number(vcpus ?? 0), attributes, version: Number(version ?? 0) };
}

/** `n2-standard-4`: family, memory class, vCPUs. */
export const gcpMachines: MachineTypes = {
  machine(type) {
    const [, family = "", memory = "", vcpus] = /^([a-z]\d+[a-z]?)-(standard|highmem|highcpu)-(\d+)$/.exec(type) ?? [];
    const perVcpu = memory === "highcpu" ? lowMemoryPerVcpu(family) : gcpMemoryPerVcpu.get(memory);
    return sharedCore.get(type) ?? machine(Number(vcpus), perVcpu);
  },
  isArm: (type) => /^(t2a|c4a|n4a|a4x)-/.test(type),
  general: (vcpus) => `n2-standard-${vcpus}`,
};

const gcpMemoryPerVcpu = new Map(Object.entries({ standard: 4, highmem: 8 }));

const lowMemoryPerVcpu = (family: string) => (/^(e2|n[12]d?)$/.test(family) ? 1 : undefined);

const sharedCore = new Map<string, Machine>([
  ["f1-micro", { vcpus: 1, memoryGiB: 0.6 }],
  ["g1-small", { vcpus: 1, memoryGiB: 1.7 }],
  ["e2-micro", { vcpus: 2, memoryGiB: 1 }],
  ["e2-small", { vcpus: 2, memoryGiB: 2 }],
  ["e2-medium", { vcpus: 2, memoryGiB: 4 }],
]);

function machine(vcpus: number | undefined, memoryPerVcpu: number | undefined): Machine | undefined {
  return vcpus === undefined || memoryPerVcpu === undefined ? undefined : { vcpus, memoryGiB: vcpus * memoryPerVcpu };
}
