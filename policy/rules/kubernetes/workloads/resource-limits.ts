import { unless } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/resource-limits",
  title: "Containers have limits for CPU and memory",
  why: "One container that runs away takes the memory and processors of all others.",
  severity: "medium",
  area: "runtime security",
  controls: { peers: ["4.3", "4.4"] },
  fix: "Set resources.limits.cpu and resources.limits.memory.",
  check: ({ resources }) =>
    ["cpu", "memory"].flatMap((name) => unless(Boolean(resources?.limits?.[name]), `no ${name} limit`)),
  good: () => [{ resources: { limits: { cpu: "1", memory: "1Gi" } } }],
  bad: () => [
    {},
    { resources: { limits: { memory: "1Gi" } } },
    { resources: { requests: { cpu: "1", memory: "1Gi" } } },
  ],
});
