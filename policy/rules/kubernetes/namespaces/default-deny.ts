import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isolates, inNamespace } from "../../../views/network-policies";

export default stackRule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/default-deny",
  title: "Every namespace lets nothing in and out that no policy names",
  why: "Without a policy, every pod in the cluster can talk to every other.",
  severity: "high",
  area: "network isolation",
  controls: { kubernetes: ["5.3.2"], eks: ["4.3.2"], aks: ["4.4.2"], gke: ["4.3.2"], peers: ["4.21", "4.24"] },
  fix: "Add a NetworkPolicy for all pods of the namespace, with policyTypes Ingress and Egress.",
  check: (namespace, stack) =>
    ["Ingress", "Egress"].flatMap((direction) =>
      unless(
        inNamespace(stack, "kubernetes:networking.k8s.io/v1:NetworkPolicy", namespace).some((policy) =>
          isolates(policy, direction),
        ),
        `no policy limits ${direction.toLowerCase()} for all pods`,
      ),
    ),
  good: () => [
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", {
        metadata: { namespace: "app" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      }),
    ],
    [
      resource("kubernetes:core/v1:Namespace", "app", {}),
      resource(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "deny",
        { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
        { metadata: "app" },
      ),
    ],
  ],
  bad: () => [
    [resource("kubernetes:core/v1:Namespace", "app", {})],
    [resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } })],
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "open", {
        metadata: { namespace: "app" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], egress: [{}] },
      }),
    ],
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", {
        metadata: { namespace: "other" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      }),
    ],
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", {
        metadata: { namespace: "app" },
        spec: { podSelector: {}, policyTypes: ["Ingress"] },
      }),
    ],
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "some", {
        metadata: { namespace: "app" },
        spec: { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress", "Egress"] },
      }),
    ],
  ],
});
