import { resource } from "../../../examples";
import { when } from "../../../problems";
import { stackRule } from "../../../rule";
import type { PropertiesOf } from "../../../types";
import { problemsIn, someIs } from "../../../unknown";
import { inNamespace, isolates, opensAll } from "../../../views/network-policies";

const namespace = resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } });

function policy(name: string, spec: PropertiesOf<"kubernetes:networking.k8s.io/v1:NetworkPolicy">["spec"]) {
  return resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, { metadata: { namespace: "app" }, spec });
}

const deny = policy("deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
const dns = { ports: [{ port: 53, protocol: "UDP" }] };

export default stackRule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/default-deny",
  title: "Every namespace lets nothing in and out that no policy names",
  why: "Without a policy, every pod in the cluster can talk to every other.",
  severity: "high",
  area: "network isolation",
  controls: { kubernetes: ["5.3.2"], eks: ["4.3.2"], aks: ["4.4.2"], gke: ["4.3.2"], peers: ["4.21", "4.24"] },
  fix: "Add a NetworkPolicy for all pods of the namespace, with policyTypes Ingress and Egress.",
  check(namespace, stack) {
    const policies = inNamespace(stack, "kubernetes:networking.k8s.io/v1:NetworkPolicy", namespace);
    return problemsIn(["Ingress", "Egress"] as const, (direction) => {
      const traffic = `${direction.toLowerCase()} for all pods`;
      if (!someIs(policies, (policy) => isolates(policy, direction))) return [`no policy limits ${traffic}`];
      return problemsIn(policies, (policy) =>
        when(opensAll(policy, direction), () => `${policy.name} lets through all ${traffic}, whatever others limit`),
      );
    });
  },
  good: () => [
    [namespace, deny],
    [
      resource("kubernetes:core/v1:Namespace", "app", {}),
      resource(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "deny",
        { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
        { metadata: "app" },
      ),
    ],
    [namespace, policy("dns", { podSelector: {}, egress: [dns] })],
    [namespace, deny, policy("web", { podSelector: { matchLabels: { app: "web" } }, ingress: [{}] })],
  ],
  bad: () => [
    [resource("kubernetes:core/v1:Namespace", "app", {})],
    [namespace],
    [namespace, policy("open", { podSelector: {}, policyTypes: ["Ingress", "Egress"], egress: [{}] })],
    [namespace, deny, policy("web", { podSelector: {}, ingress: [{}] })],
    [
      namespace,
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", {
        metadata: { namespace: "other" },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      }),
    ],
    [namespace, policy("deny", { podSelector: {}, policyTypes: ["Ingress"] })],
    [namespace, policy("some", { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress", "Egress"] })],
  ],
});
