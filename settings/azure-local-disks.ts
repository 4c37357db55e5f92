/** Where a size keeps what goes with the machine: the host's cache for a disk elsewhere, a temporary disk, or NVMe disks. */
interface Families {
  readonly families: readonly string[];
  /** GiB by the number that follows the family's letters, its vCPUs. */
  readonly sizes: Readonly<Record<number, number>>;
}

const cache = { 2: 50, 4: 100, 8: 200, 16: 400, 32: 800, 48: 1200, 64: 1600, 96: 2400 };
const cacheOfComputeSizes = { 2: 32, 4: 64, 8: 128, 16: 256, 32: 512, 48: 768, 64: 1024, 72: 1520 };
const temporary = { 2: 75, 4: 150, 8: 300, 16: 600, 20: 750, 32: 1200, 48: 1800, 64: 2400, 96: 3600 };
/** One of the disks: the operating system gets no more. */
const nvme = { 2: 110, 4: 220, 8: 440, 16: 440, 32: 440, 48: 440, 64: 880, 96: 880 };

/**
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview, of sizes with amd64 processors. DS_v2 is not among
 * them: of its cache, Microsoft's pages say different things.
 */
const table: readonly Families[] = [
  { families: ["Ds_v3", "Es_v3", "Das_v4", "Eas_v4"], sizes: cache },
  { families: ["Fs_v2"], sizes: cacheOfComputeSizes },
  { families: ["Dd_v4", "Dds_v4", "Ed_v4", "Eds_v4"], sizes: temporary },
  { families: ["Dd_v5", "Dds_v5", "Dads_v5", "Dlds_v5", "Ed_v5", "Eds_v5", "Eads_v5"], sizes: temporary },
  { families: ["Dds_v6", "Dads_v6", "Dlds_v6", "Dalds_v6", "Eds_v6", "Eads_v6"], sizes: nvme },
];

const byFamily = new Map(table.flatMap(({ families, sizes }) => families.map((family) => [family, sizes] as const)));

/** A1: the disk that an Azure machine brings along for its operating system, in GiB; undefined: none that is known. */
export function localDiskGiB(type: string): number | undefined {
  const [, family = "", size, attributes = ""] = /^Standard_([A-Z]+)(\d+)([a-z]*_v\d)$/.exec(type) ?? [];
  return byFamily.get(family + attributes)?.[Number(size)];
}

/** The families of sizes whose disks are known. */
export const familiesWithLocalDisk: readonly string[] = [...byFamily.keys()];
