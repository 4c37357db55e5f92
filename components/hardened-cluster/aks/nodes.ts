import type { input } from "@pulumi/azure-native/types";

export interface NodePool {
  readonly vmSize: string;
  readonly min: number;
  readonly max: number;
  readonly diskGiB: number;
  /** The disk that such a machine brings along. */
  readonly localDiskGiB: number;
  readonly version: string | undefined;
  /** None: the location has no zones. */
  readonly zones: readonly number[];
  /** Whether cryptography has to be validated by FIPS 140. */
  readonly fips: boolean;
}

/** A20, A22, A25: what AKS changes on no pool that exists. */
export const fixedOnPools = [
  "vmSize",
  "osDiskType",
  "osDiskSizeGB",
  "availabilityZones",
  "enableFIPS",
  "securityProfile.enableSecureBoot",
  "securityProfile.enableVTPM",
] as const;

// A3: the first ones, unless the machine type is offered in others.
export const zonesOf = (named: readonly number[] | undefined, count: number) => named ?? [1, 2, 3].slice(0, count);

type NodeProperties = Omit<input.containerservice.ManagedClusterAgentPoolProfileArgs, "name">;

/** What every node of the cluster is like. */
export function hardenedNodes({ vmSize, min, max, diskGiB, localDiskGiB, version, zones, fips }: NodePool) {
  return {
    vmSize,
    orchestratorVersion: version,
    count: min,
    enableAutoScaling: true,
    minCount: min,
    maxCount: max,
    type: "VirtualMachineScaleSets",
    ...(zones.length > 0 && { availabilityZones: zones.map(String) }),
    osType: "Linux",
    osSKU: "AzureLinux",
    ...osDisk(diskGiB, localDiskGiB),
    enableNodePublicIP: false,
    // A13, A18: encrypted down to the host's own disks, booted from signed code, no SSH.
    enableEncryptionAtHost: true,
    securityProfile: { ...trustedLaunch(fips), sshAccess: "Disabled" },
    enableFIPS: fips,
    // A resolver on the node is neither a pod nor a range to Cilium's policies; CoreDNS is a pod.
    localDNSProfile: { mode: "Disabled" },
    upgradeSettings: { maxSurge: "33%", drainTimeoutInMinutes: 30 },
  } satisfies NodeProperties;
}

/** A25: AKS has an Azure Linux for the one and for the other, but none for both. */
const trustedLaunch = (fips: boolean) => (fips ? {} : { enableSecureBoot: true, enableVTPM: true });

/** A1: on the disk that the machine brings along, of which trusted launch keeps a GiB. */
export function osDisk(diskGiB: number, localDiskGiB: number) {
  if (localDiskGiB < diskGiB) throw new RangeError(`A disk of ${diskGiB} GiB does not fit onto ${localDiskGiB} GiB.`);
  return { osDiskType: "Ephemeral", osDiskSizeGB: Math.min(diskGiB, localDiskGiB - 1) };
}
