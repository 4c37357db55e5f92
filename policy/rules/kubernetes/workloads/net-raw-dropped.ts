import { list, unless, when } from "../../../problems";
import { linuxContainerRule } from "../../../rule";
import { problemsOf } from "../../../unknown";

const rawSockets = ["ALL", "NET_RAW"];

export default linuxContainerRule({
  id: "kubernetes/workloads/net-raw-dropped",
  title: "Containers cannot forge network packets",
  why: "With raw sockets, a container poses as its neighbours.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.2.8"] },
  fix: "Drop ALL capabilities, or at least NET_RAW.",
  check: ({ securityContext }) =>
    problemsOf(
      () =>
        unless(
          list(securityContext?.capabilities?.drop).some((name) => rawSockets.includes(name)),
          "NET_RAW is not dropped",
        ),
      () =>
        when(
          list(securityContext?.capabilities?.add).some((name) => rawSockets.includes(name)),
          "NET_RAW is added",
        ),
    ),
  good: () => [
    { securityContext: { capabilities: { drop: ["ALL"] } } },
    { securityContext: { capabilities: { drop: ["NET_RAW"] } } },
  ],
  bad: () => [{}, ...rawSockets.map((name) => ({ securityContext: { capabilities: { drop: ["ALL"], add: [name] } } }))],
});
