/*
 * Kinds that add-ons of the clouds bring, as far as their schemas tell right objects from wrong ones: the API server
 * drops what a schema does not know, and refuses what it contradicts.
 */

const text = { type: "string" } as const;
const texts = { type: "object", additionalProperties: text } as const;
const list = (items: object, rest: object = {}) => ({ type: "array", items, ...rest });
const fields = (properties: object, ...required: string[]) => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const like = (pattern: string) => ({ ...text, minLength: 1, maxLength: 253, pattern });

/** The Secrets Store CSI driver's, which AKS' and GKE's add-ons are built on. */
const secretProviderClass = definition("secrets-store.csi.x-k8s.io", "SecretProviderClass", "secretproviderclasses", {
  spec: fields({
    provider: text,
    parameters: texts,
    secretObjects: list(
      fields({
        secretName: text,
        type: text,
        labels: texts,
        annotations: texts,
        data: list(fields({ objectName: text, key: text })),
      }),
    ),
  }),
});

const objectName = like("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");
const dataKey = like("^[A-Za-z0-9.]([-A-Za-z0-9]+([-._a-zA-Z0-9]?[A-Za-z0-9])*)?(/([0-9]+))*$");

/** GKE's Secret Sync, which is the Kubernetes project's Secrets Store Sync Controller under a name of its own. */
const secretSync = definition("secret-sync.gke.io", "SecretSync", "secretsyncs", {
  spec: fields(
    {
      serviceAccountName: objectName,
      secretProviderClassName: objectName,
      secretSyncControllerName: text,
      forceSynchronization: like("^[A-Za-z0-9]([-A-Za-z0-9]+([-._a-zA-Z0-9]?[A-Za-z0-9])*)?$"),
      secretObject: fields(
        {
          type: { ...text, minLength: 1, maxLength: 253 },
          labels: texts,
          annotations: texts,
          data: list(fields({ sourcePath: dataKey, targetKey: dataKey }, "sourcePath", "targetKey"), {
            minItems: 1,
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["targetKey"],
          }),
        },
        "type",
        "data",
      ),
    },
    "serviceAccountName",
    "secretProviderClassName",
    "secretObject",
  ),
});

const expression = fields(
  { key: text, operator: { ...text, enum: ["In", "NotIn", "Exists", "DoesNotExist"] }, values: list(text) },
  "key",
  "operator",
);

/** Cilium's, as far as this program uses it. */
const ciliumNetworkPolicy = definition(
  "cilium.io",
  "CiliumNetworkPolicy",
  "ciliumnetworkpolicies",
  {
    spec: fields({
      endpointSelector: fields({ matchLabels: texts }),
      egress: list(
        fields({
          toEntities: list({ ...text, enum: ["kube-apiserver"] }),
          toEndpoints: list(fields({ matchLabels: texts, matchExpressions: list(expression) })),
          toCIDR: list(like("^[0-9.]+/[0-9]{1,2}$")),
          toFQDNs: list(
            fields({ matchName: like("^([-a-zA-Z0-9_]+[.]?)+$"), matchPattern: like("^[-a-zA-Z0-9_*.]+$") }),
          ),
          toPorts: list(
            fields({
              ports: list(fields({ port: like("^[0-9]{1,5}$"), protocol: { ...text, enum: ["TCP", "UDP"] } }, "port")),
              rules: fields({ dns: list(fields({ matchPattern: like("^[-a-zA-Z0-9_*.]+$") })) }),
            }),
          ),
        }),
      ),
    }),
  },
  "v2",
);

/** GKE's policy that names hosts. */
const fqdnNetworkPolicy = definition(
  "networking.gke.io",
  "FQDNNetworkPolicy",
  "fqdnnetworkpolicies",
  {
    spec: fields(
      {
        podSelector: fields({ matchLabels: texts }),
        egress: list(
          fields({
            matches: list(fields({ name: text, pattern: text })),
            ports: list(fields({ protocol: text, port: { type: "integer" } })),
          }),
        ),
      },
      "podSelector",
    ),
  },
  "v1alpha1",
);

export const addOnKinds: readonly object[] = [secretProviderClass, secretSync, ciliumNetworkPolicy, fqdnNetworkPolicy];

function definition(group: string, kind: string, plural: string, properties: object, version = "v1"): object {
  const schema = { openAPIV3Schema: fields(properties, "spec") };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: "Namespaced",
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [{ name: version, served: true, storage: true, schema }],
    },
  };
}
