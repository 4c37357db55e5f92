import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { Secret } from "@pulumi/kubernetes/core/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as pulumi from "@pulumi/pulumi";
import type { KubernetesCredentials, PlainSecret, VaultObjects } from "../credentials";
import { fingerprint } from "../fingerprint";
import * as identity from "../identity";
import { namespaced, type Place } from "./place";

/** Registers what brings the two ids into the Secret that the sensor's environment refers to. */
export function deliverCredentials(place: Place, credentials: KubernetesCredentials): pulumi.Resource[] {
  switch (credentials.delivery) {
    case "secret":
      return [plainSecret(place, credentials)];
    case "csi":
      return [secretProviderClass(place, credentials.vault, { secretObjects: [mirroredSecret(credentials.vault)] })];
    case "sync":
      return [secretProviderClass(place, credentials.vault), secretSync(place, credentials.vault)];
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

function secretProviderClass(place: Place, { provider, parameters }: VaultObjects, spec = {}): CustomResource {
  return new CustomResource(
    `${place.name}-vault-objects`,
    {
      apiVersion: "secrets-store.csi.x-k8s.io/v1",
      kind: "SecretProviderClass",
      metadata: namespaced(place, identity.secret),
      spec: { provider, parameters, ...spec },
    },
    { parent: place.parent },
  );
}

/** The Secret that the CSI driver keeps for as long as a pod mounts the volume. */
export function mirroredSecret(vault: VaultObjects) {
  return {
    secretName: identity.secret,
    type: "Opaque",
    data: [
      { objectName: vault.activationId, key: identity.secretKeys.activationId },
      { objectName: vault.customerId, key: identity.secretKeys.customerId },
    ],
  };
}

/** The Secret takes the name of the `SecretSync`. */
function secretSync(place: Place, vault: VaultObjects): CustomResource {
  return new CustomResource(
    `${place.name}-credentials`,
    {
      apiVersion: "secret-sync.gke.io/v1",
      kind: "SecretSync",
      metadata: namespaced(place, identity.secret),
      spec: syncSpec(vault),
    },
    { parent: place.parent },
  );
}

export function syncSpec(vault: VaultObjects) {
  return {
    serviceAccountName: identity.serviceAccount,
    secretProviderClassName: identity.secret,
    secretObject: {
      type: "Opaque",
      data: [
        { sourcePath: vault.activationId, targetKey: identity.secretKeys.activationId },
        { sourcePath: vault.customerId, targetKey: identity.secretKeys.customerId },
      ],
    },
  };
}

/** What the delivery asks of the pods. */
export interface PodCredentials {
  readonly labels: Readonly<Record<string, string>>;
  readonly volumes: input.core.v1.Volume[];
  readonly mounts: input.core.v1.VolumeMount[];
  /** Changes with the ids. */
  readonly version: pulumi.Input<string>;
}

export function podCredentials(credentials: KubernetesCredentials): PodCredentials {
  if (credentials.delivery === "secret") {
    return { ...noMount, version: idFingerprint(credentials) };
  }
  const version = pulumi.all([...(credentials.vault.versions ?? [])]).apply(fingerprint);
  return credentials.delivery === "csi"
    ? { ...csiMount, labels: credentials.podLabels, version }
    : { ...noMount, version };
}

const noMount = { labels: {}, volumes: [], mounts: [] };

/** Nothing reads the files: mounting them is what makes the driver fetch the ids and keep the Secret. */
const csiMount = {
  volumes: [
    {
      name: "vault",
      csi: {
        driver: "secrets-store.csi.k8s.io",
        readOnly: true,
        volumeAttributes: { secretProviderClass: identity.secret },
      },
    },
  ],
  mounts: [{ name: "vault", mountPath: "/mnt/vault", readOnly: true }],
};

/**
 * Everyone who may see the pods sees this number, so calling it a secret would only hide it from whoever reads a
 * preview, and would mark the pod template as one that carries a secret. It keeps 32 of the ids' 244 random bits: enough
 * to notice a change, nothing to find the ids with.
 */
function idFingerprint({ activationId, customerId }: PlainSecret): pulumi.Output<string> {
  return pulumi.unsecret(pulumi.all([activationId, customerId]).apply(fingerprint));
}
