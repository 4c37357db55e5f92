import { getProjectCmekSettingsOutput, ProjectBucketConfig, ProjectSink } from "@pulumi/gcp/logging";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../gcp/encryption-key";
import type { GcpProject } from "../../gcp/project";
import { aboutCluster, aboutKeys, aboutSecrets, type Subject } from "./subject";

export interface LogStoreArgs {
  readonly project: GcpProject;
  readonly subject: Subject;
  readonly retentionDays: number;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStore {
  readonly bucket: pulumi.Output<string>;
  readonly sink: pulumi.Output<string>;
}

/**
 * Keeps everything that is logged about the stack, under a key, for as long as the settings say. The project's own
 * bucket keeps its copy for as long as the project says: what it holds, and for how long, is not this stack's to change.
 */
export function storeLogs(name: string, args: LogStoreArgs, parent: pulumi.Resource): LogStore {
  const { project, subject, retentionDays, protect, tags } = args;
  const { serviceAccountId } = getProjectCmekSettingsOutput(
    { project: project.id },
    { parent, dependsOn: [...project.apis] },
  );
  const user = pulumi.interpolate`serviceAccount:${serviceAccountId}`;
  const key = new EncryptionKey(`${name}-logs`, { project, user, protect, tags }, parent);
  const bucket = new ProjectBucketConfig(
    `${name}-logs`,
    {
      project: project.id,
      location: project.region,
      // Buckets are not auto-named, and the name of a deleted one stays taken for a week: the key's has random digits.
      bucketId: key.shortName,
      description: "Logs of the Qualys registry sensor, its cluster and network",
      retentionDays,
      cmekSettings: { kmsKeyName: key.name },
    },
    { parent, protect },
  );
  const sink = new ProjectSink(
    `${name}-logs`,
    {
      description: "Logs of the Qualys registry sensor, its cluster and network",
      destination: pulumi.interpolate`logging.googleapis.com/projects/${project.id}/locations/${project.region}/buckets/${bucket.bucketId}`,
      filter: about(subject),
      uniqueWriterIdentity: true,
    },
    { parent },
  );
  return { bucket: bucket.bucketId, sink: sink.name };
}

/** G12: control plane, nodes, pods, flows, firewall, NAT, DNS, and what is done with the secrets and keys. */
function about(subject: Subject): pulumi.Output<string> {
  const parts = [aboutCluster(subject), pulumi.output(aboutKeys(subject))];
  if (subject.ids !== undefined) parts.splice(1, 0, aboutSecrets(subject.ids));
  if (subject.network !== undefined) parts.push(...aboutNetwork(subject.network));
  return pulumi.all(parts).apply((filters) => filters.map((filter) => `(${filter})`).join(" OR "));
}

function aboutNetwork({ network, subnetwork, natGateway }: NonNullable<Subject["network"]>): pulumi.Output<string>[] {
  return [
    pulumi.interpolate`resource.type="gce_subnetwork" AND resource.labels.subnetwork_name="${subnetwork}"`,
    pulumi.interpolate`resource.type="nat_gateway" AND resource.labels.gateway_name="${natGateway}"`,
    pulumi.interpolate`resource.type="dns_query" AND jsonPayload.sourceNetwork="${network}"`,
  ];
}
