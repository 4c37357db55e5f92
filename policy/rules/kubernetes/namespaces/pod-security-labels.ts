import { unless } from "../../../problems";
import { rule } from "../../../rule";

const label = "pod-security.kubernetes.io/enforce";

export default rule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/pod-security-labels",
  title: "Namespaces say which pod security standard holds",
  why: "Without labels, the standard is whatever the cluster's default happens to be.",
  severity: "medium",
  area: "runtime security",
  controls: { kubernetes: ["5.2.1"] },
  fix: `Label the namespace with ${label}.`,
  // The control asks for a mechanism that is active. Audit and warn stop nothing: a rule of their own asks for them.
  check: ({ metadata }) => unless(Boolean(metadata?.labels?.[label]), "no label for enforce"),
  good: () => [
    { metadata: { labels: { [label]: "restricted" } } },
    { metadata: { labels: { [label]: "privileged" } } },
  ],
  bad: () => [
    {},
    { metadata: { labels: { [label]: "" } } },
    {
      metadata: {
        labels: { "pod-security.kubernetes.io/audit": "restricted", "pod-security.kubernetes.io/warn": "restricted" },
      },
    },
  ],
});
