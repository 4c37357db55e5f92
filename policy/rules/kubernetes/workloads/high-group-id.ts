import { unless } from "../../../problems";
import { podRule } from "../../../rule";
import type { Container, PodSpec } from "../../../types";
import { problemsIn, someIs } from "../../../unknown";
import { allContainersOf, contextOf } from "../../../views/containers";

/** Whoever names a user and no group gets root's, unless the image knows the user. Of what names neither, the image decides. */
function groupOf(pod: PodSpec, container: Container): number | undefined {
  return contextOf(pod, container, "runAsGroup") ?? (contextOf(pod, container, "runAsUser") ? 0 : undefined);
}

export default podRule({
  id: "kubernetes/workloads/high-group-id",
  title: "Containers run as a group that no node has",
  why: "What belongs to the same group on the node is open to the container wherever it meets it.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.11"] },
  fix: "Set securityContext.runAsGroup to 10000 or higher.",
  elsewhere: true,
  applies: (pod) => someIs(allContainersOf(pod), ({ item }) => groupOf(pod, item) !== undefined),
  check: (pod) =>
    problemsIn(allContainersOf(pod), ({ name, item }) => {
      const group = groupOf(pod, item);
      return unless(group === undefined || group >= 10000, `${name}: group ${group} is below 10000`);
    }),
  good: () => [
    { containers: [{ name: "app" }], securityContext: { runAsUser: 10001, runAsGroup: 10001 } },
    { containers: [{ name: "app", securityContext: { runAsGroup: 10001 } }] },
  ],
  bad: () => [
    { containers: [{ name: "app", securityContext: { runAsGroup: 1000 } }] },
    { containers: [{ name: "app", securityContext: { runAsGroup: 0 } }], securityContext: { runAsGroup: 10001 } },
    { containers: [{ name: "app" }], securityContext: { runAsUser: 10001 } },
    {
      containers: [
        { name: "app", securityContext: { runAsGroup: 10001 } },
        { name: "log", securityContext: { runAsUser: 10001 } },
      ],
    },
  ],
});
