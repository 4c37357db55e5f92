import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { namespacedTypes, typedObjects, type NamespacedObject } from "../../../views/kubernetes-objects";

const system = ["kube-system", "kube-public", "kube-node-lease"];

/** By which, as the clouds document it, their own parts of a cluster are set. Those parts look nowhere else. */
const settings = [
  // EKS
  "amazon-vpc-cni",
  "aws-auth",
  // AKS
  "ama-metrics-prometheus-config",
  "ama-metrics-prometheus-config-node",
  "ama-metrics-settings-configmap",
  "azure-ip-masq-agent-config",
  "container-azm-ms-agentconfig",
  "coredns-custom",
  // GKE
  "ip-masq-agent",
  "kube-dns",
];

const configMap = "kubernetes:core/v1:ConfigMap";

const isSetting = ({ type, metadata: { name, namespace } }: NamespacedObject) =>
  type === configMap && namespace === "kube-system" && settings.includes(name ?? "");

export default ruleOn<NamespacedObject>(typedObjects, {
  id: "kubernetes/namespaces/not-system",
  title: "Nothing is added to the cluster's own namespaces",
  why: "Who may write there may change what the cluster itself runs on.",
  severity: "medium",
  area: "network isolation",
  controls: { kubernetes: ["5.6.1"], eks: ["4.5.1"], aks: ["4.6.1"], gke: ["4.6.1"] },
  fix: "Give the application a namespace of its own.",
  check: (object) => {
    const { namespace } = object.metadata;
    return when(system.includes(namespace ?? "") && !isSetting(object), `the namespace is ${namespace}`);
  },
  good: () => [
    ...namespacedTypes.map((type) => ({ type, metadata: { namespace: "qualys-sensor" } })),
    ...settings.map((name) => ({ type: configMap, metadata: { name, namespace: "kube-system" } }) as const),
  ],
  bad: () => [
    ...system.flatMap((namespace) => namespacedTypes.map((type) => ({ type, metadata: { namespace } }))),
    ...(["kubernetes:apps/v1:DaemonSet", "kubernetes:core/v1:Secret"] as const).map((type) => ({
      type,
      metadata: { name: "aws-auth", namespace: "kube-system" },
    })),
    { type: configMap, metadata: { name: "aws-auth", namespace: "kube-public" } },
    { type: configMap, metadata: { name: "app", namespace: "kube-system" } },
  ],
});
