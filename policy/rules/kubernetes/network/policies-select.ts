import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { hasPodWith } from "../../../views/pod-labels";

const pods = { spec: { selector: {}, template: { metadata: { labels: { app: "web", tier: "front" } } } } };

export default stackRule("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
  id: "kubernetes/network/policies-select",
  title: "Network policies are about some pod",
  why: "A policy whose labels no pod has protects nothing, and looks as if it did.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["4.23"] },
  fix: "Write the labels of the workload's pods into podSelector.",
  applies: ({ properties: { spec } }) => Object.keys(spec?.podSelector?.matchLabels ?? {}).length > 0,
  check({ properties: { spec } }, stack) {
    const wanted = Object.entries(spec?.podSelector?.matchLabels ?? {});
    return unless(
      hasPodWith(stack, wanted),
      `no pod of this stack has ${wanted.map((label) => label.join("=")).join(", ")}`,
    );
  },
  good: () => [
    [
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "policy", {
        spec: { podSelector: { matchLabels: { app: "web" } } },
      }),
      resource("kubernetes:apps/v1:DaemonSet", "web", pods),
    ],
  ],
  bad: () => [
    [
      resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "policy", {
        spec: { podSelector: { matchLabels: { app: "shop" } } },
      }),
      resource("kubernetes:apps/v1:DaemonSet", "web", pods),
    ],
  ],
});
