import { unless } from "../../../problems";
import { rule } from "../../../rule";

const label = "pod-security.kubernetes.io/enforce";

export default rule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/pod-security-enforced",
  title: "Namespaces refuse pods below the baseline standard",
  why: "Otherwise whoever may make a pod there may make one that is root on the node.",
  severity: "high",
  area: "runtime security",
  controls: { gke: ["4.2.1"] },
  fix: "Label the namespace with pod-security.kubernetes.io/enforce: baseline or restricted.",
  check({ metadata }) {
    const level = metadata?.labels?.[label];
    return unless(["baseline", "restricted"].includes(level ?? ""), `enforce is ${level ?? "not set"}`);
  },
  good: () => [{ metadata: { labels: { [label]: "baseline" } } }, { metadata: { labels: { [label]: "restricted" } } }],
  bad: () => [{}, { metadata: { labels: { [label]: "privileged" } } }],
});
