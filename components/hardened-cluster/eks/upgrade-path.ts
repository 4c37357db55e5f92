import { getCluster, getClusters } from "@pulumi/aws/eks";

/**
 * Refuses, before anything changes, a version that EKS does not take a running cluster to. Asks AWS which it has:
 * settings do not know what is deployed.
 *
 * @throws Error that names the version to go on with
 */
export async function assertUpgradePath(clusterName: string, wanted: string): Promise<void> {
  const { names } = await getClusters();
  if (!names.includes(clusterName)) return;
  const { version } = await getCluster({ name: clusterName });
  const wrong = offUpgradePath(version, wanted);
  if (wrong !== undefined)
    throw new Error(`cluster.version is ${wanted}, but ${clusterName} runs ${version}. ${wrong}`);
}

/** K15: what is wrong with the way from one version to another. */
export function offUpgradePath(running: string, wanted: string): string | undefined {
  const steps = minor(wanted) - minor(running);
  if (steps < 0) return `EKS takes no cluster back: set it to ${running}.`;
  if (steps <= 1) return undefined;
  return `EKS goes up one minor version at a time: set it to 1.${minor(running) + 1}, deploy, and go on from there.`;
}

const minor = (version: string) => Number(version.split(".")[1]);
