/**
 * GKE answers a version that the cluster's release channel does not have yet only when everything else is there.
 *
 * @param latest newest version of the channel, such as 1.35.2-gke.1000000
 */
export function assertOffered(version: string, channel: string, latest: string | undefined): void {
  const newest = latest?.split(".").slice(0, 2).join(".");
  if (newest === undefined || minor(version) <= minor(newest)) return;
  throw new Error(
    `cluster.version: GKE's ${channel} channel does not have ${version} yet, only ${newest} and older. ` +
      `pulumi config set --path 'qualys-registry-sensor:cluster.version' ${newest}`,
  );
}

const minor = (version: string) => Number(version.split(".")[1]);
