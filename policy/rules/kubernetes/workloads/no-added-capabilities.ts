import { list, unless } from "../../../problems";
import { linuxContainerRule } from "../../../rule";
import { problemsOf } from "../../../unknown";

export default linuxContainerRule({
  id: "kubernetes/workloads/no-added-capabilities",
  title: "Containers drop all capabilities, and add none but NET_BIND_SERVICE",
  why: "Capabilities such as SYS_ADMIN turn a break-in into a container into one into the node.",
  severity: "high",
  area: "runtime security",
  controls: { kubernetes: ["5.2.9", "5.6.3"], aks: ["4.6.2"], gke: ["4.6.3"], peers: ["4.10"] },
  fix: "Set securityContext.capabilities.drop to ALL and add nothing.",
  check: ({ securityContext }) =>
    problemsOf(
      () => unless(list(securityContext?.capabilities?.drop).includes("ALL"), "not all capabilities are dropped"),
      () => {
        const added = list(securityContext?.capabilities?.add).filter((name) => name !== "NET_BIND_SERVICE");
        return added.map((name) => `adds ${name}`);
      },
    ),
  good: () => [
    { securityContext: { capabilities: { drop: ["ALL"] } } },
    { securityContext: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } } },
  ],
  bad: () => [
    {},
    { securityContext: { capabilities: { drop: ["NET_RAW"] } } },
    { securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } },
  ],
});
