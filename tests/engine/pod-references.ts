import type { output } from "@pulumi/kubernetes/types";
import { load } from "js-yaml";
import type { ControlPlane } from "./kubernetes";

type Pod = output.core.v1.PodSpec;

interface Named {
  readonly metadata: { readonly name: string };
}

interface Keyed extends Named {
  readonly data?: Readonly<Record<string, string>>;
}

interface SecretProviderClass extends Named {
  readonly spec: {
    readonly provider: string;
    readonly parameters: Readonly<Record<string, string>>;
    readonly secretObjects?: readonly { secretName: string; data: readonly { objectName: string; key: string }[] }[];
  };
}

interface SecretSync extends Named {
  readonly spec: {
    readonly serviceAccountName: string;
    readonly secretProviderClassName: string;
    readonly secretObject: { readonly data: readonly { sourcePath: string; targetKey: string }[] };
  };
}

/**
 * What a kubelet would wait for in vain before it starts these pods; a simulated one starts pods whatever they refer to. The
 * Secrets that a driver or a controller of the platform writes are taken for written if it finds in its own objects all
 * that it needs.
 */
export function missingReferences(controlPlane: ControlPlane, namespace: string, pods: readonly Pod[]): string[] {
  const list = <Item>(kind: string) => controlPlane.list<Item>(kind, "--namespace", namespace);
  const classes = list<SecretProviderClass>("secretproviderclasses.secrets-store.csi.x-k8s.io");
  const accounts = list<Named>("serviceaccounts").map(({ metadata }) => metadata.name);
  const present = [
    ...list<Keyed>("configmaps").flatMap((each) => keysOf("ConfigMap", each)),
    ...list<Keyed>("secrets").flatMap((each) => keysOf("Secret", each)),
    ...classes.map(({ metadata }) => `SecretProviderClass ${metadata.name}`),
    ...list<SecretSync>("secretsyncs")
      .filter(({ spec }) => accounts.includes(spec.serviceAccountName))
      .flatMap((sync) => synced(sync, classes)),
  ];
  // Asked for once: there are hundreds of pods.
  return pods.flatMap((pod) => {
    const mounted = pod.volumes.flatMap(({ csi }) => csi?.volumeAttributes?.secretProviderClass ?? []);
    const written = classes.filter(({ metadata }) => mounted.includes(metadata.name)).flatMap(mirrored);
    return references(pod).filter((reference) => ![...present, ...written].includes(reference));
  });
}

function references({ containers, volumes }: Pod): string[] {
  return [
    ...containers
      .flatMap(({ env }) => env)
      .flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? [])
      .map(({ name, key }) => `Secret ${name} ${key}`),
    ...volumes.flatMap(({ configMap }) =>
      (configMap?.items ?? []).map(({ key }) => `ConfigMap ${configMap.name} ${key}`),
    ),
    ...volumes.flatMap(({ csi }) => (csi ? [`SecretProviderClass ${csi.volumeAttributes.secretProviderClass}`] : [])),
  ];
}

const keysOf = (kind: string, { metadata, data = {} }: Keyed) =>
  Object.keys(data).map((key) => `${kind} ${metadata.name} ${key}`);

/** Secrets that the CSI driver keeps while a pod mounts the class. */
function mirrored({ spec }: SecretProviderClass): string[] {
  return (spec.secretObjects ?? []).flatMap(({ secretName, data }) =>
    data.filter(({ objectName }) => fetched(spec).includes(objectName)).map(({ key }) => `Secret ${secretName} ${key}`),
  );
}

/** The Secret that the controller writes. */
function synced({ metadata, spec }: SecretSync, classes: readonly SecretProviderClass[]): string[] {
  const source = classes.find((each) => each.metadata.name === spec.secretProviderClassName);
  return spec.secretObject.data
    .filter(({ sourcePath }) => source !== undefined && fetched(source.spec).includes(sourcePath))
    .map(({ targetKey }) => `Secret ${metadata.name} ${targetKey}`);
}

/** The names under which a provider hands out what it fetches: each has a list of its own form. */
function fetched({ provider, parameters }: SecretProviderClass["spec"]): string[] {
  if (provider === "gke") return (load(parameters.secrets ?? "") as { path: string }[]).map(({ path }) => path);
  const { array } = load(parameters.objects ?? "") as { array: string[] };
  return array.map((entry) => (load(entry) as { objectName: string }).objectName);
}
