import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/labelled",
  title: "Clusters say whose they are",
  why: "Nobody answers for a cluster that nobody knows the owner of.",
  severity: "low",
  area: "logging",
  controls: { peers: ["3.1"] },
  fix: "Set resourceLabels.",
  check: ({ resourceLabels }) => unless(Object.keys(resourceLabels ?? {}).length > 0, "it has no labels"),
  good: () => [{ resourceLabels: { team: "security" } }],
  bad: () => [{}, { resourceLabels: {} }],
});
