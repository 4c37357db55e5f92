import type { input } from "@pulumi/azure-native/types";

export interface NodePool {
  readonly vmSize: string;
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
  readonly version: string | undefined;
  readonly zones: number;
}

type NodeProperties = Omit<input.containerservice.ManagedClusterAgentPoolProfileArgs, "name">;

/** What every node of the cluster is like. */
export function hardenedNodes({ vmSize, min, max, diskGiB, version, zones }: NodePool) {
  return {
    vmSize,
    orchestratorVersion: version,
    count: min,
    enableAutoScaling: true,
    minCount: min,
    maxCount: max,
    type: "VirtualMachineScaleSets",
    availabilityZones: ["1", "2", "3"].slice(0, zones),
    osType: "Linux",
    osSKU: "AzureLinux",
    ...osDisk(vmSize, diskGiB),
    enableNodePublicIP: false,
    // A13, A18: encrypted down to the host's own disks, booted from signed code, no SSH.
    enableEncryptionAtHost: true,
    securityProfile: { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" },
    // A resolver on the node is neither a pod nor a range to Cilium's policies; CoreDNS is a pod.
    localDNSProfile: { mode: "Disabled" },
    upgradeSettings: { maxSurge: "33%", drainTimeoutInMinutes: 30 },
  } satisfies NodeProperties;
}

/** A1: on the host only where the machine has a disk that is large enough. Trusted launch keeps a GiB of it. */
export function osDisk(vmSize: string, diskGiB: number) {
  const local = localDiskGiB(vmSize);
  if (local < diskGiB) return { osDiskType: "Managed", osDiskSizeGB: diskGiB };
  return { osDiskType: "Ephemeral", osDiskSizeGB: Math.min(diskGiB, local - 1) };
}

/**
 * The disk that a machine brings along, in GiB. The D and E series of the fourth and fifth generation have 37.5 GiB a core
 * if their name has a `d`; of others nothing is assumed.
 */
export function localDiskGiB(vmSize: string): number {
  const cores = /^Standard_[DE](\d+)a?ds?_v[45]$/.exec(vmSize)?.[1];
  return cores === undefined ? 0 : Number(cores) * 37.5;
}
