import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { inNamespace } from "../../../views/network-policies";

export default stackRule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/quota",
  title: "Every namespace has a quota and default limits",
  why: "One workload that runs away takes the room of all others.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.14", "4.15"] },
  fix: "Add a ResourceQuota and a LimitRange to the namespace.",
  check: (namespace, stack) => [
    ...unless(inNamespace(stack, "kubernetes:core/v1:ResourceQuota", namespace).length > 0, "no ResourceQuota"),
    ...unless(inNamespace(stack, "kubernetes:core/v1:LimitRange", namespace).length > 0, "no LimitRange"),
  ],
  good: [
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:core/v1:ResourceQuota", "quota", { metadata: { namespace: "app" } }),
      resource("kubernetes:core/v1:LimitRange", "limits", { metadata: { namespace: "app" } }),
    ],
  ],
  bad: [
    [resource("kubernetes:core/v1:Namespace", "app", {})],
    [resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } })],
    [
      resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } }),
      resource("kubernetes:core/v1:ResourceQuota", "quota", { metadata: { namespace: "app" } }),
    ],
  ],
});
