import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/pod-security-watched",
  title: "Namespaces report every pod that departs from the strictest standard",
  why: "What departs from the standard should be known, even where it is allowed.",
  severity: "low",
  area: "runtime security",
  controls: {},
  fix: "Set the labels pod-security.kubernetes.io/audit and warn to restricted.",
  check: ({ metadata }) =>
    ["audit", "warn"].flatMap((mode) => {
      const level = metadata?.labels?.[`pod-security.kubernetes.io/${mode}`];
      return unless(level === "restricted", `${mode} is ${level ?? "not set"}`);
    }),
  good: () => [
    {
      metadata: {
        labels: { "pod-security.kubernetes.io/audit": "restricted", "pod-security.kubernetes.io/warn": "restricted" },
      },
    },
  ],
  bad: () => [
    {},
    {
      metadata: {
        labels: { "pod-security.kubernetes.io/audit": "privileged", "pod-security.kubernetes.io/warn": "restricted" },
      },
    },
  ],
});
