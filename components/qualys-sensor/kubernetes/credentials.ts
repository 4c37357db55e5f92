import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { Secret } from "@pulumi/kubernetes/core/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as pulumi from "@pulumi/pulumi";
import type { CsiSecret, KubernetesCredentials, PlainSecret, VaultObjects } from "../credentials";
import { fingerprint } from "../fingerprint";
import * as identity from "../identity";
import { namespaced, type Place } from "./place";

/** Registers what brings the two ids into the Secret that the sensor's environment refers to. */
export function deliverCredentials(place: Place, credentials: KubernetesCredentials): pulumi.Resource[] {
  switch (credentials.delivery) {
    case "secret":
      return [plainSecret(place, credentials)];
    case "existing":
      return [];
    case "csi":
      return [mirroringClass(place, credentials.vault)];
    case "sync":
      return [secretProviderClass(place, identity.secret, credentials.vault), secretSync(place, credentials.vault)];
  }
}

function plainSecret(place: Place, { activationId, customerId }: PlainSecret): Secret {
  const { secretKeys } = identity;
  return new Secret(
    `${place.name}-credentials`,
    {
      metadata: namespaced(place, identity.secret),
      type: "Opaque",
      // The encoded form: the provider would turn text into it, and previews without the provider would differ.
      data: pulumi.secret({
        [secretKeys.activationId]: pulumi.output(activationId).apply(base64),
        [secretKeys.customerId]: pulumi.output(customerId).apply(base64),
      }),
    },
    { parent: place.parent },
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function secretProviderClass(
  place: Place,
  name: pulumi.Input<string>,
  { provider, parameters }: VaultObjects,
  spec = {},
): CustomResource {
  return new CustomResource(
    `${place.name}-vault-objects`,
    {
      apiVersion: "secrets-store.csi.x-k8s.io/v1",
      kind: "SecretProviderClass",
      metadata: namespaced(place, name),
      spec: { provider, parameters, ...spec },
    },
    { parent: place.parent },
  );
}

/** The Secret that the CSI driver keeps for as long as a pod mounts the volume. */
function mirroringClass(place: Place, vault: VaultObjects): CustomResource {
  const name = mirrorName(vault);
  const data = [
    { objectName: vault.activationId, key: identity.secretKeys.activationId },
    { objectName: vault.customerId, key: identity.secretKeys.customerId },
  ];
  return secretProviderClass(place, name, vault, { secretObjects: [{ secretName: name, type: "Opaque", data }] });
}

/**
 * The driver writes a new Secret at once, and an old one anew only at its next round. So new ids go into a new Secret,
 * which pods that start with them wait for, and pods that run keep theirs.
 */
function mirrorName({ versions }: VaultObjects): pulumi.Input<string> {
  return versions === undefined ? identity.secret : pulumi.interpolate`${identity.secret}-${versionMark(versions)}`;
}

/** The Secret takes the name of the `SecretSync`. */
function secretSync(place: Place, vault: VaultObjects): CustomResource {
  const data = [
    { sourcePath: vault.activationId, targetKey: identity.secretKeys.activationId },
    { sourcePath: vault.customerId, targetKey: identity.secretKeys.customerId },
  ];
  return new CustomResource(
    `${place.name}-credentials`,
    {
      apiVersion: "secret-sync.gke.io/v1",
      kind: "SecretSync",
      metadata: namespaced(place, identity.secret),
      spec: {
        serviceAccountName: identity.serviceAccount,
        secretProviderClassName: identity.secret,
        secretObject: { type: "Opaque", data },
        // A change makes the controller fetch the ids now, and not at its next round.
        forceSynchronization: versionMark(vault.versions),
      },
    },
    { parent: place.parent },
  );
}

/** What the delivery asks of the pods. */
export interface PodCredentials {
  /** Name of the Secret. */
  readonly secret: pulumi.Input<string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly volumes: input.core.v1.Volume[];
  readonly mounts: input.core.v1.VolumeMount[];
  /** Changes with the ids. */
  readonly version: pulumi.Input<string>;
}

export function podCredentials(credentials: KubernetesCredentials): PodCredentials {
  const unmounted = { secret: identity.secret, labels: {}, volumes: [], mounts: [] };
  switch (credentials.delivery) {
    case "secret":
      return { ...unmounted, version: idFingerprint(credentials) };
    // S30: what is in it is not known here; whoever changes it restarts the sensors.
    case "existing":
      return { ...unmounted, secret: credentials.secret, version: credentials.secret };
    case "csi":
      return mountedCredentials(credentials);
    case "sync":
      return { ...unmounted, version: versionMark(credentials.vault.versions) };
  }
}

/** Nothing reads the files: mounting them is what makes the driver fetch the ids and keep the Secret. */
function mountedCredentials({ vault, podLabels }: CsiSecret): PodCredentials {
  const secret = mirrorName(vault);
  const csi = {
    driver: "secrets-store.csi.k8s.io",
    readOnly: true,
    volumeAttributes: { secretProviderClass: secret },
  };
  return {
    secret,
    labels: podLabels,
    volumes: [{ name: "vault", csi }],
    mounts: [{ name: "vault", mountPath: "/mnt/vault", readOnly: true }],
    version: versionMark(vault.versions),
  };
}

function versionMark(versions: VaultObjects["versions"]): pulumi.Output<string> {
  return pulumi.all([...(versions ?? [])]).apply(fingerprint);
}

/**
 * Everyone who may see the pods sees this number, so calling it a secret would only hide it from whoever reads a
 * preview, and would mark the pod template as one that carries a secret. It keeps 32 of the ids' 244 random bits: enough
 * to notice a change, nothing to find the ids with.
 */
function idFingerprint({ activationId, customerId }: PlainSecret): pulumi.Output<string> {
  return pulumi.unsecret(pulumi.all([activationId, customerId]).apply(fingerprint));
}
