import { Namespace, ServiceAccount, ServiceAccountPatch } from "@pulumi/kubernetes/core/v1";
import type * as pulumi from "@pulumi/pulumi";
import * as identity from "../identity";
import { clusterWide, namespaced, type Place } from "./place";

/**
 * Host paths are outside every Pod Security level but `privileged`, so that one is enforced, and only here. Warnings
 * and the audit log still show everything beyond `restricted` (X17).
 */
const podSecurity = {
  "pod-security.kubernetes.io/enforce": "privileged",
  "pod-security.kubernetes.io/enforce-version": "latest",
  "pod-security.kubernetes.io/audit": "restricted",
  "pod-security.kubernetes.io/audit-version": "latest",
  "pod-security.kubernetes.io/warn": "restricted",
  "pod-security.kubernetes.io/warn-version": "latest",
};

/** A namespace that holds the sensor and nothing else. */
export function createNamespace({ name, parent, tags }: Omit<Place, "namespace">): Namespace {
  const metadata = clusterWide({ tags }, identity.namespace);
  return new Namespace(
    `${name}-namespace`,
    { metadata: { ...metadata, labels: { ...metadata.labels, ...podSecurity } } },
    { parent },
  );
}

/** The sensor's pods ask for the token themselves; nothing that borrows the account gets it by default. */
export function createServiceAccount(
  place: Place,
  annotations: Readonly<Record<string, pulumi.Input<string>>>,
): ServiceAccount {
  const metadata = namespaced(place, identity.serviceAccount);
  return new ServiceAccount(
    `${place.name}-service-account`,
    {
      metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
      automountServiceAccountToken: false,
    },
    { parent: place.parent },
  );
}

/** Scan pods run as the account `default`, which Kubernetes makes by itself, so all one can do is to patch it. */
export function disarmDefaultServiceAccount({ name, parent, namespace }: Place): ServiceAccountPatch {
  return new ServiceAccountPatch(
    `${name}-default-service-account`,
    { metadata: { name: "default", namespace }, automountServiceAccountToken: false },
    { parent },
  );
}
