import { when } from "../../../problems";
import { rule } from "../../../rule";
import { podTemplateOf } from "../../../views/pod-labels";

export default rule(
  [
    "kubernetes:apps/v1:DaemonSet",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:ReplicaSet",
    "kubernetes:apps/v1:StatefulSet",
  ],
  {
    id: "kubernetes/workloads/selector-matches",
    title: "Workloads find their own pods",
    why: "A workload that does not find its pods makes new ones for ever, or is refused.",
    severity: "medium",
    area: "runtime security",
    controls: { peers: ["4.25"] },
    fix: "Write the labels of spec.selector into the template's metadata.",
    check(properties) {
      const { labels, selected } = podTemplateOf(properties);
      const missing = Object.entries(selected).filter(([key, value]) => labels[key] !== value);
      return when(missing.length > 0, `its pods lack ${missing.map((label) => label.join("=")).join(", ")}`);
    },
    good: () => [
      {},
      { spec: { selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "web" } } } } },
    ],
    bad: () => [
      { spec: { selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "shop" } } } } },
      { metadata: { labels: { app: "web" } }, spec: { selector: { matchLabels: { app: "web" } }, template: {} } },
    ],
  },
);
