import type * as pulumi from "@pulumi/pulumi";

/** How the two Qualys ids come into the Kubernetes Secret that the sensor reads: by mechanism, not by cloud. */
export type KubernetesCredentials = PlainSecret | ExistingSecret | CsiSecret | SyncedSecret;

/** Pulumi writes the Secret; the cluster encrypts it (EKS envelope encryption). */
export interface PlainSecret {
  readonly delivery: "secret";
  readonly activationId: pulumi.Input<string>;
  readonly customerId: pulumi.Input<string>;
}

/** Somebody else keeps the Secret in the sensor's namespace, such as an operator that reads a vault. */
export interface ExistingSecret {
  readonly delivery: "existing";
  readonly secret: string;
}

interface CredentialSettings {
  readonly credentials: { readonly existingSecret?: string };
  readonly activationId: pulumi.Input<string>;
  readonly customerId: pulumi.Input<string>;
}

/** Somebody else's Secret if the settings name one, or else one with the two ids. */
export function secretFor({ credentials, activationId, customerId }: CredentialSettings): PlainSecret | ExistingSecret {
  const { existingSecret } = credentials;
  return existingSecret === undefined
    ? { delivery: "secret", activationId, customerId }
    : { delivery: "existing", secret: existingSecret };
}

/** The Secrets Store CSI driver reads a vault for the pod and keeps the Secret while the pod lives. */
export interface CsiSecret {
  readonly delivery: "csi";
  readonly vault: VaultObjects;
  /** Labels of the pods and annotations of the service account that tie them to a cloud identity. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly serviceAccountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
}

/** A controller of the platform copies a vault's secrets into the Secret (GKE Secret Sync). */
export interface SyncedSecret {
  readonly delivery: "sync";
  readonly vault: VaultObjects;
}

/** A `SecretProviderClass`: the provider's name and parameters, and what the two ids are called in what it fetches. */
export interface VaultObjects {
  readonly provider: string;
  readonly parameters: Readonly<Record<string, pulumi.Input<string>>>;
  readonly activationId: string;
  readonly customerId: string;
  /** Versions of the two secrets in the vault. A running sensor keeps the ids that it started with, so a change restarts it. */
  readonly versions?: readonly pulumi.Input<string>[];
}
