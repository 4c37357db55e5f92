import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("kubernetes:core/v1:ServiceAccount", {
  id: "kubernetes/service-accounts/no-token-by-default",
  title: "Service accounts hand their token to no pod that does not ask",
  why: "A token in a pod that needs none is a gift to whoever breaks into it.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.6"], eks: ["4.1.6"], aks: ["4.1.6"], gke: ["4.1.5"] },
  fix: "Set automountServiceAccountToken to false; a pod that needs the token says so itself.",
  check: ({ automountServiceAccountToken }) =>
    unless(automountServiceAccountToken === false, "automountServiceAccountToken is not false"),
  good: () => [{ automountServiceAccountToken: false }],
  bad: () => [{}, { automountServiceAccountToken: true }],
});
