import { unless } from "../../../problems";
import { namespacedRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default namespacedRule({
  id: "kubernetes/namespaces/not-default",
  title: "Nothing lives in the default namespace",
  why: "Rights, quotas and policies are set by namespace, and nobody sets them on the default one.",
  severity: "medium",
  area: "network isolation",
  controls: { kubernetes: ["5.6.4"], eks: ["4.5.2"], aks: ["4.6.3"], gke: ["4.6.4"] },
  fix: "Set metadata.namespace to a namespace of the application's own.",
  check: (metadata) =>
    unless(
      isSet(metadata, "namespace") && metadata.namespace !== "default",
      `the namespace is ${metadata.namespace ?? "not set"}`,
    ),
  good: () => [{ namespace: "qualys-sensor" }],
  bad: () => [{}, { namespace: "default" }],
});
