import { unless } from "../../../problems";
import { podRule } from "../../../rule";
import type { PodSpec } from "../../../types";
import { containersOf } from "../../../views/containers";

function usersOf(pod: PodSpec) {
  return containersOf(pod).flatMap(({ name, item }) => {
    const user = item.securityContext?.runAsUser ?? pod.securityContext?.runAsUser;
    return user ? [{ name, user }] : [];
  });
}

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
  applies: (pod) => usersOf(pod).length > 0,
  check: (pod) => usersOf(pod).flatMap(({ name, user }) => unless(user >= 10000, `${name} runs as user ${user}`)),
  good: [
    { containers: [{ name: "app" }], securityContext: { runAsUser: 10001 } },
    { containers: [{ name: "app", securityContext: { runAsUser: 10001 } }] },
  ],
  bad: [{ containers: [{ name: "app", securityContext: { runAsUser: 1000 } }] }],
});
