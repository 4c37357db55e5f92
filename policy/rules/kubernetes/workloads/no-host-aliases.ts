import { list, when } from "../../../problems";
import { podRule } from "../../../rule";

export default podRule({
  id: "kubernetes/workloads/no-host-aliases",
  title: "Names lead where DNS says",
  why: "A line in /etc/hosts sends a name to another machine, past DNS and what is recorded of it.",
  severity: "low",
  area: "network isolation",
  controls: { peers: ["4.29"] },
  fix: "Leave hostAliases out, and let DNS say where a name leads.",
  check: ({ hostAliases }) => when(list(hostAliases).length > 0, "it has hostAliases"),
  good: () => [{}],
  bad: () => [{ hostAliases: [{ ip: "203.0.113.10", hostnames: ["registry.example.com"] }] }],
});
