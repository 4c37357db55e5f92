import { resource } from "../../../examples";
import { list, unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { inNamespace } from "../../../views/network-policies";

const quotaType = "kubernetes:core/v1:ResourceQuota";
const limitsType = "kubernetes:core/v1:LimitRange";

const namespace = resource("kubernetes:core/v1:Namespace", "app", { metadata: { name: "app" } });
const quota = resource(quotaType, "quota", { metadata: { namespace: "app" }, spec: { hard: { pods: "10" } } });
const limits = resource(limitsType, "limits", {
  metadata: { namespace: "app" },
  spec: { limits: [{ type: "Container", default: { cpu: "1", memory: "1Gi" } }] },
});

const isHeld = (amounts: object | undefined) => Object.keys(amounts ?? {}).length > 0;

export default stackRule("kubernetes:core/v1:Namespace", {
  id: "kubernetes/namespaces/quota",
  title: "Every namespace has a quota and default limits",
  why: "One workload that runs away takes the room of all others.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.14", "4.15"] },
  fix: "Add a ResourceQuota and a LimitRange to the namespace.",
  check: (namespace, stack) => [
    ...unless(
      inNamespace(stack, quotaType, namespace).some(({ properties: { spec } }) => isHeld(spec?.hard)),
      "no ResourceQuota",
    ),
    ...unless(
      inNamespace(stack, limitsType, namespace).some(({ properties: { spec } }) =>
        list(spec?.limits).some((limit) => isHeld(limit.default)),
      ),
      "no LimitRange",
    ),
  ],
  good: () => [[namespace, quota, limits]],
  bad: () => [
    [resource("kubernetes:core/v1:Namespace", "app", {})],
    [namespace],
    [namespace, quota],
    [namespace, resource(quotaType, "quota", { metadata: { namespace: "app" } }), limits],
    [namespace, quota, resource(limitsType, "limits", { metadata: { namespace: "app" } })],
  ],
});
