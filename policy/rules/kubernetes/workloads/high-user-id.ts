import { unless } from "../../../problems";
import { podRule } from "../../../rule";
import { problemsIn, someIs } from "../../../unknown";
import { allContainersOf, contextOf } from "../../../views/containers";

export default podRule({
  id: "kubernetes/workloads/high-user-id",
  title: "Containers run as a user that no node has",
  why: "A user of the container that is one of the node's owns the same files there.",
  severity: "low",
  area: "runtime security",
  controls: { peers: ["4.11"] },
  fix: "Set securityContext.runAsUser to 10000 or higher.",
  elsewhere: true,
  // Root, and what may be root, is told by a rule of its own.
  applies: (pod) => someIs(allContainersOf(pod), ({ item }) => Boolean(contextOf(pod, item, "runAsUser"))),
  check: (pod) =>
    problemsIn(allContainersOf(pod), ({ name, item }) => {
      const user = contextOf(pod, item, "runAsUser");
      return unless(!user || user >= 10000, `${name}: user ${user} is below 10000`);
    }),
  good: () => [
    { containers: [{ name: "app" }], securityContext: { runAsUser: 10001 } },
    { containers: [{ name: "app", securityContext: { runAsUser: 10001 } }] },
  ],
  bad: () => [{ containers: [{ name: "app", securityContext: { runAsUser: 1000 } }] }],
});
