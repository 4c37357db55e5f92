import { IAMAuditConfig } from "@pulumi/gcp/projects";
import { Secret, type SecretArgs, SecretIamMember, SecretVersion } from "@pulumi/gcp/secretmanager";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../gcp/encryption-key";
import type { GcpProject } from "../gcp/project";
import { serviceAgent } from "../gcp/service-agents";
import { DueNotices } from "./due-notices";
import { writeVersion } from "./write-only";

export interface GcpSecretVaultArgs {
  readonly project: GcpProject;
  readonly activationId: pulumi.Output<string>;
  readonly customerId: pulumi.Output<string>;
  /** The Kubernetes service account that reads the ids, and the pool its cluster issues identities in. */
  readonly reader: {
    readonly workloadPool: pulumi.Input<string>;
    readonly namespace: string;
    readonly serviceAccount: string;
  };
  /** The day on which the ids are due to be renewed: `2030-06-01`. */
  readonly dueOn?: string;
  /** Record who reads secrets and uses keys, in the whole project. */
  readonly recordAccess: boolean;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Days that a destroyed version can still be brought back. */
const recoveryDays = 30;

/** A secret, once its value is stored. */
export interface StoredSecret {
  readonly secretId: pulumi.Output<string>;
  /** Changes with the value. */
  readonly version: pulumi.Output<string>;
}

/** The two Qualys ids in Secret Manager: in one region, under one key, for one reader, every reading recorded. */
export class GcpSecretVault extends pulumi.ComponentResource {
  /** What the cluster's controller needs to fetch the ids: a `SecretProviderClass` of GKE's provider. */
  readonly objects: {
    readonly provider: string;
    readonly parameters: Readonly<Record<string, pulumi.Output<string>>>;
    readonly activationId: string;
    readonly customerId: string;
    readonly versions: readonly pulumi.Output<string>[];
  };
  readonly activationId: StoredSecret;
  readonly customerId: StoredSecret;
  /** Pub/Sub subscription that has a message once the ids are due. */
  readonly dueNotices?: pulumi.Output<string>;
  /** Names that audit logs have for the reader. */
  readonly readerInLogs: readonly pulumi.Output<string>[];

  constructor(name: string, args: GcpSecretVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("qualys:gcp:SecretVault", name, {}, opts);
    const { project, dueOn, protect, tags } = args;

    const user = serviceAgent(name, "secretmanager", project, this);
    const key = new EncryptionKey(`${name}-key`, { project, user, protect, tags }, this);
    if (args.recordAccess) this.recordAccess(name, args);
    const notices =
      dueOn === undefined
        ? undefined
        : new DueNotices(`${name}-due`, { project, publisher: user, protect, tags }, this);
    this.dueNotices = notices?.subscription;
    const schedule = dueOn === undefined || notices === undefined ? {} : scheduled(dueOn, notices.topic);
    this.activationId = this.store(`${name}-activation-id`, args.activationId, key, schedule, args);
    this.customerId = this.store(`${name}-customer-id`, args.customerId, key, schedule, args);

    this.objects = {
      provider: "gke",
      parameters: {
        secrets: pulumi.jsonStringify([
          { resourceName: latest(project, this.activationId), path: "activation-id" },
          { resourceName: latest(project, this.customerId), path: "customer-id" },
        ]),
      },
      activationId: "activation-id",
      customerId: "customer-id",
      versions: [this.activationId.version, this.customerId.version],
    };
    this.readerInLogs = [principal(project, args.reader), inPool(args.reader)];
    this.registerOutputs({ activationId: this.activationId.secretId, customerId: this.customerId.secretId });
  }

  private store(
    name: string,
    value: pulumi.Output<string>,
    key: EncryptionKey,
    schedule: Schedule,
    { project, reader, protect, tags }: GcpSecretVaultArgs,
  ): StoredSecret {
    const secret = new Secret(
      name,
      {
        replication: {
          userManaged: {
            replicas: [{ location: project.region, customerManagedEncryption: { kmsKeyName: key.name } }],
          },
        },
        versionDestroyTtl: protect ? `${recoveryDays * 24 * 60 * 60}s` : undefined,
        deletionProtection: protect,
        ...schedule,
        labels: tags,
      },
      { parent: this, protect },
    );
    const { version } = new SecretVersion(
      name,
      { secret: secret.id, secretDataWo: value, secretDataWoVersion: writeVersion(value) },
      { parent: this },
    );
    new SecretIamMember(
      name,
      { secretId: secret.secretId, role: "roles/secretmanager.secretAccessor", member: principal(project, reader) },
      { parent: this },
    );
    return { secretId: secret.secretId, version };
  }

  /**
   * Readings, and refusals of them, are in no log until a project asks for it. The settings cover all of the project's
   * secrets and keys, so a destroy of something worth protecting leaves them on.
   */
  private recordAccess(name: string, { project, protect }: GcpSecretVaultArgs): void {
    const record = (what: string, service: string) =>
      new IAMAuditConfig(
        what,
        {
          project: project.id,
          service,
          auditLogConfigs: [{ logType: "ADMIN_READ" }, { logType: "DATA_READ" }, { logType: "DATA_WRITE" }],
        },
        { parent: this, dependsOn: [...project.apis], retainOnDelete: protect },
      );
    record(name, "secretmanager.googleapis.com");
    record(`${name}-keys`, "cloudkms.googleapis.com");
  }
}

type Schedule = Pick<SecretArgs, "topics" | "rotation">;

/**
 * G18: once, and without a period: Secret Manager would move the day on by itself, and every deployment would then ask for one
 * that has passed, which it refuses.
 */
function scheduled(dueOn: string, topic: pulumi.Output<string>): Schedule {
  return { topics: [{ name: topic }], rotation: { nextRotationTime: `${dueOn}T00:00:00Z` } };
}

type Reader = GcpSecretVaultArgs["reader"];

/** One Kubernetes service account as IAM sees it; no service account of Google's, and no key, stands between. */
function principal({ number }: GcpProject, { workloadPool, namespace, serviceAccount }: Reader): pulumi.Output<string> {
  const pools = pulumi.interpolate`principal://iam.googleapis.com/projects/${number}/locations/global/workloadIdentityPools`;
  return pulumi.interpolate`${pools}/${workloadPool}/subject/ns/${namespace}/sa/${serviceAccount}`;
}

/** The same, as GKE's own metadata server calls it. */
function inPool({ workloadPool, namespace, serviceAccount }: Reader): pulumi.Output<string> {
  return pulumi.interpolate`serviceAccount:${workloadPool}[${namespace}/${serviceAccount}]`;
}

function latest({ id }: GcpProject, { secretId }: StoredSecret): pulumi.Output<string> {
  return pulumi.interpolate`projects/${id}/secrets/${secretId}/versions/latest`;
}
