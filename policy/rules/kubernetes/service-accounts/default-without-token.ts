import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { inNamespace } from "../../../views/network-policies";

export default stackRule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/service-accounts/default-without-token",
  title: "A namespace's default service account hands its token to no pod that does not ask",
  why: "Kubernetes makes the account by itself, and gives its token to every pod that names no other.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.5"], eks: ["4.1.5"], aks: ["4.1.5"], gke: ["4.1.4"] },
  fix: "Add a ServiceAccountPatch for default in the namespace, with automountServiceAccountToken false.",
  check: (namespace, stack) =>
    unless(
      [
        ...inNamespace(stack, "kubernetes:core/v1:ServiceAccountPatch", namespace),
        ...inNamespace(stack, "kubernetes:core/v1:ServiceAccount", namespace),
      ].some(
        ({ properties: { metadata, automountServiceAccountToken } }) =>
          automountServiceAccountToken === false && metadata?.name === "default",
      ),
      "the default service account's token is mounted",
    ),
  good: () =>
    (["kubernetes:core/v1:ServiceAccountPatch", "kubernetes:core/v1:ServiceAccount"] as const).flatMap((type) => [
      [
        resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
        resource(type, "default", {
          metadata: { name: "default", namespace: "app" },
          automountServiceAccountToken: false,
        }),
      ],
    ]),
  bad: () => [
    [resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } })],
    [resource("kubernetes:core/v1:Namespace", "app", {})],
    ...[
      { metadata: { name: "default", namespace: "app" } },
      { metadata: { name: "default", namespace: "app" }, automountServiceAccountToken: true },
      { metadata: { name: "default", namespace: "other" }, automountServiceAccountToken: false },
      { metadata: { name: "other", namespace: "app" }, automountServiceAccountToken: false },
    ].map((account) => [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:core/v1:ServiceAccountPatch", "default", account),
    ]),
  ],
});
