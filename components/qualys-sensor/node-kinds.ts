/** Nodes of one kind in a cluster that somebody else keeps, as its cloud describes them. */
export interface NodeKind {
  readonly name: string;
  readonly isWindows: boolean;
  readonly isArm: boolean;
}

/**
 * Refuses a cluster without a node that the sensor's image is made for: a DaemonSet without pods is ready at once, and
 * nobody would notice. Whoever selects nodes knows of more than the cloud lists, such as self-managed ones.
 *
 * @throws Error that names the cluster and what its nodes are
 */
export function assertNodesFit(
  cluster: string,
  kinds: readonly NodeKind[],
  nodeSelector: Readonly<Record<string, string>>,
): void {
  const isListed = kinds.length > 0 && Object.keys(nodeSelector).length === 0;
  if (!isListed || kinds.some(fits)) return;
  const listed = kinds.map(({ name, isWindows }) => `${name} has ${isWindows ? "Windows" : "Arm processors"}`);
  throw new Error(
    `cluster.existing: the sensor cannot run on ${cluster}: it needs nodes of linux/amd64, and ${listed.join(", ")}. ` +
      "Add such nodes; or select those that are not listed here with sensor.placement.nodeSelector.",
  );
}

/**
 * Refuses a deployment that no node bears, on any cluster, whatever it says of its nodes: a DaemonSet without pods is ready at
 * once. Whoever selects nodes knows of some that are still to come.
 *
 * @param nodes how many the cluster found fit
 * @throws Error that says what nodes have to be
 */
export function assertBorne(nodes: number, nodeSelector: Readonly<Record<string, string>>): number {
  if (nodes > 0 || Object.keys(nodeSelector).length > 0) return nodes;
  throw new Error(
    "The sensor runs on no node of the cluster. It needs one of linux/amd64 whose container runtime pods can reach, so " +
      "none with Windows or Arm processors, on Fargate, or virtual, and with no taint but those that " +
      "sensor.placement.tolerations names. Add such nodes, then `pulumi up --refresh`; or select those that are still to " +
      "come with sensor.placement.nodeSelector.",
  );
}

const fits = ({ isWindows, isArm }: NodeKind) => !isWindows && !isArm;
