import { unless } from "../../../problems";
import { rule } from "../../../rule";

const modes = ["enforce", "audit", "warn"];

export default rule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/pod-security-labels",
  title: "Namespaces say which pod security standard holds",
  why: "Without labels, the standard is whatever the cluster's default happens to be.",
  severity: "medium",
  area: "runtime security",
  controls: { kubernetes: ["5.2.1"] },
  fix: "Label the namespace with pod-security.kubernetes.io/enforce, audit and warn.",
  check: ({ metadata }) =>
    modes.flatMap((mode) =>
      unless(Boolean(metadata?.labels?.[`pod-security.kubernetes.io/${mode}`]), `no label for ${mode}`),
    ),
  good: [
    {
      metadata: {
        labels: Object.fromEntries(modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, "restricted"])),
      },
    },
  ],
  bad: [{}, { metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } } }],
});
